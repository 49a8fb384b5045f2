package io.hindcast.runs.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hindcast.report.comparison.ComparisonContent;
import io.hindcast.report.comparison.ComparisonReport;
import io.hindcast.report.comparison.ComparisonTable;
import io.hindcast.report.files.JsonDocument;
import io.hindcast.report.files.RecordReader;
import io.hindcast.report.summary.EvaluationSection;
import io.hindcast.report.summary.Summary;
import io.hindcast.report.summary.SummaryFile;
import io.hindcast.runs.config.RunOptions;
import io.hindcast.runs.config.YamlConfig;
import io.hindcast.runs.fixture.TinyWorkspace;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.store.files.FolderCheck;
import io.hindcast.store.files.FolderDeletion;
import io.hindcast.testkit.fixture.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A comparison is its jobs' runs, set side by side: nothing is lost, repeated or made up on the way. */
@Tag("slow")
class ComparisonTest {
    private static final String CONFIG = TinyWorkspace.CONFIG.replace("name: tiny", "name: duel") + """
            compare:
              architectures:
                - line
                - {label: both ways, architecture: hindsight}
                - {label: twin, architecture: mean, shift: 0.001}
              seeds: 2
            """;

    private static final List<String> CSV =
            List.of("forecasts.csv", "orders.csv", "fills.csv", "equity.csv", "trades.csv");

    @TempDir
    private static Path folder;

    private static TinyWorkspace tiny;
    private static Comparison.Result original;

    @BeforeAll
    static void compareOnce() throws IOException {
        tiny = TinyWorkspace.withBars(folder.resolve("tiny"));
        original = run(tiny, new HeardComparison(), CONFIG, false, false);
    }

    private static Comparison.Result run(
            TinyWorkspace where,
            HeardComparison heard,
            String config,
            boolean hindsight,
            boolean again,
            String... more) {
        return new Comparison(where.workspace(), where.home().resolve("comparisons"), heard, TinyWorkspace.CLOCK)
                .run(TinyWorkspace.read(config, more), "duel", new CompareOptions(hindsight, again, false));
    }

    private static TinyWorkspace other(String name) throws IOException {
        return TinyWorkspace.withBars(folder.resolve(name));
    }

    /** A workspace in which the comparison has been run, without its models. */
    private static TinyWorkspace finished(String name) throws IOException {
        TinyWorkspace other = other(name);
        Path comparisons = Files.createDirectories(other.home().resolve("comparisons"));
        Folders.copy(original.folder(), comparisons.resolve(original.folder().getFileName()));
        return other;
    }

    private static Path place(TinyWorkspace of) {
        return of.home().resolve("comparisons").resolve(original.folder().getFileName());
    }

    private static ComparisonContent.Row row(Comparison.Result result, String entrant) {
        return result.content().table().stream()
                .filter(row -> row.entrant().equals(entrant))
                .findFirst()
                .orElseThrow();
    }

    private static double mean(Comparison.Result result, String entrant, String figure) {
        return row(result, entrant).figures().get(figure).mean();
    }

    private static Summary summary(Comparison.Result result, String job) {
        return SummaryFile.read(result.folder().resolve("jobs").resolve(job).resolve(SummaryFile.NAME));
    }

    /** The table without what depends on the clock. */
    private static Map<String, String> decided(Comparison.Result result) {
        Map<String, String> rows = new TreeMap<>();
        for (ComparisonContent.Row row : result.content().table()) {
            Map<String, Object> figures = new TreeMap<>(row.figures());
            figures.remove("training_seconds");
            figures.remove("forecast_micros");
            rows.put(
                    row.symbol() + " " + row.entrant(),
                    row.rankReturn() + " " + row.rankSharpe() + " " + row.jobs() + " " + figures);
        }
        return rows;
    }

    private static void assertSameJobs(Comparison.Result one, Comparison.Result two) {
        for (ComparisonContent.JobEntry job : two.content().jobs()) {
            for (String file : CSV) {
                Path expected = two.folder().resolve(job.folder().orElseThrow()).resolve(file);
                if (Files.exists(expected)) {
                    assertThat(one.folder().resolve(job.folder().orElseThrow()).resolve(file))
                            .hasSameBinaryContentAs(expected);
                }
            }
        }
    }

