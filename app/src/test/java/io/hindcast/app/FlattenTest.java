package io.hindcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.app.Project.Output;
import io.hindcast.engine.fixture.PluginJars;
import io.hindcast.feed.FeedMessage.ClosedBar;
import io.hindcast.feed.FeedMessage.End;
import io.hindcast.paper.session.PaperSession;
import io.hindcast.store.live.LiveQueueWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A session that is told to flatten ends without a position, whatever it was about to do, and trades again afterwards. */
@Tag("slow")
@Timeout(300)
class FlattenTest {
    private static final int HISTORY = 30;
    private static final int LIVE = 400;

    private static final String CONFIG = """
            name: flat
            data: {queue: history}
            strategy: {name: ma-cross, fast-bars: 2, slow-bars: 5, mode: long-short}
            trading: {allow-short: true}
            """;

    @TempDir
    private static Path folder;

    private static Project project;
    private static Path config;
    private static List<ClosedBar> live;
    private static List<Bar> undisturbed;

    /** What a session has recorded of a live bar. */
    private record Bar(double position, long submitted, long filled) {}

    @BeforeAll
    static void tradeOnceWithoutACommand() throws IOException {
        project = new Project(folder);
        List<ClosedBar> bars = MinuteBars.walk(9, HISTORY + LIVE);
        live = bars.subList(HISTORY, bars.size());
        MinuteBars.store(project, "history", bars.subList(0, HISTORY));
        MinuteBars.store(project, "live", live);
        config = project.write("flat.yaml", CONFIG);
        Output output = project.hindcast(
                "paper", config.toString(), "--set=paper.feed=undisturbed", "--replay", "live", "--speed", "max");
        assertThat(output.exitCode()).as(output.err()).isZero();
        undisturbed = bars(journal("flat"));
    }

    private static List<String> journal(String session) {
        return Project.journal(folder.resolve("paper").resolve(session).resolve("journal"));
    }

    private static List<Bar> bars(List<String> journal) {
        List<Bar> bars = new ArrayList<>();
        long submitted = 0;
        long filled = 0;
        for (String record : journal) {
            String[] fields = record.split(",", -1);
            if (fields[0].equals("order") && fields[5].equals("SUBMITTED")) {
                submitted++;
            } else if (fields[0].equals("order")) {
                filled++;
            } else if (fields[0].equals("equity")) {
                bars.add(new Bar(Double.parseDouble(fields[3]), submitted, filled));
            }
        }
        return bars;
    }

    /** Nothing is held and no order rests after all that was recorded. */
    private static void assertFlat(List<String> journal) {
        Bar last = bars(journal).getLast();
        assertThat(last.position()).isZero();
        assertThat(last.submitted()).isEqualTo(last.filled());
    }

    /** The first bar after which the session is so. */
    private static int first(String situation) {
        for (int i = 0; i < undisturbed.size(); i++) {
            Bar bar = undisturbed.get(i);
            boolean held = bar.position() != 0;
            boolean resting = bar.submitted() > bar.filled();
            if (switch (situation) {
                case "an order rests" -> !held && resting;
                case "a position is held" -> held && !resting;
                case "an order turns the position" -> held && resting;
                default -> throw new AssertionError(situation);
            }) {
                return i;
            }
        }
        throw new AssertionError("never: " + situation);
    }

