package io.hindcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.app.Project.Output;
import io.hindcast.engine.fixture.PluginJars;
import io.hindcast.store.journal.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Latency, partial fills and quotes on paper: the same as a backtest where it can be, and the same after any interruption. */
@Tag("slow")
class PaperExecutionTest {
    private static final int HISTORY = 60;
    private static final int LIVE = 120;
    private static final String CONFIG = """
            name: cross
            data: {queue: QUEUE}
            SPLIT
            strategy: {name: ma-cross, fast-bars: 2, slow-bars: 5, mode: long-short}
            trading: {allow-short: true, initial-cash: 1000000, fee-bps: 3, limits: {drawdown: 0.9}}
            """;

    @TempDir
    private Path folder;

    private Project project;
    private List<String> bars;
    private Path config;

    @BeforeEach
    void importBars() throws IOException {
        project = new Project(folder);
        bars = Project.bars(5, HISTORY + LIVE);
        project.importBars(project.csv("all.csv", bars), "all");
        project.importBars(project.csv("history.csv", bars.subList(0, HISTORY)), "history");
        project.importBars(project.csv("live.csv", bars.subList(HISTORY, bars.size())), "live");
        config = project.write("paper.yaml", CONFIG.replace("QUEUE", "history").replace("SPLIT\n", ""));
    }

    private Output paper(String session, String... more) {
        List<String> args = new ArrayList<>(List.of("paper", config.toString(), "--session", session));
        args.addAll(List.of(more));
        Output output = project.hindcast(args.toArray(String[]::new));
        assertThat(output.exitCode()).as(output.err()).isZero();
        return output;
    }

    private Path session(String name) {
        return folder.resolve("paper").resolve(name);
    }

    private void assertParity(String session) {
        Output parity = project.hindcast("parity", session);
        assertThat(parity.exitCode()).as(parity.out() + parity.err()).isZero();
        assertThat(parity.out()).startsWith("identical: " + LIVE + " bars, ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--set=trading.latency=1s",
                "--set=trading.max-volume-share=0.5",
                "--set=trading={latency: 36h, max-volume-share: 0.7, quantity: whole, allow-short: true}"
            })
    void aReplayedMonthGivesTheOrdersAndFillsOfItsBacktest(String setting) throws IOException {
        String liveFrom = LocalDate.of(2020, 1, 1).plusDays(HISTORY - 1).toString();
        Path whole = project.write(
                "backtest.yaml",
                CONFIG.replace("QUEUE", "all")
                        .replace("SPLIT", "split: {train-until: 2020-02-01, validation-until: " + liveFrom + "}"));
        Path backtest = project.run(whole, setting);
        paper("same", setting, "--set=paper.feed=same", "--replay", "live", "--speed", "max");
        for (String file : List.of("orders.csv", "fills.csv", "trades.csv", "equity.csv")) {
            assertThat(session("same").resolve("run").resolve(file)).hasSameBinaryContentAs(backtest.resolve(file));
        }
        List<String> orders = Files.readAllLines(backtest.resolve("orders.csv"));
        if (setting.contains("latency")) {
            assertThat(orders).anyMatch(row -> row.contains(",ACCEPTED,"));
        }
        if (setting.contains("share")) {
            assertThat(orders).anyMatch(row -> row.contains(",PARTIALLY_FILLED,"));
        }
        assertThat(Files.readAllLines(backtest.resolve("fills.csv"))).hasSizeGreaterThan(10);
        assertParity("same");
    }