    @Test
    void aJobIsTheBacktestOfItsConfig() throws IOException {
        Path job = original.folder().resolve("jobs/TEST-twin-seed43");
        Path alone = tiny.backtest(Files.readString(job.resolve("config.yaml")), new RunOptions(true, null))
                .folder();
        for (String file : CSV) {
            assertThat(job.resolve(file)).hasSameBinaryContentAs(alone.resolve(file));
        }
        assertThat(Files.readAllLines(job.resolve("fills.csv"))).hasSizeGreaterThan(1);
        // What the entrant has of its own, and what it shares.
        assertThat(job.resolve("config.yaml")).content().contains("shift: 0.001", "window: 4", "seed: 43");
    }

    @Test
    void theDocumentWrittenIsTheOneReturned() {
        assertThat(RecordReader.read(
                        JsonDocument.read(
                                original.folder().resolve("comparison.json"),
                                "docs/comparison-folder.md",
                                "compare again"),
                        ComparisonContent.class))
                .isEqualTo(original.content());
        assertThat(original.failed()).isZero();
        assertThat(ComparisonReport.check(original.folder())).isEqualTo(FolderCheck.UNCHANGED);
    }

    @Test
    void figuresOfAJobStandInItsRun() {
        assertThat(original.content().jobs()).hasSize(6);
        for (ComparisonContent.JobEntry job : original.content().jobs()) {
            Summary summary = summary(original, job.id());
            assertThat(job.folder()).hasValue("jobs/" + job.id());
            assertThat(job.figures().get("rmse_price"))
                    .isEqualTo(summary.forecast().orElseThrow().model().rmsePrice());
            assertThat(job.figures().get("skill_return"))
                    .isEqualTo(summary.forecast().orElseThrow().skillReturn());
            assertThat(job.figures().get("epochs")).isEqualTo(1);
            assertThat(job.report().isPresent()).isEqualTo(summary.traded().isPresent());
            if (summary.traded().isPresent()) {
                assertThat(job.figures().get("total_return"))
                        .isEqualTo(summary.figures().strategy().totalReturn());
                assertThat(original.folder().resolve(job.report().orElseThrow()))
                        .isRegularFile();
            }
        }
    }

    @Test
    void aRowIsMeanAndDeviationOverTheSeeds() {
        List<Double> errors = original.content().jobs().stream()
                .filter(job -> job.entrant().equals("line"))
                .map(job -> job.figures().get("rmse_price"))
                .toList();
        assertThat(errors).hasSize(2).doesNotHaveDuplicates();
        assertThat(mean(original, "line", "rmse_price")).isCloseTo((errors.get(0) + errors.get(1)) / 2, within(1e-12));
        // Of two values, the deviation with n - 1 is their distance over the root of 2.
        assertThat(row(original, "line").figures().get("rmse_price").sd())
                .isCloseTo(Math.abs(errors.get(0) - errors.get(1)) / Math.sqrt(2), within(1e-12));
    }

    @Test
    void referencesStandBesideTheEntrants() {
        Summary summary = summary(original, "TEST-line-seed42");
        assertThat(mean(original, "buy-and-hold", "total_return"))
                .isEqualTo(summary.figures().benchmark().totalReturn());
        assertThat(mean(original, "buy-and-hold", "rmse_price")).isNaN();
        assertThat(mean(original, "persistence", "rmse_price"))
                .isEqualTo(summary.forecast().orElseThrow().persistence().rmsePrice());
        assertThat(mean(original, "persistence", "skill_price")).isZero();
        assertThat(row(original, "persistence").rankReturn()).isEmpty();
    }

    @Test
    void offlineEntrantsForecastAndDoNotTradeUnlessWithHindsight() {
        assertThat(mean(original, "both ways", "rmse_price")).isPositive();
        assertThat(mean(original, "both ways", "total_return")).isNaN();
        assertThat(row(original, "both ways").rankReturn()).isEmpty();
        Path job = original.folder().resolve("jobs/TEST-both_ways-seed42");
        assertThat(job.resolve("orders.csv")).doesNotExist();
        assertThat(job.resolve("report.html")).doesNotExist();

        Comparison.Result traded = run(tiny, new HeardComparison(), CONFIG, true, false);
        assertThat(traded.folder()).isNotEqualTo(original.folder());
        assertThat(traded.content().comparison().hindsight()).isTrue();
        assertThat(mean(traded, "both ways", "total_return")).isFinite();
        assertThat(traded.content().comparison().warnings()).anyMatch(text -> text.startsWith("both ways: HINDSIGHT"));
        Path tradedJob = traded.folder().resolve("jobs/TEST-both_ways-seed42");
        assertThat(tradedJob.resolve("report.html")).content().contains("HINDSIGHT");
        assertThat(tradedJob.resolve("forecasts.csv")).hasSameBinaryContentAs(job.resolve("forecasts.csv"));
    }