    @ParameterizedTest
    @CsvSource({"an order rests", "a position is held", "an order turns the position"})
    void endsFlatWithinTwoBars(String situation) throws Exception {
        int at = first(situation);
        String name = situation.replace(' ', '-');
        AtomicReference<PaperSession.Result> result = new AtomicReference<>();
        int given = at + 1;
        try (LiveQueueWriter feed = MinuteBars.feed(project, name)) {
            live.subList(0, given).forEach(feed::accept);
            PaperSession session = Sessions.of(project, config, name, name);
            Thread running = Thread.ofPlatform().start(() -> result.set(session.run()));
            assertThat(Sessions.awaitBars(session, running, given)).isTrue();
            session.flattenAndStop();
            while (running.isAlive() && given < live.size()) {
                feed.accept(live.get(given));
                given++;
                Sessions.awaitBars(session, running, given);
                running.join(200);
            }
            assertThat(running.join(java.time.Duration.ofSeconds(60))).isTrue();
        }
        assertThat(result.get().status().bars()).isBetween(at + 2L, at + 3L);
        List<String> journal = journal(name);
        assertFlat(journal);
        assertThat(journal.stream().filter(record -> record.startsWith("command,FLATTEN")))
                .hasSize(1);
        assertThat(folder.resolve("paper").resolve(name).resolve("run/report.html"))
                .exists();

        // Started again, it trades again.
        MinuteBars.feed(project, name, live.subList(given, live.size()));
        MinuteBars.feed(project, name, List.of(new End("over", live.getLast().closeTime())));
        Sessions.of(project, config, name, name).run();
        List<String> longer = journal(name);
        assertThat(longer.subList(0, journal.size())).isEqualTo(journal);
        assertThat(bars(longer)).hasSize(LIVE);
        assertThat(bars(longer).getLast().filled())
                .isGreaterThan(bars(journal).getLast().filled() + 20);
        assertThat(project.hindcast("parity", name).out()).startsWith("identical: 400 bars");
    }

    /** A command that comes while a strategy decides is written behind all records of that bar. */
    @Test
    void aCommandIsNeverAmongTheRecordsOfABar() throws Exception {
        Path deciding = folder.resolve("deciding");
        Path told = folder.resolve("told");
        strategy("waiting", "context.orders().market(context.instrument(), Side.BUY, 1);", 1, deciding, told);
        Path waiting =
                project.write("waiting.yaml", "name: waiting\ndata: {queue: history}\nstrategy: {name: waiting}\n");
        try (LiveQueueWriter feed = MinuteBars.feed(project, "waiting")) {
            PaperSession session = Sessions.of(project, waiting, "waiting", "waiting");
            Thread running = Thread.ofPlatform().start(session::run);
            feed.accept(live.get(0));
            feed.accept(live.get(1));
            awaitFile(deciding, running);
            session.flattenAndStop();
            Files.writeString(told, "");
            feed.accept(live.get(2));
            feed.accept(live.get(3));
            assertThat(running.join(java.time.Duration.ofSeconds(60))).isTrue();
        }
        String kinds = journal("waiting").stream()
                .map(record -> record.substring(0, 2))
                .collect(java.util.stream.Collectors.joining(" "));
        assertThat(kinds).startsWith("in or eq in or or fi eq co in ");
        assertFlat(journal("waiting"));
    }

    /** Nothing is held and nothing rests: there is nothing to wait for. */
    @Test
    void endsAtOnceWhenItIsFlatAlready() throws Exception {
        AtomicReference<PaperSession.Result> result = new AtomicReference<>();
        try (LiveQueueWriter feed = MinuteBars.feed(project, "nothing")) {
            feed.accept(live.getFirst());
            // No average of so many bars is known yet, so that nothing is decided.
            PaperSession session = Sessions.of(project, config, "nothing", "nothing", "strategy.slow-bars=300");
            Thread running = Thread.ofPlatform().start(() -> result.set(session.run()));
            assertThat(Sessions.awaitBars(session, running, 1)).isTrue();
            session.flattenAndStop();
            assertThat(running.join(java.time.Duration.ofSeconds(60))).isTrue();
        }
        assertThat(bars(journal("nothing"))).containsExactly(new Bar(0, 0, 0));
        assertThat(result.get().status().bars()).isEqualTo(1);
        // What came in behind the last bar would have opened nothing.
        assertThat(journal("nothing")).endsWith("command,FLATTEN_AND_STOP");
    }