    /** It is no part of the journal: a session computes it from its bars, as a backtest does. */
    @Test
    void whatAStrategyRecordsAndTagsIsThatOfTheBacktest() throws IOException {
        Path plugins =
                new PluginJars(folder).strategy("diary", """
                        private final List<Double> closes = new ArrayList<>();
                        public void onHistory(Bar bar) { closes.add(bar.close()); }
                        public void onBar(BarContext context) {
                            closes.add(context.bar().close());
                            double mean = closes.subList(closes.size() - 5, closes.size()).stream()
                                    .mapToDouble(close -> close).average().orElseThrow();
                            context.record("mean", mean, Pane.PRICE);
                            boolean in = context.bar().close() > mean;
                            context.orders().target(new TargetPosition(context.instrument(), in ? 0.5 : 0), in ? "above" : "");
                        }
                        """).jar("diary.jar").getParent();
        String liveFrom = LocalDate.of(2020, 1, 1).plusDays(HISTORY - 1).toString();
        Path whole = project.write(
                "backtest.yaml",
                CONFIG.replace("QUEUE", "all")
                        .replace("SPLIT", "split: {train-until: 2020-02-01, validation-until: " + liveFrom + "}"));
        String[] diary = {"--set=strategy={name: diary}", "--plugins=" + plugins};
        Path backtest = project.run(whole, diary);
        assertThat(Files.readAllLines(backtest.resolve("values.csv"))).hasSize(1 + LIVE);
        paper("same", diary[0], diary[1], "--set=paper.feed=same", "--replay", "live", "--speed", "max");
        for (String file : List.of("values.csv", "tags.csv", "orders.csv")) {
            assertThat(session("same").resolve("run").resolve(file)).hasSameBinaryContentAs(backtest.resolve(file));
        }
        Output parity = project.hindcast("parity", "same", diary[1]);
        assertThat(parity.exitCode()).as(parity.out() + parity.err()).isZero();
    }