    @Test
    void jobsBesideEachOtherDecideAsJobsAlone() throws IOException {
        for (int sideBySide : List.of(1, 5)) {
            HeardComparison heard = new HeardComparison();
            Comparison.Result result =
                    run(other("by" + sideBySide), heard, CONFIG, false, false, "compare.side-by-side=" + sideBySide);
            assertThat(heard.started()).hasSize(6);
            assertThat(decided(result)).isEqualTo(decided(original));
            assertSameJobs(result, original);
        }
    }

    @Test
    void runAgainEveryJobIsRunAndTrainedAnew() throws IOException {
        TinyWorkspace other = finished("again");
        HeardComparison heard = new HeardComparison();
        Comparison.Result again = run(other, heard, CONFIG, false, true);
        assertThat(heard.finished()).isZero();
        assertThat(heard.started()).hasSize(6);
        assertThat(decided(again)).isEqualTo(decided(original));
    }

    /** What an interrupted comparison leaves: some jobs, one half done under another name, and no table. */
    @Test
    void interruptedItRunsTheRestAndGivesTheSameTable() throws IOException {
        TinyWorkspace other = finished("interrupted");
        Path place = place(other);
        List<String> lost = List.of("TEST-line-seed43", "TEST-both_ways-seed42", "TEST-twin-seed42");
        for (String job : lost) {
            FolderDeletion.delete(place.resolve("jobs").resolve(job));
        }
        for (String file : List.of("comparison.json", "comparison.csv", "report.html", "certificate.json")) {
            Files.delete(place.resolve(file));
        }
        Path half = Files.createDirectories(place.resolve("jobs/.TEST-twin-seed42.writing-0"));
        Files.writeString(half.resolve("forecasts.csv"), "time,inst");
        Path kept = place.resolve("jobs/TEST-line-seed42/summary.json");
        byte[] before = Files.readAllBytes(kept);

        HeardComparison heard = new HeardComparison();
        Comparison.Result rest = run(other, heard, CONFIG, false, false);
        assertThat(heard.finished()).isEqualTo(3);
        assertThat(heard.started())
                .containsExactlyInAnyOrder("TEST line seed 43", "TEST both ways seed 42", "TEST twin seed 42");
        assertThat(kept).hasBinaryContent(before);
        assertThat(decided(rest)).isEqualTo(decided(original));
        assertSameJobs(rest, original);
        assertThat(ComparisonReport.check(place)).isEqualTo(FolderCheck.UNCHANGED);
    }

    @Test
    void onlyUnchangedJobsAreReused() throws IOException {
        TinyWorkspace other = finished("changed");
        Path place = place(other);
        Path job = place.resolve("jobs/TEST-line-seed43");
        Folders.replace(job.resolve("summary.json"), "(\"total_return\"\\s*:\\s*)[-0-9.E]+", "$19.5");
        refused(
                other,
                "job " + job,
                "summary.json (changed)",
                "move it elsewhere and start again, which runs this job anew");
        Files.move(job, folder.resolve("moved"));
        HeardComparison heard = new HeardComparison();
        assertThat(decided(run(other, heard, CONFIG, false, false))).isEqualTo(decided(original));
        assertThat(heard.finished()).isEqualTo(5);
        assertThat(heard.started()).containsExactly("TEST line seed 43");

        // Its page alone can be made anew.
        Files.writeString(job.resolve("report.html"), "");
        refused(other, "report.html (changed)", "'hindcast report " + job + "' writes its page anew");

        // Another job's run, and one without hashes, in the place of one that the comparison was certified with.
        Path whole = Folders.copy(place.resolve("jobs/TEST-line-seed42"), folder.resolve("whole"));
        Path first = place.resolve("jobs/TEST-line-seed42");
        FolderDeletion.delete(job);
        run(other, new HeardComparison(), CONFIG, false, false);
        Folders.copy(place.resolve("jobs/TEST-twin-seed43"), first);
        refused(other, "job " + first, "forecasts.csv (changed)", "the comparison was certified with");
        Folders.copy(whole, first);
        Folders.forgetHashes(first);
        refused(other, "job " + first, "forecasts.csv (missing)", "the comparison was certified with");

        // Neither have those of an earlier version.
        Files.delete(place.resolve("certificate.json"));
        HeardComparison earlier = new HeardComparison();
        run(other, earlier, CONFIG, false, false);
        assertThat(earlier.notes()).anyMatch(line -> line.contains("1 finished jobs are of an earlier version"));
        assertThat(ComparisonReport.check(place).possible()).isFalse();
    }