    /** Told before it has come to its present, a session comes there first, and closes what it holds there. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 50})
    void whatWasFlatOnceIsClosedWhenItIsHeldNow(int repeated) throws Exception {
        int given = 300;
        while (undisturbed.get(given - 1).position() == 0) {
            given++;
        }
        String name = "restarted-" + repeated;
        try (LiveQueueWriter feed = MinuteBars.feed(project, name)) {
            live.subList(0, given).forEach(feed::accept);
            PaperSession first = Sessions.of(project, config, name, name);
            Thread before = Thread.ofPlatform().start(first::run);
            assertThat(Sessions.awaitBars(first, before, given)).isTrue();
            first.stop();
            assertThat(before.join(java.time.Duration.ofSeconds(60))).isTrue();
            List<String> journal = journal(name);

            PaperSession again = Sessions.of(project, config, name, name);
            if (repeated == 0) {
                again.flattenAndStop();
            }
            Thread running = Thread.ofPlatform().start(again::run);
            if (repeated > 0) {
                assertThat(Sessions.awaitBars(again, running, repeated)).isTrue();
                again.flattenAndStop();
            }
            assertThat(Sessions.awaitBars(again, running, given)).isTrue();
            while (running.isAlive() && given < live.size()) {
                feed.accept(live.get(given));
                given++;
                Sessions.awaitBars(again, running, given);
                running.join(200);
            }
            assertThat(running.join(java.time.Duration.ofSeconds(60))).isTrue();
            List<String> longer = journal(name);
            assertThat(longer.subList(0, journal.size())).isEqualTo(journal);
            assertThat(bars(longer).size() - bars(journal).size()).isBetween(1, 2);
            assertThat(longer.stream().filter(record -> record.startsWith("command,")))
                    .containsExactly("command,FLATTEN_AND_STOP");
            assertFlat(longer);
        }
    }

    /** Bars that had come in already when it was told are decided by what it was told. */
    @Test
    void aBacklogOpensNothing() throws Exception {
        Path deciding = folder.resolve("backlog-deciding");
        Path told = folder.resolve("backlog-told");
        strategy("backlog", """
                if (bars++ < 3) return;
                context.orders().market(context.instrument(), Side.BUY, 1);
                """, 3, deciding, told);
        Path backlog =
                project.write("backlog.yaml", "name: backlog\ndata: {queue: history}\nstrategy: {name: backlog}\n");
        MinuteBars.feed(project, "backlog", live.subList(0, 100));
        PaperSession session = Sessions.of(project, backlog, "backlog", "backlog");
        Thread running = Thread.ofPlatform().start(session::run);
        awaitFile(deciding, running);
        assertThat(session.status().orders()).as("flat when it is told").isZero();
        session.flattenAndStop();
        Files.writeString(told, "");
        assertThat(running.join(java.time.Duration.ofSeconds(60))).isTrue();

        // The order of the bar that was being decided, and the one that closes what it bought.
        assertThat(bars(journal("backlog")).getLast().submitted()).isEqualTo(2);
        assertFlat(journal("backlog"));
        Output parity = project.hindcast(
                "parity", "backlog", "--plugins", folder.resolve("plugins").toString());
        assertThat(parity.out()).as(parity.err()).startsWith("identical: ");
    }

    /** A strategy that says when it decides on its bar of a number, and waits there until it is told. */
    private static void strategy(String name, String onBar, int waitsOn, Path deciding, Path told) throws IOException {
        new PluginJars(folder)
                .strategy(name, """
                private int bars;
                private int calls;
                public void onBar(BarContext context) {
                    decide(context);
                    if (calls++ != WAITS_ON) return;
                    try {
                        Files.writeString(Path.of("DECIDING"), "");
                        while (!Files.exists(Path.of("TOLD"))) Thread.sleep(1);
                    } catch (Exception e) { throw new IllegalStateException(e); }
                }
                private void decide(BarContext context) {
                    ON_BAR
                }
                """.replace("DECIDING", deciding.toString())
                        .replace("TOLD", told.toString())
                        .replace("WAITS_ON", String.valueOf(waitsOn))
                        .replace("ON_BAR", onBar))
                .jar(name + ".jar");
    }

