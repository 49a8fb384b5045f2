package io.hindcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.feed.FeedClock;
import io.hindcast.feed.FeedMessage.ClosedBar;
import io.hindcast.feed.FeedMessage.Quote;
import io.hindcast.forecast.EpochResult;
import io.hindcast.forecast.TrainingProgress;
import io.hindcast.market.BarSource;
import io.hindcast.market.MutableBar;
import io.hindcast.paper.session.PaperSession;
import io.hindcast.runs.config.RunOptions;
import io.hindcast.runs.config.Workspace;
import io.hindcast.runs.config.YamlConfig;
import io.hindcast.runs.progress.RunProgress;
import io.hindcast.runs.run.PreparedRun;
import io.hindcast.store.journal.Journal;
import io.hindcast.store.journal.JournalReading;
import io.hindcast.store.live.LiveQueueMetadata;
import io.hindcast.store.live.LiveQueueStore;
import io.hindcast.store.live.LiveQueueWriter;
import io.hindcast.store.queue.BarStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/** A paper session in this JVM whose bars come when a test says so. */
final class HandFedSession implements AutoCloseable {
    private static final long MOST_SECONDS = 120;

    private final Path folder;
    private final PreparedRun prepared;
    private final LiveQueueWriter live;
    private final BarSource bars;
    private final PaperSession session;
    private final CompletableFuture<PaperSession.Result> result;
    private long fed;

    /**
     * Begins a session or goes on with it.
     *
     * @param queue holds the live bars
     * @param from how many of them it was fed before
     */
    HandFedSession(Project project, Path config, String name, Path model, String queue, int from, String... overrides) {
        Path home = project.folder();
        folder = home.resolve("paper").resolve(name);
        Workspace workspace = new Workspace(
                home, home.resolve("queues"), home.resolve("models"), home.resolve("runs"), home.resolve("plugins"));
        List<String> all = new ArrayList<>(List.of("paper.feed=" + name));
        all.addAll(List.of(overrides));
        prepared = PreparedRun.of(
                YamlConfig.read(config, all), name, workspace, new Silent(), new RunOptions(false, model));
        LiveQueueStore feeds = new LiveQueueStore(home.resolve("feeds"));
        live = feeds.append(new LiveQueueMetadata(name, prepared.bars(), FeedClock.BARS, "by hand"));
        bars = new BarStore(workspace.queues()).open(queue);
        MutableBar skipped = new MutableBar();
        while (fed < from && bars.next(skipped)) {
            fed++;
        }
        session = new PaperSession(prepared, folder, feeds, Clock.systemUTC(), false);
        result = CompletableFuture.supplyAsync(session::run);
        try {
            await(() -> session.status().bars() == fed);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /** Feeds the next bars and waits until the last of them is decided on. */
    void feed(int count) {
        MutableBar bar = new MutableBar();
        for (int i = 0; i < count; i++) {
            assertThat(bars.next(bar)).isTrue();
            live.accept(new ClosedBar(
                    prepared.bars().instrument(),
                    bar.closeTime(),
                    bar.open(),
                    bar.high(),
                    bar.low(),
                    bar.close(),
                    bar.volume(),
                    bar.closeTime()));
            fed++;
        }
        await(() -> session.status().bars() == fed);
    }

    /** Feeds quotes of times behind one. */
    void quote(int count, long behind) {
        for (int i = 1; i <= count; i++) {
            live.accept(new Quote(prepared.bars().instrument(), behind + i, 100, 101, behind + i));
        }
    }

    /** Waits until the journal has so many changes of models. */
    void awaitModels(int count) {
        await(() -> lines().stream().filter(line -> line.startsWith("model,")).count() >= count);
    }

    void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        while (!condition.getAsBoolean()) {
            if (result.isCompletedExceptionally()) {
                result.join();
            }
            assertThat(System.nanoTime())
                    .as("waited in vain; " + lines().size() + " records")
                    .isLessThan(end);
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    PaperSession session() {
        return session;
    }

    Path folder() {
        return folder;
    }

    /** The journal up to now. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        Optional<JournalReading> watched = Journal.watch(folder.resolve("journal"));
        if (watched.isPresent()) {
            try (JournalReading reading = watched.get()) {
                for (Optional<String> line = reading.next(); line.isPresent(); line = reading.next()) {
                    lines.add(line.get());
                }
            }
        }
        return lines;
    }

    PaperSession.Result end() {
        session.stop();
        return result.join();
    }

    @Override
    public void close() {
        session.stop();
        result.handle((ended, failed) -> true).join();
        live.close();
        bars.close();
    }

    /** Tells nobody. */
    private static final class Silent implements RunProgress {
        @Override
        public void note(String line) {
            // Nobody reads it.
        }

        @Override
        public void warn(String line) {
            // Nobody reads it.
        }

        @Override
        public LongConsumer bars(long total) {
            return done -> {};
        }

        @Override
        public TrainingProgress training() {
            return new TrainingProgress() {
                @Override
                public void batch(int epoch, int epochs, int batch, int batches, double loss) {
                    // Nobody reads it.
                }

                @Override
                public void epoch(EpochResult result) {
                    // Nobody reads it.
                }
            };
        }
    }
}