    private static void refused(TinyWorkspace where, String... parts) {
        assertThatThrownBy(() -> run(where, new HeardComparison(), CONFIG, false, false))
                .isInstanceOf(InvalidInputException.class)
                .message()
                .contains(parts);
    }

    @Test
    void aJobThatFailsLosesNoOther() throws IOException {
        TinyWorkspace other = other("failing");
        String failing =
                CONFIG.replace("{label: both ways, architecture: hindsight}", "{label: too long, window: 330}");
        HeardComparison heard = new HeardComparison();
        Comparison.Result result = run(other, heard, failing, false, false, "compare.seeds=1");
        assertThat(result.failed()).isEqualTo(1);
        assertThat(heard.failed()).singleElement().asString().contains("hold no window of 330 bars");
        assertThat(mean(result, "line", "total_return")).isFinite();
        assertThat(mean(result, "twin", "total_return")).isFinite();
        assertThat(row(result, "too long").failed()).isEqualTo(1);
        assertThat(result.content().jobs().get(1).error())
                .hasValueSatisfying(error -> assertThat(error).contains("hold no window of 330 bars"));

        HeardComparison second = new HeardComparison();
        Comparison.Result again = run(other, second, failing, false, false, "compare.seeds=1");
        assertThat(second.finished()).isEqualTo(2);
        // In the order of the config, whichever were run now.
        assertThat(again.content().jobs().stream().map(ComparisonContent.JobEntry::id))
                .containsExactly("TEST-line-seed42", "TEST-too_long-seed42", "TEST-twin-seed42");
    }