    private static void awaitFile(Path file, Thread running) throws InterruptedException {
        while (!Files.exists(file)) {
            assertThat(running.isAlive()).isTrue();
            Thread.sleep(1);
        }
    }

    @Test
    void sigtermClosesThePositionBeforeTheProcessEnds() throws Exception {
        Path log = folder.resolve("sigterm.log");
        // Twenty bars a second.
        Process process = ChildProcess.start(
                log,
                Project.withFolders(
                        folder,
                        "paper",
                        config.toString(),
                        "--session=sigterm",
                        "--set=paper.feed=sigterm",
                        "--replay=live",
                        "--speed=1200x",
                        "--flatten"));
        Path journal = folder.resolve("paper/sigterm/journal");
        boolean holding = ChildProcess.awaitRecords(
                process, journal, record -> record.startsWith("equity,") && !record.split(",", -1)[3].equals("0.0"), 3);
        assertThat(holding).as(Files.readString(log)).isTrue();
        process.destroy();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();

        List<String> ended = journal("sigterm");
        assertFlat(ended);
        assertThat(bars(ended)).hasSizeLessThan(LIVE);
        assertThat(ended).anyMatch(record -> record.startsWith("order,") && record.endsWith(",SUBMITTED,flatten"));
        Path run = folder.resolve("paper/sigterm/run");
        assertThat(run.resolve("report.html")).exists();
        List<String> equity = Files.readAllLines(run.resolve("equity.csv"));
        assertThat(equity.getLast().split(",", -1)[2]).isEqualTo("0.0");
        assertThat(Files.readString(log))
                .contains(
                        "inputs: ", "report: ", "ended:   flat: ", "state:   it trades again when it is started again")
                .doesNotContain("also when it is started again");

        Output again = project.hindcast(
                "paper",
                config.toString(),
                "--session=sigterm",
                "--set=paper.feed=sigterm",
                "--replay=live",
                "--speed=max");
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.out()).doesNotContain("ended: ", "state: ");
        List<String> longer = journal("sigterm");
        assertThat(longer.subList(0, ended.size())).isEqualTo(ended);
        assertThat(bars(longer)).hasSize(LIVE);
        assertThat(bars(longer).getLast().filled())
                .isGreaterThan(bars(ended).getLast().filled() + 20);
        assertThat(project.hindcast("parity", "sigterm").out()).startsWith("identical: 400 bars");
    }

    /** A feed that ends first leaves the position, and the session says so. */
    @Test
    void aPositionThatNoBarClosesIsSaidToBeHeld() throws Exception {
        int given = first("a position is held") + 1;
        Path log = folder.resolve("held.log");
        try (LiveQueueWriter feed = MinuteBars.feed(project, "held")) {
            live.subList(0, given).forEach(feed::accept);
            Process process = ChildProcess.start(
                    log,
                    Project.withFolders(
                            folder,
                            "paper",
                            config.toString(),
                            "--session=held",
                            "--set=paper.feed=held",
                            "--until-end",
                            "--flatten"));
            Path journal = folder.resolve("paper/held/journal");
            assertThat(ChildProcess.awaitRecords(process, journal, record -> record.startsWith("equity,"), given))
                    .as(Files.readString(log))
                    .isTrue();
            process.destroy();
            assertThat(ChildProcess.awaitRecords(process, journal, record -> record.startsWith("command,"), 1))
                    .as(Files.readString(log))
                    .isTrue();
            feed.accept(new End("over", live.get(given - 1).closeTime()));
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        }
        assertThat(bars(journal("held")).getLast().position()).isNotZero();
        assertThat(Files.readString(log))
                .contains("ended:   the position is held", "state:   it trades again when it is started again");
    }
}
