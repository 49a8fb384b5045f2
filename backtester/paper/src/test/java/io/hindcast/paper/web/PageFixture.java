package io.hindcast.paper.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.feed.FeedClock;
import io.hindcast.feed.FeedMessage;
import io.hindcast.feed.FeedMessage.ClosedBar;
import io.hindcast.forecast.TrainingProgress;
import io.hindcast.market.EpochNanos;
import io.hindcast.market.Instrument;
import io.hindcast.market.Interval;
import io.hindcast.paper.session.PaperSession;
import io.hindcast.runs.config.RunOptions;
import io.hindcast.runs.config.Workspace;
import io.hindcast.runs.config.YamlConfig;
import io.hindcast.runs.progress.RunProgress;
import io.hindcast.runs.run.PreparedRun;
import io.hindcast.store.importing.CsvImport;
import io.hindcast.store.importing.ImportRequest;
import io.hindcast.store.importing.OnError;
import io.hindcast.store.importing.Stamp;
import io.hindcast.store.journal.Journal;
import io.hindcast.store.journal.JournalReading;
import io.hindcast.store.live.LiveQueueMetadata;
import io.hindcast.store.live.LiveQueueStore;
import io.hindcast.store.live.LiveQueueWriter;
import io.hindcast.store.queue.BarStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/** A real session that is fed bar by bar, with its page. */
final class PageFixture implements AutoCloseable {
    static final PageAddress LOOPBACK = new PageAddress("127.0.0.1", 0, false);

    private static final Instrument BTC = new Instrument("BTC");
    private static final Instant START = Instant.parse("2024-03-01T10:00:00Z");
    private static final int HISTORY = 5;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final Path folder;
    private final String trading;
    private final LiveQueueStore feeds;
    private final LiveQueueWriter live;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private PaperSession session;
    private LivePage page;
    private Optional<String> chosen = Optional.empty();
    private Thread thread;
    private long sent;

    /** @param trading more settings of that section */
    PageFixture(Path folder, String trading) throws IOException {
        this.folder = folder;
        this.trading = trading;
        List<String> lines = new ArrayList<>(List.of("timestamp,open,high,low,close,volume"));
        for (int i = 0; i < HISTORY; i++) {
            lines.add(START.plusSeconds(60L * i) + ",100,100,100,100,1");
        }
        Path csv = Files.write(folder.resolve("history.csv"), lines);
        new CsvImport(new BarStore(folder.resolve("queues")))
                .run(
                        new ImportRequest(
                                csv,
                                "history",
                                BTC,
                                Interval.parse("1m"),
                                ZoneOffset.UTC,
                                LocalTime.MIDNIGHT,
                                Stamp.OPEN,
                                false,
                                OnError.FAIL,
                                Optional.empty()),
                        (rows, read, bytes) -> {});
        feeds = new LiveQueueStore(folder.resolve("feeds"));
        live = feeds.append(new LiveQueueMetadata("live", prepare().bars(), FeedClock.BARS, "test"));
    }

    PreparedRun prepare() {
        String config = """
                name: watched
                data: {queue: history}
                strategy: {name: buy-every-bar}
                trading: {slippage-bps: 10, fee-bps: 20, TRADING}
                paper: {feed: live}
                """.replace("TRADING", trading);
        Workspace workspace = new Workspace(
                folder,
                folder.resolve("queues"),
                folder.resolve("models"),
                folder.resolve("runs"),
                folder.resolve("plugins"));
        return PreparedRun.of(
                YamlConfig.parse("watched.yaml", config, List.of()),
                "watched",
                workspace,
                new Silent(),
                new RunOptions(false, null));
    }

    /** Starts the session, or starts it again, and serves its page. */
    void start(PageAddress address, Optional<String> token) {
        session = new PaperSession(prepare(), sessionFolder(), feeds, Clock.systemUTC(), false);
        page = LivePage.start(session, address, token.orElse(null));
        chosen = token;
        thread = Thread.ofPlatform().start(() -> {
            try {
                session.run();
            } catch (RuntimeException | Error e) {
                failure.set(e);
            }
        });
        await(() -> !session.view().replaying() && bars() == sent);
    }

    /** Sends a bar that opens and closes at a price, and waits until it is journalled and can be seen. */
    void bar(double price) {
        sent++;
        long time = EpochNanos.of(START.plusSeconds(60 * (HISTORY + sent)));
        send(new ClosedBar(BTC, time, price, price, price, price, 1, time));
        await(() -> bars() == sent);
    }

    void send(FeedMessage message) {
        live.accept(message);
    }

    private long bars() {
        return session.view().book().status().bars();
    }

    PaperSession session() {
        return session;
    }

    /** The address that the page prints. */
    String printed() {
        return page.address();
    }

    /** The address that somebody opens who knows the token. */
    String address() {
        return page.address() + chosen.map(token -> "?token=" + token).orElse("");
    }

    int port() {
        return java.net.URI.create(page.address()).getPort();
    }

    /** Ends the session alone: the page is still served. */
    void stopSession() {
        session.stop();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends session and page. */
    void stop() {
        stopSession();
        page.close();
        assertThat(failure.get()).isNull();
    }

    /** The journal's records up to now. */
    List<String> journal() {
        List<String> lines = new ArrayList<>();
        Optional<JournalReading> begun = Journal.watch(sessionFolder().resolve("journal"));
        if (begun.isPresent()) {
            try (JournalReading reading = begun.get()) {
                for (Optional<String> line = reading.next(); line.isPresent(); line = reading.next()) {
                    lines.add(line.get());
                }
            }
        }
        return lines;
    }

    /** Those of one kind. */
    List<String> journal(String kind) {
        return journal().stream().filter(line -> line.startsWith(kind + ",")).toList();
    }

    /** The fields of the last one of a kind, the kind left out. */
    String[] last(String kind) {
        return journal(kind).getLast().substring(kind.length() + 1).split(",", -1);
    }

    Path sessionFolder() {
        return folder.resolve("paper").resolve("watched");
    }

    void await(BooleanSupplier condition) {
        long since = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(failure.get()).isNull();
            if (System.nanoTime() - since > LONGEST_WAIT.toNanos()) {
                throw new AssertionError("waited in vain; journal: " + journal());
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        if (session != null) {
            stop();
        }
        live.close();
    }

    private static final class Silent implements RunProgress {
        @Override
        public void note(String line) {}

        @Override
        public void warn(String line) {}

        @Override
        public TrainingProgress training() {
            throw new AssertionError("nothing is trained");
        }

        @Override
        public LongConsumer bars(long total) {
            return done -> {};
        }
    }
}
