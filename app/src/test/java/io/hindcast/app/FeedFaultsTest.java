package io.hindcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.app.FaultyFeed.Sent;
import io.hindcast.app.Project.Output;
import io.hindcast.engine.fixture.PluginJars;
import io.hindcast.feed.FeedMessage.ClosedBar;
import io.hindcast.market.EpochNanos;
import io.hindcast.paper.gate.FeedCounters;
import io.hindcast.paper.gate.GateVerdict;
import io.hindcast.paper.session.PaperSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A feed with all faults at once leaves a correct book of what happened, and is traded as its good bars alone would be. */
@Tag("slow")
@Timeout(300)
class FeedFaultsTest {
    private static final int HISTORY = 2 * 24 * 60;
    private static final int LIVE = 3_000;
    private static final String FEED = "faulty";

    private static final String CONFIG = """
            name: faults
            data: {queue: QUEUE}
            features: [{name: log-return, bars: 1}, {name: rsi, bars: 5}]
            SPLIT
            model: {name: lstm, window: 8, layers: 1, hidden: 5, training: {epochs: 1}}
            strategy: {name: lstm, mode: long-short, entry-bps: 0, exit-bps: 0}
            trading: {allow-short: true, slippage-bps: 0, fee-bps: 0}
            paper: {remember-bars: REMEMBERED}
            """.replace("REMEMBERED", Integer.toString(FaultyFeed.REMEMBERED));

    @TempDir
    private static Path folder;

    private static Project project;
    private static Path config;
    private static List<ClosedBar> history;
    private static List<ClosedBar> clean;
    private static FaultyFeed feed;
    private static Output whole;

    @BeforeAll
    static void tradeAllOfIt() throws IOException {
        project = new Project(folder);
        List<ClosedBar> bars = MinuteBars.walk(5, HISTORY + LIVE);
        history = bars.subList(0, HISTORY);
        clean = bars.subList(HISTORY, bars.size());
        feed = new FaultyFeed(11, history, clean);
        MinuteBars.store(project, "history", history);
        MinuteBars.feed(project, FEED, feed.sent().stream().map(Sent::message).toList());
        config = project.write(
                "faults.yaml",
                CONFIG.replace("QUEUE", "history").replace("SPLIT", "split: {train: 0.7, validation: 0.2}"));
        whole = project.hindcast(args("whole"));
        assertThat(whole.exitCode()).as(whole.err()).isZero();
    }

    private static String[] args(String session) {
        return new String[] {"paper", config.toString(), "--session", session, "--set=paper.feed=" + FEED, "--until-end"
        };
    }

    private static Path session(String name) {
        return folder.resolve("paper").resolve(name);
    }

    private static List<String> journal(String session) {
        return Project.journal(session(session).resolve("journal"));
    }

    private static String[] fields(String record) {
        return record.split(",", -1);
    }

    /** The generator's book has enough of everything, so that the other tests say something. */
    @Test
    void everyFaultIsThere() {
        for (GateVerdict verdict : GateVerdict.values()) {
            assertThat(feed.count(verdict)).as("%s", verdict).isGreaterThan(30);
        }
        assertThat(feed.count(GateVerdict.ACCEPTED_LATE)).isBetween(LIVE * 4L / 100, LIVE * 6L / 100);
        assertThat(feed.reconnects()).isEqualTo(2L * LIVE);
        assertThat(feed.gaps()).isGreaterThan(30);
        assertThat(feed.missing()).isGreaterThan(feed.gaps());
    }

    @Test
    void everyMessageIsJournalledOnceInItsOrderWithWhatBecameOfIt() {
        List<String[]> inputs = journal("whole").stream()
                .filter(record -> record.startsWith("input,"))
                .map(FeedFaultsTest::fields)
                .toList();
        assertThat(inputs).hasSameSizeAs(feed.sent());
        long first = Long.parseUnsignedLong(inputs.getFirst()[1], 16);
        for (int i = 0; i < inputs.size(); i++) {
            Sent sent = feed.sent().get(i);
            String[] input = inputs.get(i);
            assertThat(Long.parseUnsignedLong(input[1], 16)).isEqualTo(first + i);
            assertThat(input[2]).as("%s", sent).isEqualTo(sent.verdict().toString());
            assertThat(Long.parseLong(input[3])).isEqualTo(sent.message().receivedAt());
            if (sent.verdict().accepted()) {
                ClosedBar bar = (ClosedBar) sent.message();
                assertThat(List.of(input).subList(4, 10))
                        .isEqualTo(Stream.of(
                                        EpochNanos.toInstant(bar.closeTime()),
                                        bar.open(),
                                        bar.high(),
                                        bar.low(),
                                        bar.close(),
                                        bar.volume())
                                .map(Object::toString)
                                .toList());
            } else {
                assertThat(String.join(",", List.of(input).subList(4, input.length)))
                        .as("%s", sent)
                        .contains(sent.reason());
            }
        }
    }

