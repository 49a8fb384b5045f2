package io.hindcast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.app.Project.Output;
import io.hindcast.engine.fixture.PluginJars;
import io.hindcast.feed.FeedMessage.End;
import io.hindcast.paper.session.PaperSession;
import io.hindcast.store.files.FolderCertificate;
import io.hindcast.store.files.FolderDeletion;
import io.hindcast.store.journal.Journal;
import io.hindcast.testkit.fixture.Folders;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was backtested trades on paper, without a line changed, and gives the same. */
@Tag("slow")
class PaperTest {
    private static final int HISTORY = 320;
    private static final String LIVE_FROM = "2020-11-15";

    private static final String CONFIG = """
            name: tiny
            data: {queue: QUEUE}
            features: [{name: log-return, bars: 1}, {name: rsi, bars: 5}, {name: ema-ratio, bars: 10}]
            SPLIT
            model: {name: lstm, window: 8, layers: 2, hidden: 5, training: {epochs: 3, patience: 2}}
            strategy: {name: lstm, mode: long-short, entry-bps: 0, exit-bps: 0}
            trading: {allow-short: true}
            paper: {feed: live}
            """;

    @TempDir
    private static Path folder;

    private static Project project;
    private static Path config;
    private static Path backtest;
    private static Path model;

    @BeforeAll
    static void backtestOnce() throws IOException {
        project = new Project(folder);
        List<String> bars = Project.bars(1, Project.BARS);
        project.importBars(project.csv("all.csv", bars), "all");
        project.importBars(project.csv("history.csv", bars.subList(0, HISTORY)), "history");
        project.importBars(project.csv("month.csv", bars.subList(HISTORY, bars.size())), "month");
        // The history ends where the test segment of the backtest begins: its last label is that of the validation's
        // end.
        config = project.write(
                "paper.yaml",
                CONFIG.replace("QUEUE", "history")
                        .replace("SPLIT", "split: {train-until: 2020-09-30, validation-until: 2020-10-31}"));
        Output trained = project.hindcast("train", config.toString());
        assertThat(trained.exitCode()).as(trained.err()).isZero();
        model = Path.of(trained.out().strip().substring("model: ".length()));
        Path whole = project.write(
                "backtest.yaml",
                CONFIG.replace("QUEUE", "all")
                        .replace("SPLIT", "split: {train-until: 2020-09-30, validation-until: " + LIVE_FROM + "}"));
        backtest = project.run(whole, "--model", model.toString());
        assertThat(Files.readAllLines(backtest.resolve("fills.csv"))).hasSizeGreaterThan(5);
    }

    private static Output paper(String session, String... more) {
        List<String> args = new ArrayList<>(List.of("paper", config.toString(), "--session", session));
        args.addAll(List.of(more));
        return project.hindcast(args.toArray(String[]::new));
    }

    private static Output replay(String session) {
        return paper(session, "--set=paper.feed=" + session, "--replay", "month", "--speed", "max");
    }

    private static Path session(String name) {
        return folder.resolve("paper").resolve(name);
    }

    @Test
    void aReplayedMonthGivesTheOrdersAndFillsOfItsBacktest() throws IOException {
        Output output = replay("same");
        assertThat(output.exitCode()).as(output.err()).isZero();
        Path run = session("same").resolve("run");
        for (String file : List.of("orders.csv", "fills.csv", "trades.csv")) {
            assertThat(run.resolve(file)).hasSameBinaryContentAs(backtest.resolve(file));
        }
        assertThat(Files.readAllLines(run.resolve("equity.csv")))
                .isEqualTo(Files.readAllLines(backtest.resolve("equity.csv")));
        // A session has no test segment, and its model was trained on a part of its history.
        assertThat(run.resolve("report.html"))
                .content()
                .contains("<dt>Paper session</dt>", "<dt>History</dt>", "<dt>Live</dt>", "Live bars only.")
                .doesNotContainIgnoringCase(" test segment")
                .doesNotContain("<dt>Training</dt>", "<dt>Test</dt>");
        assertThat(backtest.resolve("report.html")).content().contains("<dt>Test</dt>", "Test segment only.");
        assertThat(output.out())
                .contains("80 bars, 0 late, 0 duplicate")
                .contains("checked: 80 of 80 windows gave the same forecast");
    }

