package io.hindcast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.hindcast.app.ChildProcess;
import io.hindcast.feed.FeedMessage;
import io.hindcast.feed.FeedMessage.ClosedBar;
import io.hindcast.feed.FeedMessage.Connection;
import io.hindcast.feed.FeedMessage.End;
import io.hindcast.paper.feeds.FeedCounts;
import io.hindcast.store.live.LiveMessage;
import io.hindcast.store.live.LiveQueueStore;
import io.hindcast.store.live.LiveQueueTailer;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("slow")
class FeedCommandTest {
    private static final int BARS = 300;

    @TempDir
    private Path folder;

    private Path csv;
    private String feeds;
    private String queues;

    private record Output(int exitCode, String out, String err) {}

    private static Output hindcast(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Hindcast.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
        return new Output(code, out.toString(), err.toString());
    }

    @BeforeEach
    void writeBars() throws IOException {
        List<String> lines = new ArrayList<>(List.of("timestamp,open,high,low,close,volume"));
        for (int i = 0; i < BARS; i++) {
            lines.add(
                    Instant.parse("2024-03-01T10:00:00Z").plusSeconds(60L * i) + ",100,110,90," + (95 + i % 10) + ",1");
        }
        csv = Files.write(folder.resolve("btc.csv"), lines);
        feeds = folder.resolve("feeds").toString();
        queues = folder.resolve("queues").toString();
        assertThat(hindcast(
                                "import",
                                csv.toString(),
                                "--name",
                                "btc-1m",
                                "--instrument",
                                "BTC",
                                "--interval",
                                "1m",
                                "--queues",
                                queues)
                        .exitCode())
                .isZero();
    }

    private List<FeedMessage> stored(String name) {
        List<FeedMessage> messages = new ArrayList<>();
        try (LiveQueueTailer tailer = new LiveQueueStore(folder.resolve("feeds")).tail(name)) {
            for (Optional<LiveMessage> next = tailer.poll(); next.isPresent(); next = tailer.poll()) {
                messages.add(next.get().message());
            }
        }
        return messages;
    }

    @Test
    void aReplayIsStoredListedAndDescribed() {
        Output replay = hindcast(
                "feed", "replay", "btc", "--queue", "btc-1m", "--speed", "max", "--queues", queues, "--feeds", feeds);
        assertThat(replay.exitCode()).as(replay.err()).isZero();
        assertThat(replay.out()).contains("302 messages", "300 bars", "0 unreadable", "2 events");
        List<FeedMessage> messages = stored("btc");
        assertThat(messages).hasSize(302);
        assertThat(messages.getFirst()).isInstanceOf(Connection.class);
        assertThat(((ClosedBar) messages.get(1)).instrument().id()).isEqualTo("BTC");
        assertThat(messages.getLast()).isInstanceOf(End.class);

        assertThat(hindcast("data", "--queues", queues).out())
                .contains("btc-1m", "LIVE", "302", "bars", "replay of queue");
        assertThat(hindcast("data", "btc", "--queues", queues).out()).contains("messages        302", "24:00");
        assertThat(hindcast("data", "btd", "--queues", queues).exitCode()).isEqualTo(2);
    }