    @Test
    void whatIsPrintedAccountsForAllOfIt() {
        Matcher line = Pattern.compile("inputs: +(.*)").matcher(whole.out());
        assertThat(line.find()).isTrue();
        List<Long> numbers = new ArrayList<>();
        Matcher number = Pattern.compile("[0-9][0-9,]*").matcher(line.group(1));
        while (number.find()) {
            numbers.add(Long.parseLong(number.group().replace(",", "")));
        }
        assertThat(numbers)
                .containsExactly(
                        (long) feed.sent().size(),
                        feed.count(GateVerdict.ACCEPTED),
                        feed.count(GateVerdict.ACCEPTED_LATE),
                        feed.count(GateVerdict.DUPLICATE),
                        feed.count(GateVerdict.CORRECTED),
                        feed.count(GateVerdict.OUT_OF_ORDER),
                        feed.count(GateVerdict.GARBAGE),
                        feed.count(GateVerdict.UPDATE),
                        feed.count(GateVerdict.QUOTE),
                        feed.count(GateVerdict.CONTROL),
                        feed.missing(),
                        feed.gaps());
        assertThat(numbers.subList(1, 10).stream().mapToLong(each -> each).sum())
                .isEqualTo(numbers.getFirst());
    }

    @Test
    void whatIsTradedAreTheCleanBarsWithoutTheMissing() throws IOException {
        Set<Long> came = new HashSet<>();
        feed.accepted().forEach(bar -> came.add(bar.closeTime()));
        List<String> expected = clean.stream()
                .filter(bar -> came.contains(bar.closeTime()))
                .map(bar -> EpochNanos.toInstant(bar.closeTime()) + "," + bar.open() + "," + bar.high() + ","
                        + bar.low() + "," + bar.close())
                .toList();
        assertThat(expected).hasSize((int) (LIVE - feed.missing()));
        List<String> prices = Files.readAllLines(session("whole").resolve("run/prices.csv"));
        assertThat(prices.subList(1, prices.size())).isEqualTo(expected);
        Output parity = project.hindcast("parity", "whole");
        assertThat(parity.exitCode()).as(parity.out()).isZero();
        assertThat(parity.out()).startsWith(String.format("identical: %,d bars", expected.size()));
    }

    /** A late bar is taken into features and marked; nothing is decided on it. */
    @Test
    void noOrderFollowsFromALateBar() {
        Set<String> late = new HashSet<>();
        Set<String> inTime = new HashSet<>();
        Set<String> marked = new HashSet<>();
        Set<String> decided = new HashSet<>();
        for (String record : journal("whole")) {
            String[] fields = fields(record);
            switch (fields[0]) {
                case "input" -> {
                    if (fields[2].equals("ACCEPTED_LATE")) {
                        late.add(fields[4]);
                    } else if (fields[2].equals("ACCEPTED")) {
                        inTime.add(fields[4]);
                    }
                }
                case "equity" -> marked.add(fields[1]);
                case "order" -> {
                    if (fields[5].equals("SUBMITTED")) {
                        decided.add(fields[1]);
                    }
                }
                default -> {}
            }
        }
        assertThat(late).hasSize((int) feed.count(GateVerdict.ACCEPTED_LATE));
        assertThat(marked).containsAll(late).hasSize((int) (LIVE - feed.missing()));
        assertThat(decided).doesNotContainAnyElementsOf(late);
        // On a bar in time it decides often: as many late ones would not be without an order by chance.
        assertThat(decided).isSubsetOf(inTime).hasSizeGreaterThan(inTime.size() / 10);
    }