    @Test
    void whereEveryJobFailsThereIsNoTable() throws IOException {
        TinyWorkspace other = other("all-failing");
        assertThatThrownBy(() -> run(other, new HeardComparison(), CONFIG, false, false, "model.window=330"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("every job has failed; the first one: ")
                .hasMessageContaining("hold no window of 330 bars");
    }

    @Test
    void twoSymbolsAreRankedApart() throws IOException {
        TinyWorkspace other = other("two");
        other.bars("others", TinyWorkspace.walk(2, TinyWorkspace.BARS));
        Comparison.Result two = run(
                other,
                new HeardComparison(),
                CONFIG,
                false,
                false,
                "compare.seeds=1",
                "compare.symbols=[{queue: bars, import: {file: bars.csv, instrument: TEST}},"
                        + " {queue: others, import: {file: others.csv, instrument: TEST}}]");
        assertThat(two.content().jobs()).hasSize(6);
        assertThat(two.content().symbols()).hasSize(2);
        for (String symbol : List.of("bars", "others")) {
            assertThat(two.content().table().stream()
                            .filter(row -> row.symbol().equals(symbol))
                            .filter(row -> row.rankReturn().isPresent())
                            .map(row -> row.rankReturn().getAsInt()))
                    .isSorted()
                    .contains(1)
                    .hasSize(3);
        }
        // What one symbol alone would have made of it.
        assertThat(two.folder().resolve("jobs/bars-line-seed42/forecasts.csv"))
                .hasSameBinaryContentAs(original.folder().resolve("jobs/TEST-line-seed42/forecasts.csv"));
    }

    @Test
    void theTableIsACsvToo() throws IOException {
        List<String> lines = Files.readAllLines(original.folder().resolve("comparison.csv"));
        assertThat(lines).hasSize(1 + original.content().table().size());
        assertThat(lines.getFirst())
                .startsWith("symbol,entrant,kind,parameters,rank_return,rank_sharpe,jobs,failed,"
                        + "total_return,total_return_sd,");
        ComparisonContent.Row first = original.content().table().getFirst();
        assertThat(lines.get(1))
                .startsWith("TEST," + first.entrant() + ",")
                .contains(Double.toString(first.figures().get("total_return").mean()));
    }

    @Test
    void itsResolvedConfigIsTheSameComparison() {
        HeardComparison heard = new HeardComparison();
        Comparison.Result same = new Comparison(
                        tiny.workspace(), tiny.home().resolve("comparisons"), heard, TinyWorkspace.CLOCK)
                .run(
                        YamlConfig.read(original.folder().resolve("config.yaml"), List.of()),
                        "duel",
                        new CompareOptions(false, false, false));
        assertThat(same.folder()).isEqualTo(original.folder());
        assertThat(heard.finished()).isEqualTo(6);
        assertThat(decided(same)).isEqualTo(decided(original));
    }

    private static final String FOLDS = CONFIG.replace(
            "split: {train-until: 2020-09-30, validation-until: 2020-11-15}",
            "evaluation: walk-forward\nwalk-forward: {min-train-bars: 200, folds: 3, holdout-bars: 40}");

    private static Comparison.Result holdout(TinyWorkspace where, HeardComparison heard, boolean again) {
        return new Comparison(where.workspace(), where.home().resolve("comparisons"), heard, TinyWorkspace.CLOCK)
                .run(TinyWorkspace.read(FOLDS), "duel", new CompareOptions(false, again, true));
    }

    @Test
    void entrantsOfBothDirectionsWalkForwardAndEachNetIsTrainedOnce() throws IOException {
        TinyWorkspace other = other("folds");
        HeardComparison heard = new HeardComparison();
        Comparison.Result result = run(other, heard, FOLDS, false, false, "compare.side-by-side=2");
        assertThat(result.failed()).isZero();
        assertThat(heard.scope()).isEqualTo("6 jobs; 18 nets, 0 of them trained already; 18 to train, 2 at a time");
        assertThat(heard.trained()).isEqualTo(18);
        for (String entrant : List.of("line", "both ways", "twin")) {
            // Each fold's skill, the mean over seeds, then the mean over folds.
            double[] folds = new double[3];
            for (ComparisonContent.JobEntry job : result.content().jobs()) {
                if (job.entrant().equals(entrant)) {
                    List<EvaluationSection.Fold> list =
                            summary(result, job.id()).evaluation().orElseThrow().folds();
                    for (int i = 0; i < folds.length; i++) {
                        folds[i] += list.get(i).skillReturn() / 2;
                    }
                }
            }
            ComparisonContent.FoldSkill skill = row(result, entrant).folds().orElseThrow();
            assertThat(skill.folds()).isEqualTo(3);
            assertThat(skill.skill().mean()).isCloseTo((folds[0] + folds[1] + folds[2]) / 3, within(1e-12));
            assertThat(skill.skill().sd()).isPositive();
        }
        assertThat(row(result, "persistence").folds()).isEmpty();
        assertThat(ComparisonTable.of(result.folder()))
                .contains("twin: skill in each of 3 folds")
                .contains("Holdout: the last 40 bars are kept aside");

        // A model of two seeds takes nets that are there; the next one begins behind its seeds.
        HeardComparison means = new HeardComparison();
        run(other, means, FOLDS, false, false, "model.seeds=2");
        assertThat(means.scope()).isEqualTo("6 jobs; 36 nets, 18 of them trained already; 18 to train, 2 at a time");
        assertThat(means.started()).contains("TEST line seed 42", "TEST line seed 44");

        // Anew, and one that two jobs need only once.
        HeardComparison shared = new HeardComparison();
        run(
                other,
                shared,
                FOLDS,
                false,
                true,
                "compare.architectures=[line, {label: three, architecture: line, seeds: 3}]",
                "compare.seeds=[42]");
        assertThat(shared.scope()).startsWith("2 jobs; 9 nets, 0 of them trained already");
        assertThat(shared.trained()).isEqualTo(9);
    }

    @Test
    void aComparisonTouchesEachHoldoutOnceHoweverOftenItIsInterrupted() throws IOException {
        TinyWorkspace other = other("holdout");
        Comparison.Result before = run(other, new HeardComparison(), FOLDS, false, false);
        LocalDate first = TinyWorkspace.FIRST_DAY.plusDays(TinyWorkspace.BARS - 40);
        Path touches = other.home().resolve("data/holdouts.jsonl");
        assertThat(touches).doesNotExist();
        for (ComparisonContent.JobEntry job : before.content().jobs()) {
            for (String file : List.of("forecasts.csv", "equity.csv", "report.html")) {
                Path path = before.folder().resolve(job.folder().orElseThrow()).resolve(file);
                assertThat(Files.exists(path) ? Files.readString(path) : "")
                        .doesNotContain(first.plusDays(1).toString());
            }
        }

        Comparison.Result scored = holdout(other, new HeardComparison(), false);
        assertThat(scored.folder()).isNotEqualTo(before.folder());
        assertThat(Files.readAllLines(touches)).hasSize(1);
        assertThat(scored.content().comparison().warnings()).noneMatch(text -> text.startsWith("HOLDOUT"));
        EvaluationSection.Holdout kept =
                scored.content().symbols().getFirst().holdout().orElseThrow();
        assertThat(kept.scored()).isTrue();
        assertThat(kept.bars()).isEqualTo(40);
        assertThat(kept.seenBefore()).isZero();

        // What was interrupted is the same touch, and so is what is only shown again.
        FolderDeletion.delete(scored.folder().resolve("jobs/TEST-line-seed43"));
        assertThat(holdout(other, new HeardComparison(), false).content().symbols())
                .isEqualTo(scored.content().symbols());
        holdout(other, new HeardComparison(), false);
        assertThat(Files.readAllLines(touches)).hasSize(1);

        Comparison.Result second = holdout(other, new HeardComparison(), true);
        assertThat(Files.readAllLines(touches)).hasSize(2);
        assertThat(second.content().comparison().warnings())
                .filteredOn(text -> text.startsWith("HOLDOUT: seen once since 2026-01-02"))
                .hasSize(1);
        assertThat(second.content().symbols().getFirst().holdout().orElseThrow().seenBefore())
                .isEqualTo(1);
        assertThat(ComparisonTable.of(second.folder())).contains("HOLDOUT: seen once since 2026-01-02");
        assertThat(second.folder().resolve("report.html")).content().contains("HOLDOUT: seen once since 2026-01-02");
    }

    @Test
    void whereItNamesNoneTheArchitecturesOfTheModelAreCompared() throws IOException {
        String text = CONFIG.substring(0, CONFIG.indexOf("compare:")) + "compare: {seeds: [7]}\n";
        Comparison.Result usual = run(other("usual"), new HeardComparison(), text, false, false);
        assertThat(usual.content().jobs().stream().map(ComparisonContent.JobEntry::entrant))
                .containsExactly("line", "mean", "hindsight");
    }

    @Test
    void mistakesAreNamedWhereTheyStand() {
        assertMistake(CONFIG.replace("shift: 0.001", "shift: 9"), "tiny.yaml:12", "compare.architectures[2].shift");
        assertMistake(CONFIG.replace("- line", "- lime"), "compare.architectures[0].architecture", "'lime'");
        assertMistake(CONFIG.replace("label: twin", "label: line"), "compare.architectures[2]", "is taken");
        assertMistake(CONFIG.replace("label: twin", "label: buy-and-hold"), "compare.architectures[2]", "is taken");
        assertMistake(CONFIG.replace("seeds: 2", "seeds: [7, 7]"), "compare.seeds", "twice");
        assertMistake(
                CONFIG.replace("{name: slope}", "{name: slope, seeds: 3}").replace("seeds: 2", "seeds: [7, 9]"),
                "compare.seeds",
                "at least 3 apart",
                "7 and 9");
        assertMistake(CONFIG.replace("shift: 0.001", "seeds: 0"), "compare.architectures[2].seeds", "from 1 to 1000");
        assertMistake(CONFIG.replace("seeds: 2", "sead: 2"), "compare.sead", "unknown key");
        assertMistake(CONFIG.replace("seeds: 2", "seeds: 0"), "compare.seeds", "from 1 to 1000");
        assertMistake(CONFIG.replace("{name: slope}", "{name: slope, windw: 8}"), "model.windw", "unknown key");
        assertMistake(CONFIG.replace("name: duel", "name: duel\nfoo: 1"), "foo", "unknown key");
        assertMistake(CONFIG.replace("seeds: 2", "symbols: [{queue: nowhere}]"), "nowhere");
    }

    private static void assertMistake(String text, String... expected) {
        assertThatThrownBy(() -> run(tiny, new HeardComparison(), text, false, false))
                .as(text)
                .isInstanceOf(InvalidInputException.class)
                .message()
                .contains(expected);
    }
}
