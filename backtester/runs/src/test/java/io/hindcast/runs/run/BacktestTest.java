package io.hindcast.runs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hindcast.report.summary.SummaryFile;
import io.hindcast.runs.config.RunOptions;
import io.hindcast.runs.fixture.HeardProgress;
import io.hindcast.runs.fixture.TinyWorkspace;
import io.hindcast.runs.folder.RunResult;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.store.files.FolderCheck;
import io.hindcast.testkit.fixture.ModelFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same inputs give the same run, and a run that fails leaves nothing behind. */
class BacktestTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Files that hold wall times, or the hashes of files that do. */
    private static final Set<String> TIMED = Set.of("summary.json", "certificate.json", "report.html");

    @TempDir
    private static Path folder;

    private static TinyWorkspace tiny;
    private static HeardProgress heard;
    private static RunResult reference;

    @BeforeAll
    static void runOnce() throws IOException {
        tiny = TinyWorkspace.withBars(folder.resolve("tiny"));
        heard = new HeardProgress();
        reference = tiny.backtest(heard, TinyWorkspace.CONFIG, TinyWorkspace.REUSE);
    }

    private static Set<String> files(Path run) throws IOException {
        try (Stream<Path> files = Files.list(run)) {
            return new TreeSet<>(
                    files.map(file -> file.getFileName().toString()).toList());
        }
    }

    private static ObjectNode json(Path file) throws IOException {
        return (ObjectNode) JSON.readTree(file.toFile());
    }

    private static void assertDecidedAlike(Path run, Path other) throws IOException {
        assertThat(files(run)).isEqualTo(files(other)).hasSizeGreaterThan(8);
        for (String file : files(run)) {
            if (!TIMED.contains(file) && !file.equals("config.yaml")) {
                assertThat(run.resolve(file)).as(file).hasSameBinaryContentAs(other.resolve(file));
            }
        }
    }

    @Test
    void theReferenceRunForecastsAndTrades() throws IOException {
        // A header, and a row for each bar from the first window of 4 complete rows on.
        assertThat(Files.readAllLines(reference.folder().resolve("forecasts.csv")))
                .hasSize(1 + TinyWorkspace.BARS - 8);
        assertThat(Files.readAllLines(reference.folder().resolve("fills.csv"))).hasSizeGreaterThan(10);
    }

    @Test
    void aRunTwiceGivesTheSameFilesToTheByte() throws IOException {
        TinyWorkspace other = TinyWorkspace.withBars(folder.resolve("other"));
        Path run = other.backtest(TinyWorkspace.CONFIG).folder();
        assertThat(run.getFileName()).isEqualTo(reference.folder().getFileName());
        assertDecidedAlike(run, reference.folder());
        assertThat(run.resolve("config.yaml"))
                .hasSameBinaryContentAs(reference.folder().resolve("config.yaml"));
        ObjectNode summary = json(run.resolve("summary.json"));
        assertThat(summary.remove(List.of("phases_seconds", "forecast_micros"))).isNotNull();
        ObjectNode before = json(reference.folder().resolve("summary.json"));
        before.remove(List.of("phases_seconds", "forecast_micros"));
        assertThat(summary).isEqualTo(before);
        ObjectNode certificate = json(run.resolve("certificate.json"));
        certificate.withObject("/files").remove(TIMED);
        ObjectNode certified = json(reference.folder().resolve("certificate.json"));
        certified.withObject("/files").remove(TIMED);
        assertThat(certificate).isEqualTo(certified);
        assertThat(certificate.path("files").properties()).hasSizeGreaterThan(6);
        assertThat(certificate.at("/files/equity.csv")).isEqualTo(certificate.path("equity_sha256"));
    }

    /** Which chunks of bars go down the line together decides nothing. */
    @ParameterizedTest
    @CsvSource({"128, blocking, shared", "256, busy-spin, halves", "1024, blocking, apart", "4096, sleeping, shared"})
    void ringSizeWaitStrategyAndThreadsChangeNothing(int ring, String waiting, String threads) throws IOException {
        RunResult run = tiny.backtest(
                TinyWorkspace.CONFIG,
                "pipeline.ring-size=" + ring,
                "pipeline.wait-strategy=" + waiting,
                "pipeline.threads=" + threads);
        assertDecidedAlike(run.folder(), reference.folder());
    }

    @Test
    void theSummaryWrittenIsTheOneReturned() {
        assertThat(SummaryFile.read(reference.folder().resolve(SummaryFile.NAME)))
                .isEqualTo(reference.summary());
        assertThat(reference.summary().phasesSeconds()).containsKeys("training", "checks", "report");
    }

    @Test
    void itsCertificateHolds() {
        assertThat(FolderCheck.of(reference.folder())).isEqualTo(FolderCheck.UNCHANGED);
    }

    @Test
    void theModelAndItsFeaturesWereHeldToTheirPromises() {
        assertThat(heard.notes())
                .anyMatch(line -> line.startsWith("checked: ")
                        && line.endsWith("kept rows of features are those of the training"));
        assertThat(reference.summary().causality()).hasValueSatisfying(checked -> {
            assertThat(checked.windowsAskedAgain()).isPositive();
            assertThat(checked.rowsCompared()).isEqualTo(checked.rowsKept()).isPositive();
            assertThat(checked.featuresOutsideBars()).isEmpty();
        });
    }

    @Test
    void aModelThatIsStoredIsTheOneThatWasTrained() throws IOException {
        HeardProgress second = new HeardProgress();
        assertDecidedAlike(
                tiny.backtest(second, TinyWorkspace.CONFIG, TinyWorkspace.REUSE).folder(), reference.folder());
        assertThat(second.notes()).anyMatch(line -> line.startsWith("model: reused "));
        HeardProgress third = new HeardProgress();
        assertDecidedAlike(
                tiny.backtest(third, TinyWorkspace.CONFIG, new RunOptions(true, null))
                        .folder(),
                reference.folder());
        assertThat(third.notes()).anyMatch(line -> line.startsWith("model: trained "));
    }

    @Test
    void anotherSeedIsAnotherModelAndAnotherRun() throws IOException {
        Path run = tiny.backtest(TinyWorkspace.CONFIG, "seed=7").folder();
        assertThat(run.resolve("forecasts.csv"))
                .content()
                .isNotEqualTo(Files.readString(reference.folder().resolve("forecasts.csv")));
        assertThat(json(run.resolve("certificate.json")).path("model_sha256"))
                .isNotEqualTo(
                        json(reference.folder().resolve("certificate.json")).path("model_sha256"));
    }

    @Test
    void aRunInAPlaceOfItsOwnReplacesTheOneThere() throws IOException {
        Path place = folder.resolve("place");
        RunOptions options = new RunOptions(false, null).at(place);
        tiny.backtest(new HeardProgress(), TinyWorkspace.CONFIG, options, "seed=7");
        RunResult run = tiny.backtest(new HeardProgress(), TinyWorkspace.CONFIG, options);
        assertThat(run.folder()).isEqualTo(place);
        assertThat(run.summary().run().id()).isEqualTo("place");
        assertDecidedAlike(place, reference.folder());
    }

    @Test
    void aRunThatFailsLeavesNothingBehind() throws IOException {
        Set<String> runs = files(tiny.workspace().runs());
        assertThatThrownBy(() -> tiny.backtest(TinyWorkspace.CONFIG, new RunOptions(false, folder.resolve("nowhere"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is no model folder");
        // Fails in the midst of the line: the first row that the model was trained on is another one.
        Path changed = ModelFolders.copy(tiny.train(TinyWorkspace.CONFIG), folder.resolve("changed"));
        ObjectNode rows = json(changed.resolve("rows.json"));
        ((ObjectNode) rows.withArray("/rows").get(0)).withArray("/values").set(0, 1.5);
        ModelFolders.replace(changed, "rows.json", JSON.writeValueAsBytes(rows));
        assertThatThrownBy(() -> tiny.backtest(TinyWorkspace.CONFIG, new RunOptions(false, changed)))
                .hasMessageContaining("it is no function of its bars");
        assertThat(files(tiny.workspace().runs())).isEqualTo(runs);
    }

    @Test
    void aModelThatHasSeenTheTestSegmentIsRefused() {
        Path model = tiny.train(TinyWorkspace.CONFIG);
        assertThatThrownBy(() -> tiny.backtest(
                        TinyWorkspace.CONFIG,
                        new RunOptions(false, model),
                        "split.train-until=2020-06-30",
                        "split.validation-until=2020-08-31"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("model " + model + ": was trained on bars up to 2020-11-16T00:00:00Z, but the test segment"
                        + " begins at 2020-09-02T00:00:00Z: it would be tested on what it has learnt; move the split or"
                        + " leave --model away to train one");
    }

    @Test
    void whoHasNoModelHasNothingToTrain() {
        assertThatThrownBy(
                        () -> tiny.train(
                                "data: {queue: bars, import: {file: bars.csv, instrument: TEST}}\nstrategy: {name: buy-and-hold}\n"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("model: is missing; there is nothing to train");
    }
}