    @Test
    void rowsOfThePastEarnAHintThatNamesTheClockOfTheBars() {
        InputStream stdin = System.in;
        try {
            for (String clock : List.of("wall", "bars")) {
                System.setIn(Files.newInputStream(csv));
                Output past = hindcast(
                        "feed", "lines", "past-" + clock, "--interval=1m", "--clock=" + clock, "--feeds", feeds);
                assertThat(past.exitCode()).as(past.err()).isZero();
                assertThat(past.err().contains("--clock bars")).as(past.err()).isEqualTo(clock.equals("wall"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            System.setIn(stdin);
        }
    }

    @Test
    void whyInputsCantBeReadIsToldAndCounted() throws IOException {
        Path bad = Files.writeString(
                folder.resolve("bad.csv"), "rubbish\n2024-03-01T10:00:00Z,1,1,x,1\n2024-03-01T10:00:00Z,1,1,y,1\n");
        Output replay = hindcast(
                "feed", "replay", "bad", "--file", bad.toString(), "--interval=1m", "--speed=max", "--feeds", feeds);
        assertThat(replay.out())
                .contains("3 unreadable", "  2 unreadable: low 'x' must be", "  1 unreadable: has 1 fields");
        assertThat(replay.err()).contains("unreadable: has 1 fields", "unreadable: low 'x'");
    }

    @Test
    void anyFeedOnTheClassPathCanBeRunByItsName() {
        Output custom = hindcast(
                "feed",
                "custom",
                "btc",
                "replay",
                "--interval",
                "1m",
                "--feeds",
                feeds,
                "--set",
                "file=" + csv,
                "--set",
                "speed=max");
        assertThat(custom.exitCode()).as(custom.err()).isZero();
        assertThat(stored("btc")).hasSize(302);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "feed | Missing which feed",
                "feed replay x | --queue",
                "feed replay x --queue nothing | no queue 'nothing'",
                "feed replay x --queue btc-1m --file y | mutually exclusive",
                "feed replay x --queue btc-1m --speed fast | --speed, 60x",
                "feed replay x --queue btc-1m --interval 5m | btc-1m, 1m, 5m",
                "feed replay x --file nowhere.csv | --interval",
                "feed replay x --file nowhere.csv --interval 1m | nowhere.csv",
                "feed lines x | --interval is missing",
                "feed lines x --interval soon | --interval 'soon'",
                "feed lines x --interval 1m --listen 99999 | --listen, 9009",
                "feed lines x --interval 1m --zone Mars | --zone 'Mars'",
                "feed lines x --interval 1m --max-rate 0 | --max-rate, above 0",
                "feed lines x --interval 1m --max-disk much | --max-disk, 500MB",
                "feed folder x nowhere --interval 1m | nowhere",
                "feed folder x nowhere --interval 1m --poll-millis 0 | --poll-millis",
                "feed folder x nowhere --interval 1m --poll-millis 9ms | --poll-millis, at least 10ms",
                "feed folder x nowhere --interval 1m --poll-millis often | --poll-millis, 250ms, milliseconds",
                "feed websocket x ws://y --interval 1m --reconnect-millis 2s --reconnect-max-millis 1s | at least 2s",
                "feed websocket x http://y --interval 1m | --url, wss",
                "feed websocket x ws://y/stream | --interval",
                "feed custom x repaly --interval 1m | replay",
                "feed custom x replay --interval 1m --set queue=y --set queues=q | no queue 'y'",
                "feed custom x replay --interval 1m --set fiel=z --set queue=y --set queues=q | fiel, mean 'file'",
                "feed custom x replay --interval 1m --set file=y --set fiel=z | fiel, mean 'file'",
                "feed replay ../x --queue btc-1m | queue name '../x'"
            })
    void mistakesEndWithTwoAndSayWhat(String line, String expected) {
        List<String> args = new ArrayList<>(List.of(line.strip().split(" ", -1)));
        if (args.size() > 1) {
            args.addAll(List.of("--feeds", feeds));
            if (args.get(1).equals("replay")) {
                args.addAll(List.of("--queues", queues));
            }
        }
        Output output = hindcast(args.toArray(String[]::new));
        assertThat(output.exitCode()).as(output.err()).isEqualTo(2);
        assertThat(output.err()).contains(expected.strip().split(", ", -1)).doesNotContain("    at ");
    }

    /** Every command line of the documentation, as far as it can be told without running it. */
    @Test
    void whatTheDocumentationSaysIsUnderstood() throws IOException {
        Path docs = Path.of("..", "docs", "feeds.md");
        Matcher commands = Pattern.compile("\\./hindcast ([^&|\n`]+)").matcher(Files.readString(docs));
        List<String> kinds = new ArrayList<>();
        while (commands.find()) {
            List<String> args = new ArrayList<>(
                    List.of(commands.group(1).strip().replace("'", "").split(" +", -1)));
            kinds.add(args.get(0) + " " + args.get(1));
            args.add("--help");
            Output output = hindcast(args.toArray(String[]::new));
            assertThat(output.exitCode())
                    .as("%s: %s", commands.group(), output.err())
                    .isZero();
        }
        assertThat(kinds).contains("feed replay", "feed lines", "feed folder", "feed websocket", "feed custom");
    }

    @Test
    void progressSaysHowItGoes() {
        assertThat(FeedProgress.line(
                        new FeedCounts(1_200, 30, 4, 5, 1, 1_709_287_260_000_000_000L, 0, List.of(), "connected: x"),
                        99.6))
                .isEqualTo("1,240 messages, 100/s, last bar 2024-03-01T10:01:00Z, unreadable 5, connected: x");
        assertThat(FeedProgress.line(new FeedCounts(0, 0, 0, 0, 0, Long.MIN_VALUE, 0, List.of(), ""), 0))
                .isEqualTo("0 messages, 0/s, last bar none, unreadable 0");
    }

    /** A process inherits it, and a JVM then leaves SIGINT alone; a shell starts its background jobs so. */
    private static boolean interruptsAreIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return false;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> line.substring("SigIgn:".length()).strip())
                .anyMatch(mask -> (Long.parseUnsignedLong(mask, 16) & 2) != 0);
    }

    @ParameterizedTest
    @CsvSource({"TERM", "INT"})
    void aSignalEndsAFeedCleanly(String signal) throws Exception {
        assumeFalse(signal.equals("INT") && interruptsAreIgnored(), "a background job: its children ignore Ctrl-C");
        Path output = folder.resolve("output.txt");
        Process feed = ChildProcess.start(
                output,
                "feed",
                "replay",
                "btc",
                "--queue",
                "btc-1m",
                "--speed",
                "1x",
                "--queues",
                queues,
                "--feeds",
                feeds);
        LiveQueueStore store = new LiveQueueStore(folder.resolve("feeds"));
        while (!store.exists("btc")) {
            assertThat(feed.isAlive()).as("%s", Files.readString(output)).isTrue();
            Thread.sleep(5);
        }
        try (LiveQueueTailer tailer = store.tail("btc")) {
            for (int i = 0; i < 2; i++) {
                assertThat(tailer.await(Duration.ofSeconds(60))).isPresent();
            }
        }
        assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(feed.pid()))
                        .start()
                        .waitFor())
                .isZero();
        assertThat(feed.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(feed.exitValue()).as("%s", Files.readString(output)).isZero();
        assertThat(stored("btc").getLast())
                .isInstanceOfSatisfying(
                        End.class, end -> assertThat(end.reason()).isEqualTo("stopped"));
        assertThat(Files.readString(output)).contains("3 messages");

        Output again = hindcast(
                "feed", "replay", "btc", "--queue", "btc-1m", "--speed", "max", "--queues", queues, "--feeds", feeds);
        assertThat(again.exitCode()).isZero();
        assertThat(stored("btc")).hasSize(3 + 302);
    }
}