    @Test
    void parityHoldsAndFindsATamperedOrder() throws IOException {
        assertThat(replay("tampered").exitCode()).isZero();
        Output identical = project.hindcast("parity", "tampered");
        assertThat(identical.exitCode()).as(identical.err()).isZero();
        assertThat(identical.out()).startsWith("identical: 80 bars, ");

        // In the files that people read.
        Path orders = session("tampered").resolve("run/orders.csv");
        List<String> rows = new ArrayList<>(Files.readAllLines(orders));
        String row = rows.get(3);
        rows.set(3, row.replace(",MARKET,", ",MARKET,1"));
        Files.write(orders, rows);
        for (String command : List.of("parity", "report")) {
            Output refused = project.hindcast(command, "tampered");
            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.err())
                    .contains("orders.csv (changed)", "its next end writes the run anew from the journal");
        }
        // Runs of earlier versions, whose files can't be checked.
        Folders.forgetHashes(session("tampered").resolve("run"));
        Output changed = project.hindcast("parity", "tampered");
        assertThat(changed.exitCode()).isEqualTo(1);
        assertThat(changed.out()).contains("different: orders.csv", "line 4", row, rows.get(3));

        // In the journal itself.
        Path journal = session("tampered").resolve("journal");
        List<String> lines = Project.journal(journal);
        int tampered = 0;
        while (!lines.get(tampered).startsWith("order,")) {
            tampered++;
        }
        lines.set(tampered, lines.get(tampered).replaceFirst("(SELL|BUY),", "$1,9"));
        rewrite(journal, lines);
        Output found = project.hindcast("parity", "tampered");
        assertThat(found.exitCode()).isEqualTo(1);
        assertThat(found.out())
                .contains("first difference on the bar of ", "session:  " + lines.get(tampered), "forecast,", "input,");
    }

    @Test
    void aSessionThatRunsAndHasNeverEndedIsReportedWithoutATraceInItsFolder() throws IOException {
        assertThat(replay("running").exitCode()).isZero();
        Path ended = session("running").resolve("run");
        Output whole = project.hindcast(
                "report", "running", "--out", folder.resolve("ended.html").toString());
        assertThat(whole.exitCode()).as(whole.err()).isZero();
        assertThat(whole.err()).isEmpty();

        // As though it had gone on for a bar behind its end, with a history that is another now.
        Path summary = ended.resolve("summary.json");
        Files.writeString(
                summary, Files.readString(summary).replaceAll("(?s)(\"live\".*?\"bars\"\\s*:\\s*)80", "$179"));
        FolderCertificate.renew(ended, "summary.json");
        Path document = session("running").resolve("session.json");
        String begun = Files.readString(document);
        Files.writeString(document, begun.replaceFirst("\"history_sha256\"\\s*:\\s*\"..", "\"history_sha256\": \"xx"));
        Output last = project.hindcast("report", "running");
        assertThat(last.exitCode()).as(last.err()).isZero();
        assertThat(last.err()).contains("this is the session's last end", "is not what it was begun with");
        assertThat(figures(last)).isEqualTo(figures(whole));
        Files.writeString(document, begun);

        FolderDeletion.delete(ended);
        Path page = folder.resolve("running.html");

        try (Journal held = Journal.open(session("running").resolve("journal"))) {
            assertThat(held.stored()).isPositive();
            Output output = project.hindcast("report", "running", "--out", page.toString());
            assertThat(output.exitCode()).as(output.err()).isZero();
            assertThat(output.err()).contains("has recorded 80 bars by now and has not ended behind them");
            assertThat(figures(output)).isEqualTo(figures(whole));
        }
        assertThat(page).content().contains("<dt>Paper session</dt>", "Live bars only.");
        assertThat(ended).doesNotExist();

        Files.writeString(document, "");
        for (String command : List.of("report", "parity")) {
            Output damaged = project.hindcast(command, "running");
            assertThat(damaged.exitCode()).isEqualTo(2);
            assertThat(damaged.err()).contains("session.json is damaged (it is no JSON object)");
        }
        Files.writeString(document, begun.substring(0, begun.length() / 2));
        assertThat(project.hindcast("parity", "running").err().lines().toList())
                .singleElement()
                .asString()
                .contains("session.json is damaged");
    }

    /** The table of a report. */
    private static String figures(Output report) {
        assertThat(report.out()).contains("Final equity", "Rejected orders");
        return report.out().substring(0, report.out().indexOf("are annualised"));
    }

    /** Whatever was changed or left out of what the session has recorded. */
    @Test
    void parityFindsEveryKindOfRecord() throws IOException {
        assertThat(replay("kinds").exitCode()).isZero();
        Path journal = session("kinds").resolve("journal");
        List<String> lines = Project.journal(journal);
        for (String kind : List.of("forecast", "order", "fill", "equity")) {
            int at = lines.size() / 2;
            while (!lines.get(at).startsWith(kind + ",")) {
                at++;
            }
            List<String> changed = new ArrayList<>(lines);
            // The last number of the record, or the quantity of the order.
            changed.set(
                    at,
                    kind.equals("order")
                            ? lines.get(at).replaceFirst("(SELL|BUY),", "$1,9")
                            : lines.get(at).replaceFirst(",([^,]+)$", ",9$1"));
            rewrite(journal, changed);
            assertThat(project.hindcast("parity", "kinds").out())
                    .contains("first difference", "session:  " + changed.get(at), "backtest: " + lines.get(at));

            List<String> shorter = new ArrayList<>(lines);
            shorter.remove(at);
            rewrite(journal, shorter);
            assertThat(project.hindcast("parity", "kinds").out())
                    .contains("first difference", "backtest: " + lines.get(at));
        }
        // Only of the last bar may be missing what a killed session has not written.
        rewrite(journal, lines.subList(0, lines.lastIndexOf(lastOf(lines, "equity,"))));
        assertThat(project.hindcast("parity", "kinds").out()).startsWith("identical: 80 bars");

        rewrite(journal, lines);
        // As an earlier version has left it, so that its rows are all that can be compared.
        Folders.forgetHashes(session("kinds").resolve("run"));
        for (String file : List.of("orders.csv", "fills.csv")) {
            Path csv = session("kinds").resolve("run").resolve(file);
            List<String> rows = Files.readAllLines(csv);
            List<String> changed = new ArrayList<>(rows);
            changed.set(3, rows.get(3).replaceFirst("(SELL|BUY),", "$1,9"));
            Files.write(csv, changed);
            Output different = project.hindcast("parity", "kinds");
            assertThat(different.out()).contains("different: " + file, "line 4");
            assertThat(different.err()).contains("warning: the certificate of this run is of an earlier version");
            Files.write(csv, rows);
        }
        assertThat(project.hindcast("parity", "kinds").out()).startsWith("identical: 80 bars");
    }

    private static String lastOf(List<String> lines, String start) {
        return lines.reversed().stream()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .orElseThrow();
    }

    /** A model may round differently in another batch; the reader must be able to tell that from a model that saw else. */
    @ParameterizedTest
    @CsvSource({"1.0000000001, true", "1.01, false"})
    void parityTellsRoundingFromAnotherForecast(double factor, boolean rounding) throws IOException {
        String name = "rounded-" + rounding;
        assertThat(replay(name).exitCode()).isZero();
        Path journal = session(name).resolve("journal");
        List<String> lines = Project.journal(journal);
        int at = 0;
        while (!lines.get(at).startsWith("forecast,")) {
            at++;
        }
        String[] forecast = lines.get(at).split(",", -1);
        lines.set(at, forecast[0] + "," + forecast[1] + "," + Double.parseDouble(forecast[2]) * factor);
        rewrite(journal, lines);

        Output found = project.hindcast("parity", name);
        assertThat(found.exitCode()).isEqualTo(1);
        assertThat(found.out()).contains("first difference on the bar of ", "session:  " + lines.get(at));
        assertThat(found.out().contains("differ by no more than rounding")).isEqualTo(rounding);
    }

    /** What the journal says of a bar, and in which order, is what the run folder shows of it. */
    @Test
    void theJournalHoldsAllThatWasDecidedInTheOrderInWhichItHappened() throws IOException {
        assertThat(replay("records").exitCode()).isZero();
        Path run = session("records").resolve("run");
        List<String[]> records = Project.journal(session("records").resolve("journal")).stream()
                .map(record -> record.split(",", -1))
                .toList();
        assertThat(picked(records, "forecast", 1, 2)).isEqualTo(columns(run.resolve("forecasts.csv"), 0, 4));
        assertThat(picked(records, "order", 1, 2, 3, 4, 5, 6))
                .isEqualTo(columns(run.resolve("orders.csv"), 0, 1, 3, 5, 9, 10));
        assertThat(picked(records, "fill", 1, 2, 3, 4, 5, 6, 7))
                .isEqualTo(columns(run.resolve("fills.csv"), 0, 1, 3, 4, 5, 6, 8));
        assertThat(picked(records, "equity", 1, 2, 3, 4, 5))
                .isEqualTo(columns(run.resolve("equity.csv"), 0, 1, 2, 3, 4));
        assertThat(picked(records, "fill", 1)).hasSizeGreaterThan(5);

        // On each bar what came in, then the forecast, orders, fills, and the account at last.
        String kinds = records.stream()
                .filter(record -> !record[2].equals("CONTROL"))
                .map(record -> record[0].substring(0, 2))
                .collect(Collectors.joining(" "));
        assertThat(kinds).matches("(in fo( or)*( fi)* eq ?){80}");
    }

    private static List<String> picked(List<String[]> records, String kind, int... fields) {
        return records.stream()
                .filter(record -> record[0].equals(kind))
                .map(record ->
                        Arrays.stream(fields).mapToObj(field -> record[field]).collect(Collectors.joining(",")))
                .toList();
    }

    private static List<String> columns(Path csv, int... columns) throws IOException {
        return picked(
                Files.readAllLines(csv).stream()
                        .skip(1)
                        .map(row -> ("row," + row).split(",", -1))
                        .toList(),
                "row",
                Arrays.stream(columns).map(column -> column + 1).toArray());
    }

    /** Nobody is told of a bar whose records can't be written. */
    @Test
    void whatIsNotJournalledIsNotTold() throws IOException {
        assertThat(replay("told").exitCode()).isZero();
        Path journal = session("told").resolve("journal");
        List<String> lines = Project.journal(journal);
        int bars = 0;
        int at = 0;
        while (bars < 40 || !lines.get(at).startsWith("equity,")) {
            bars += lines.get(at).startsWith("equity,") ? 1 : 0;
            at++;
        }
        lines.set(at, lines.get(at) + "1");
        rewrite(journal, lines);

        PaperSession session = Sessions.of(project, config, "told", "told");
        assertThatThrownBy(session::run).hasStackTraceContaining("can't be continued exactly");
        assertThat(session.status().bars()).isEqualTo(40);
    }

    @Test
    void aSessionThatHasEndedGoesOnWithWhatCameMeanwhile() throws IOException {
        List<String> bars = Project.bars(1, Project.BARS);
        project.importBars(project.csv("first.csv", bars.subList(HISTORY, HISTORY + 30)), "first");
        assertThat(paper("parts", "--set=paper.feed=parts", "--replay", "first", "--speed", "max")
                        .exitCode())
                .isZero();
        assertThat(replay("parts").out()).contains("30 duplicate").contains("80 bars");
        for (String file : List.of("orders.csv", "fills.csv", "equity.csv")) {
            assertThat(session("parts").resolve("run").resolve(file)).hasSameBinaryContentAs(backtest.resolve(file));
        }
    }

    @Test
    void aTornLastRecordIsTakenOutAndMadeAgain() throws IOException {
        assertThat(replay("torn").exitCode()).isZero();
        Path journal = session("torn").resolve("journal");
        List<String> before = Project.journal(journal);
        tearLastRecord(journal);
        Output again = paper("torn", "--set=paper.feed=torn", "--until-end");
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.out()).contains("a torn last record was taken out");
        assertThat(Project.journal(journal)).isEqualTo(before);
        assertThat(session("torn").resolve("run/fills.csv")).hasSameBinaryContentAs(backtest.resolve("fills.csv"));
    }

    @Test
    void aSessionThatCantBeContinuedExactlyIsNotContinued() throws IOException {
        assertThat(replay("other").exitCode()).isZero();
        Output costs = paper("other", "--set=paper.feed=other", "--set=trading.fee-bps=9", "--until-end");
        assertThat(costs.exitCode()).isEqualTo(2);
        assertThat(costs.err()).contains("was begun with another config: trading.fee-bps was ", " and is 9.0");

        Path journal = session("other").resolve("journal");
        List<String> lines = Project.journal(journal);
        int forecast = lines.size() - 1;
        while (!lines.get(forecast).startsWith("forecast,")) {
            forecast--;
        }
        String stored = lines.get(forecast);
        lines.set(forecast, stored.substring(0, stored.lastIndexOf(',')) + ",1.5");
        rewrite(journal, lines);
        Output changed = paper("other", "--set=paper.feed=other", "--until-end");
        assertThat(changed.exitCode()).isNotZero();
        assertThat(changed.err()).contains("can't be continued exactly", ",1.5", stored);
    }

    @Test
    void aFeedOfOtherBarsIsRefused() throws IOException {
        List<String> bars = Project.bars(1, Project.BARS);
        Path csv = project.csv("foreign.csv", bars.subList(HISTORY, HISTORY + 2));
        assertThat(project.hindcast(
                                "import", csv.toString(), "--name", "foreign", "--instrument", "OTHER", "--interval=1d")
                        .exitCode())
                .isZero();
        assertThat(project.hindcast("feed", "replay", "foreign", "--queue", "foreign", "--speed", "max")
                        .exitCode())
                .isZero();
        MinuteBars.feed(project, "minutes", MinuteBars.walk(1, 2));
        MinuteBars.feed(project, "minutes", List.of(new End("over", 0)));
        for (String feed : List.of("foreign", "minutes")) {
            Output output = paper(feed, "--set=paper.feed=" + feed, "--until-end");
            assertThat(output.exitCode()).isEqualTo(2);
            assertThat(output.err())
                    .contains("live queue '" + feed + "' brings " + (feed.equals("foreign") ? "OTHER 1d" : "TEST 1m"));
            assertThat(session(feed)).doesNotExist();
        }
    }

    @Test
    void aSessionIsNotContinuedOverAnotherHistoryWithAnotherModelOrAnotherPlugin() throws IOException {
        Path home = Files.createDirectories(folder.resolve("home-identity"));
        List<String> bars = new ArrayList<>(Project.bars(1, HISTORY));
        project.importBars(project.csv("swap.csv", bars), "swap");
        project.importBars(project.csv("next.csv", Project.bars(1, HISTORY + 1).subList(HISTORY, HISTORY + 1)), "next");
        Path plugged = project.write(
                "plugged.yaml", "name: plugged\ndata: {queue: swap}\nstrategy: {name: mine}\npaper: {feed: plugged}\n");
        Path jar = plugin(home, "");
        byte[] built = Files.readAllBytes(jar);
        String plugins = "--plugins=" + jar.getParent();
        String[] first = {"paper", plugged.toString(), plugins, "--replay", "next", "--speed", "max"};
        String[] again = {"paper", plugged.toString(), plugins, "--until-end"};
        assertThat(project.hindcast(first).exitCode()).isZero();
        assertThat(project.hindcast(again).exitCode()).isZero();
        plugin(home, "int changed = 1;");
        assertNotContinued(project.hindcast(again), "plugin mine.jar: its SHA-256");
        Files.write(jar, built);
        assertThat(project.hindcast(again).exitCode()).isZero();
        bars.set(0, bars.getFirst() + "1");
        project.importBars(project.csv("swap.csv", bars), "swap");
        assertNotContinued(project.hindcast(again), "history: the SHA-256 of its bars");

        assertThat(replay("model").exitCode()).isZero();
        String other = project.hindcast("train", config.toString(), "--set=seed=7")
                .out()
                .strip()
                .substring("model: ".length());
        assertNotContinued(paper("model", "--set=paper.feed=model", "--until-end", "--model", other), "model was ");
        assertThat(paper("model", "--set=paper.feed=model", "--until-end", "--model", model.toString())
                        .exitCode())
                .isZero();
    }

    private static Path plugin(Path home, String statement) throws IOException {
        return new PluginJars(home)
                .strategy("mine", "public void onBar(BarContext context) { " + statement + " }")
                .jar("mine.jar");
    }

    private static void assertNotContinued(Output output, String what) {
        assertThat(output.exitCode()).as(output.err()).isEqualTo(2);
        assertThat(output.err()).contains("was begun with another " + what);
    }

    @ParameterizedTest
    @Timeout(120)
    @CsvSource(delimiter = '|', textBlock = """
            throw new IllegalStateException("lost");  | lost
            while (true) Thread.onSpinWait();         | strategy-timeout
            """)
    void aPluginThatFailsHaltsTheSessionThoughNoOtherBarComes(String statement, String expected) throws IOException {
        Path home = Files.createDirectories(folder.resolve("home-" + expected));
        Path jar = new PluginJars(home)
                .strategy("mine", "public void onBar(BarContext context) { " + statement + " }")
                .jar("mine.jar");
        String feed = "feed-" + expected;
        List<String> bars = Project.bars(1, Project.BARS);
        project.importBars(project.csv("one.csv", bars.subList(HISTORY, HISTORY + 1)), "one");
        assertThat(project.hindcast("feed", "replay", feed, "--queue", "one", "--speed", "max")
                        .exitCode())
                .isZero();
        Output output = paper(
                feed,
                "--set=paper.feed=" + feed,
                "--set=strategy={name: mine}",
                "--set=pipeline.strategy-timeout=1",
                "--plugins=" + jar.getParent());
        assertThat(output.exitCode()).isEqualTo(1);
        assertThat(output.err()).contains("mine", expected);
        // What came in before is in the journal.
        assertThat(Project.journal(session(feed).resolve("journal"))).anyMatch(line -> line.contains(",ACCEPTED,"));
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

    /** Overwrites the last bytes of the last record, as though they had not reached the disk. */
    private static void tearLastRecord(Path journal) throws IOException {
        List<String> lines = Project.journal(journal);
        byte[] last = lines.getLast().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Path file;
        try (Stream<Path> files = Files.list(journal.resolve("records"))) {
            file = files.filter(each -> each.toString().endsWith(".cq4"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] content = Files.readAllBytes(file);
        int at = lastIndexOf(content, last);
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
            access.seek(at + last.length - 5L);
            access.write(new byte[5]);
        }
    }

    private static int lastIndexOf(byte[] content, byte[] sought) {
        for (int at = content.length - sought.length; at >= 0; at--) {
            if (Arrays.equals(content, at, at + sought.length, sought, 0, sought.length)) {
                return at;
            }
        }
        throw new AssertionError("record not found");
    }
}