    /** Forecasts depend on all bars that were accepted, the late ones too, and on nothing else. */
    @Test
    void forecastsAreThoseOfABacktestOnTheSameBars() throws IOException {
        List<ClosedBar> all = new ArrayList<>(history);
        all.addAll(feed.accepted());
        MinuteBars.store(project, "accepted", all);
        Path backtest = project.write(
                "backtest.yaml",
                CONFIG.replace("QUEUE", "accepted")
                        .replace("SPLIT", "split: {train-until: 2024-03-01, validation-until: 2024-03-02}"));
        String model =
                project.hindcast("train", config.toString()).out().strip().substring("model: ".length());
        Path run = project.run(backtest, "--model", model);

        String from = EpochNanos.toInstant(clean.getFirst().closeTime()).toString();
        List<String> there = Files.readAllLines(run.resolve("forecasts.csv")).stream()
                .filter(row -> row.compareTo(from) >= 0 && !row.startsWith("time,"))
                .toList();
        List<String> here = Files.readAllLines(session("whole").resolve("run/forecasts.csv"));
        assertThat(here).hasSize((int) (LIVE - feed.missing()) + 1);
        assertThat(here.subList(1, here.size())).isEqualTo(there);
    }

    @Test
    void theStrategySeesLateBarsAsHistory() throws IOException {
        Path seen = folder.resolve("seen.txt");
        Path jar = new PluginJars(folder)
                .strategy("seeing", """
                private final StringBuilder seen = new StringBuilder();
                public void onHistory(Bar bar) { write("history " + bar.closeTime()); }
                public void onBar(BarContext context) { write("decide " + context.bar().closeTime()); }
                private void write(String line) {
                    try { Files.writeString(Path.of("FILE"), line + "\\n", StandardOpenOption.CREATE,
                            StandardOpenOption.APPEND); }
                    catch (java.io.IOException e) { throw new java.io.UncheckedIOException(e); }
                }
                """.replace("FILE", seen.toString()))
                .jar("seeing.jar");
        Path plain = project.write(
                "seeing.yaml",
                "name: seeing\ndata: {queue: history}\nstrategy: {name: seeing}\n" + "paper: {feed: " + FEED
                        + ", remember-bars: " + FaultyFeed.REMEMBERED + "}\n");
        Output output = project.hindcast("paper", plain.toString(), "--until-end", "--plugins=" + jar.getParent());
        assertThat(output.exitCode()).as(output.err()).isZero();

        List<String> expected = new ArrayList<>();
        history.forEach(bar -> expected.add("history " + bar.closeTime()));
        feed.sent().stream()
                .filter(sent -> sent.verdict().accepted())
                .forEach(sent -> expected.add((sent.verdict() == GateVerdict.ACCEPTED_LATE ? "history " : "decide ")
                        + ((ClosedBar) sent.message()).closeTime()));
        assertThat(Files.readAllLines(seen)).isEqualTo(expected);
    }

    @Test
    void aSessionThatIsStoppedAndContinuedHasTheSameBook() throws Exception {
        SplittableRandom random = new SplittableRandom(3);
        List<Long> stops = Stream.generate(() -> 1 + random.nextLong(LIVE - feed.missing()))
                .limit(4)
                .sorted()
                .toList();
        for (long bars : stops) {
            PaperSession session = Sessions.of(project, config, "stopped", FEED);
            CompletableFuture<PaperSession.Result> result = CompletableFuture.supplyAsync(session::run);
            while (session.status().bars() < bars && !result.isDone()) {
                Thread.onSpinWait();
            }
            session.stop();
            result.get(200, TimeUnit.SECONDS);
        }
        PaperSession.Result result =
                Sessions.of(project, config, "stopped", FEED).run();
        sameAsWhole("stopped");
        FeedCounters counters = result.health().counters();
        for (GateVerdict verdict : GateVerdict.values()) {
            assertThat(counters.of(verdict)).as("%s", verdict).isEqualTo(feed.count(verdict));
        }
        assertThat(counters.messages()).isEqualTo(feed.sent().size());
        assertThat(List.of(counters.missingBars(), counters.gaps(), counters.disconnects(), counters.reconnects()))
                .containsExactly(feed.missing(), feed.gaps(), feed.reconnects(), feed.reconnects());
        assertThat(result.status().bars()).isEqualTo(LIVE - feed.missing());
    }