    /** The live bars with quotes before them: 1 and 3 seconds after the close before, at 0.1 and 0.3 below and above it. */
    private void feedWithQuotes(String name) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = HISTORY; i < bars.size(); i++) {
            String[] f = bars.get(i).split(",", -1);
            double before = Double.parseDouble(bars.get(i - 1).split(",", -1)[4]);
            // Without its own for every fifth bar; stale, broken and late ones are of no use.
            lines.add("{'time':'" + f[0] + "T00:00:01Z','bid':" + before + ",'ask':" + (before - 1) + "}");
            if (i % 5 != 0) {
                lines.add("{'time':'" + LocalDate.parse(f[0]).minusDays(1) + "T23:59:59Z','bid':1,'ask':2}");
                lines.add(quote(f[0] + "T00:00:01Z", before, 0.1));
                lines.add(quote(f[0] + "T00:00:03Z", before, 0.3));
                lines.add(quote(f[0] + "T00:00:04Z", before, 0.4));
            }
            lines.add(quote(LocalDate.parse(f[0]).plusDays(1) + "T00:00:00Z", before, 0.5));
            lines.add("{'date':'" + f[0] + "','open':" + f[1] + ",'high':" + f[2] + ",'low':" + f[3] + ",'close':"
                    + f[4] + ",'volume':" + f[5] + "}");
        }
        Path file = Files.write(
                folder.resolve(name + ".jsonl"),
                lines.stream().map(line -> line.replace('\'', '"')).toList());
        Output output = project.hindcast(
                "feed",
                "replay",
                name,
                "--file",
                file.toString(),
                "--instrument",
                "TEST",
                "--interval",
                "1d",
                "--speed",
                "max");
        assertThat(output.exitCode()).as(output.err()).isZero();
    }

    private static String quote(String time, double middle, double half) {
        return "{'time':'" + time + "','bid':" + (middle - half) + ",'ask':" + (middle + half) + "}";
    }

    @ParameterizedTest
    @ValueSource(strings = {"0ms", "2s"})
    void whereTheFeedHasQuotesOrdersMeetTheFirstOneAfterTheirArrival(String latency) throws IOException {
        feedWithQuotes("quoted");
        String delay = "--set=trading.latency=" + latency;
        Output output = paper("quoted", delay, "--set=paper.feed=quoted", "--until-end");
        assertThat(output.out()).contains(LIVE + " bars");
        double half = latency.equals("0ms") ? 0.1 : 0.3;
        Map<String, Integer> number = new HashMap<>();
        for (int i = 0; i < bars.size(); i++) {
            number.put(LocalDate.parse(bars.get(i).split(",", -1)[0]).plusDays(1) + "T00:00:00Z", i);
        }
        List<String> fills = Files.readAllLines(session("quoted").resolve("run/fills.csv"));
        int atQuotes = 0;
        for (String row : fills.subList(1, fills.size())) {
            String[] f = row.split(",", -1);
            int bar = number.get(f[0]);
            String[] own = bars.get(bar).split(",", -1);
            double before = Double.parseDouble(bars.get(bar - 1).split(",", -1)[4]);
            double expected;
            if (bar % 5 != 0) {
                expected = f[3].equals("BUY") ? before + half : before - half;
                atQuotes++;
            } else {
                // No quote: the open where the order arrives at once, else the close.
                expected = Double.parseDouble(own[latency.equals("0ms") ? 1 : 4]);
            }
            assertThat(Double.parseDouble(f[6])).as(row).isEqualTo(expected);
        }
        assertThat(atQuotes).isGreaterThan(10).isLessThan(fills.size() - 1);
        assertParity("quoted");
    }

    @Test
    void manyQuotesBetweenTwoBarsWaitForNeither() {
        try (HandFedSession session = new HandFedSession(project, config, "many", null, "live", 0)) {
            session.feed(7);
            session.quote(2_500, session.session().status().time());
            // No bar need come.
            session.await(() -> quotes(session.lines()) == 2_000);
            session.session().pause();
            session.feed(1);
            assertThat(quotes(session.lines())).isEqualTo(2_500);
            session.quote(1_200, session.session().status().time());
            session.await(() -> quotes(session.lines()) == 3_500);
        }
        List<String> lines = Project.journal(session("many").resolve("journal"));
        assertThat(quotes(lines)).isEqualTo(3_700);
        try (HandFedSession session = new HandFedSession(project, config, "many", null, "live", 8)) {
            session.session().resume();
            session.feed(LIVE - 8);
        }
        assertThat(Project.journal(session("many").resolve("journal")).subList(0, lines.size()))
                .isEqualTo(lines);
        assertParity("many");
    }

    private static long quotes(List<String> lines) {
        return lines.stream().filter(line -> line.contains(",QUOTE,")).count();
    }

    @Test
    void aSessionWithQuotesThatWasInterruptedAnywhereGoesOnExactly() throws IOException {
        feedWithQuotes("cut");
        String[] args = {
            "--set=trading.latency=2s", "--set=trading.max-volume-share=0.9", "--set=paper.feed=cut", "--until-end"
        };
        paper("cut", args);
        Path journal = session("cut").resolve("journal");
        List<String> whole = Project.journal(journal);
        byte[] fills = Files.readAllBytes(session("cut").resolve("run/fills.csv"));
        int middle = whole.size() / 2;
        int quote = middle;
        while (!whole.get(quote).startsWith("quote,")) {
            quote++;
        }
        // Before and behind a bar's quote, its bar, and what came of it.
        for (int records : List.of(quote - 1, quote, quote + 1, quote + 2, quote + 3)) {
            rewrite(journal, whole.subList(0, records));
            paper("cut", args);
            assertThat(Project.journal(journal)).isEqualTo(whole);
            assertThat(session("cut").resolve("run/fills.csv")).hasBinaryContent(fills);
        }

        // A quote that another was put in place of is found.
        List<String> tampered = new ArrayList<>(whole);
        int used = tampered.size() - 1;
        while (!tampered.get(used).startsWith("fill,")) {
            used--;
        }
        while (!tampered.get(used).startsWith("quote,")) {
            used--;
        }
        String[] f = tampered.get(used).split(",", -1);
        tampered.set(used, f[0] + "," + f[1] + ",1.0,1000.0");
        rewrite(journal, tampered);
        Output parity = project.hindcast("parity", "cut");
        assertThat(parity.exitCode()).isEqualTo(1);
        assertThat(parity.out()).contains("first difference on the bar of ", tampered.get(used));
    }

    private static void rewrite(Path journal, List<String> lines) throws IOException {
        try (Stream<Path> files = Files.list(journal.resolve("records"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        try (Journal open = Journal.open(journal)) {
            lines.forEach(open::append);
        }
    }
}