    @Test
    void aSessionThatIsKilledAndContinuedHasTheSameBook() throws Exception {
        int records = journal("whole").size();
        for (int kill = 1; kill <= 2; kill++) {
            Process process = ChildProcess.start(
                    folder.resolve("killed-" + kill + ".log"), Project.withFolders(folder, args("killed")));
            assertThat(ChildProcess.killAt(process, session("killed").resolve("journal"), (long) records * kill / 3))
                    .isTrue();
        }
        Output rest = project.hindcast(args("killed"));
        assertThat(rest.exitCode()).as(rest.err()).isZero();
        sameAsWhole("killed");
        assertThat(rest.out())
                .contains(whole.out()
                        .lines()
                        .filter(line -> line.startsWith("inputs:"))
                        .findFirst()
                        .orElseThrow());
    }

    private static void sameAsWhole(String session) {
        assertThat(journal(session)).isEqualTo(journal("whole"));
        for (String file : List.of("orders.csv", "fills.csv", "equity.csv", "forecasts.csv", "prices.csv")) {
            assertThat(session(session).resolve("run").resolve(file))
                    .hasSameBinaryContentAs(session("whole").resolve("run").resolve(file));
        }
    }

    /** The same for a feed that reads lines, which judges by itself what can be read. */
    @Test
    void linesOfAFileAreAccountedForToo() throws IOException {
        List<String> rows = new ArrayList<>();
        for (ClosedBar bar : clean.subList(0, 12)) {
            rows.add(EpochNanos.toInstant(bar.closeTime()) + "," + bar.open() + "," + bar.high() + "," + bar.low() + ","
                    + bar.close() + "," + bar.volume());
        }
        String third = rows.get(2);
        String time = EpochNanos.toInstant(clean.get(12).closeTime()).toString();
        List<String> lines = List.of(
                "time,open,high,low,close,volume",
                rows.get(0) + "|ACCEPTED",
                rows.get(0) + "|DUPLICATE",
                rows.get(1) + "|ACCEPTED",
                "",
                "<html>502 Bad Gateway</html>|GARBAGE",
                rows.get(4) + "|ACCEPTED",
                third + "|OUT_OF_ORDER",
                rows.get(4).replaceFirst(",[0-9.]+$", ",0.5") + "|CORRECTED",
                rows.get(5) + "|ACCEPTED",
                "2024-03-03T00:07:30Z,1,1,1,1,1|GARBAGE",
                "{\"time\":\"" + time + "\",\"open\":1,\"high\":2,\"low\":1,\"close\":2,\"closed\":false}|UPDATE",
                "{\"time\":\"" + time + "\",\"bid\":100,\"ask\":101}|QUOTE",
                "{\"time\":\"" + time + "\",\"bid\":102,\"ask\":101}|GARBAGE",
                rows.get(6).replaceFirst("Z,[0-9.]+,", "Z,-1,") + "|GARBAGE",
                rows.get(6).substring(0, 30) + "|GARBAGE",
                rows.get(7) + "|ACCEPTED",
                EpochNanos.toInstant(history.getLast().closeTime()) + ",1,1,1,1,1|CORRECTED");
        Path file = Files.write(
                folder.resolve("faulty.csv"),
                lines.stream().map(line -> line.split("\\|", -1)[0]).toList());
        Output replay = project.hindcast(
                "feed",
                "replay",
                "file",
                "--file=" + file,
                "--interval=1m",
                "--instrument=TEST",
                "--stamp=close",
                "--speed=max");
        assertThat(replay.exitCode()).as(replay.err()).isZero();
        Output output = project.hindcast(
                "paper", config.toString(), "--session", "file", "--set=paper.feed=file", "--until-end");
        assertThat(output.exitCode()).as(output.err()).isZero();

        List<String> verdicts = journal("file").stream()
                .filter(record -> record.startsWith("input,"))
                .map(record -> fields(record)[2])
                .toList();
        List<String> expected = lines.stream()
                .filter(line -> line.contains("|"))
                .map(line -> line.split("\\|", -1)[1])
                .toList();
        assertThat(verdicts.stream().filter(verdict -> !verdict.equals("CONTROL")))
                .containsExactlyElementsOf(expected);
        assertThat(output.out())
                .contains(
                        " 5 bars, 0 late, 1 duplicate, 2 corrected, 1 out of order, 5 unreadable, 1 updates, 1 quotes,")
                .contains("3 bars missing in 2 gaps");
    }
}
