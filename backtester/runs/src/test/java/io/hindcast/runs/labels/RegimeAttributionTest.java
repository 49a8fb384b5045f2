package io.hindcast.runs.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hindcast.report.files.CsvTable;
import io.hindcast.report.files.EquityColumn;
import io.hindcast.report.files.RegimeColumn;
import io.hindcast.report.run.RunFolder;
import io.hindcast.report.summary.RegimeBlock;
import io.hindcast.report.summary.RegimeSplit;
import io.hindcast.report.summary.Summary;
import io.hindcast.report.summary.SummaryFile;
import io.hindcast.runs.config.RunOptions;
import io.hindcast.runs.fixture.HeardProgress;
import io.hindcast.runs.fixture.TinyWorkspace;
import io.hindcast.runs.folder.RunResult;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.Sha256;
import io.hindcast.store.files.FolderCheck;
import io.hindcast.testkit.fixture.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labels split a run's figures and reach nothing that the run decides. */
class RegimeAttributionTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LABELLED = TinyWorkspace.CONFIG + "regimes: {reach: 4}\n";
    private static final List<String> DECIDED =
            List.of("forecasts.csv", "orders.csv", "fills.csv", "equity.csv", "trades.csv", "prices.csv");

    @TempDir
    private static Path folder;

    private static TinyWorkspace tiny;
    private static RunResult plain;
    private static Path labels;
    private static RunResult labelled;

    @BeforeAll
    static void runWithAndWithoutLabels() throws IOException {
        tiny = TinyWorkspace.withBars(folder);
        plain = tiny.backtest(TinyWorkspace.CONFIG);
        labels = new Labelling(tiny.workspace(), new HeardProgress())
                .label(TinyWorkspace.read(LABELLED), "tiny", false)
                .path();
        labelled = with(labels);
    }

    private static RunResult with(Path regimes) {
        return tiny.backtest(TinyWorkspace.CONFIG, new RunOptions(false, null, regimes));
    }

    private static ObjectNode json(Path file) throws IOException {
        return (ObjectNode) JSON.readTree(file.toFile());
    }

    @Test
    void labelsAbsentOrShuffledOrOfTheConfigChangeNoForecastOrderOrFill() throws IOException {
        RunResult shuffled = with(shuffled());
        RunResult own = tiny.backtest(LABELLED);
        for (RunResult run : List.of(labelled, shuffled, own)) {
            for (String file : DECIDED) {
                assertThat(run.folder().resolve(file))
                        .as(file)
                        .hasSameBinaryContentAs(plain.folder().resolve(file));
            }
            assertThat(json(run.folder().resolve("certificate.json")).path("decisions_sha256"))
                    .isEqualTo(json(plain.folder().resolve("certificate.json")).path("decisions_sha256"));
            assertThat(run.summary().traded()).isEqualTo(plain.summary().traded());
            assertThat(run.summary().forecast()).isEqualTo(plain.summary().forecast());
        }
        assertThat(plain.folder().resolve("regimes.csv")).doesNotExist();
        assertThat(own.folder().resolve("regimes.csv")).hasSameBinaryContentAs(labels.resolve("regimes.csv"));
        assertThat(own.summary().regimes())
                .isEqualTo(labelled.summary().regimes())
                .isPresent();
        assertThat(shuffled.summary().regimes().orElseThrow().byRegime())
                .as("the shuffled labels were read by the report")
                .isNotEqualTo(labelled.summary().regimes().orElseThrow().byRegime());
    }

    @Test
    void figuresByRegimeAddUpToThoseOfTheRun() {
        Summary summary = labelled.summary();
        double pnl = 0;
        double growth = 1;
        double benchmark = 1;
        long bars = 0;
        long forecasts = 0;
        double squares = 0;
        for (RegimeBlock regime : summary.regimes().orElseThrow().byRegime()) {
            pnl += regime.pnl();
            growth *= 1 + regime.totalReturn();
            benchmark *= 1 + regime.benchmarkReturn();
            bars += regime.bars();
            RegimeBlock.RegimeErrors errors = regime.errors().orElseThrow();
            assertThat(errors.forecasts()).isPositive();
            forecasts += errors.forecasts();
            squares += errors.forecasts() * Math.pow(errors.rmsePrice(), 2);
        }
        assertThat(pnl)
                .isCloseTo(
                        summary.figures().strategy().finalEquity()
                                - summary.figures().strategy().initialEquity(),
                        within(1e-6));
        assertThat(growth).isCloseTo(1 + summary.figures().strategy().totalReturn(), within(1e-9));
        assertThat(benchmark).isCloseTo(1 + summary.figures().benchmark().totalReturn(), within(1e-9));
        assertThat(bars).isEqualTo(TinyWorkspace.BARS - TinyWorkspace.TEST_FROM);
        assertThat(forecasts).isEqualTo(summary.forecast().orElseThrow().count());
        assertThat(Math.sqrt(squares / forecasts))
                .isCloseTo(summary.forecast().orElseThrow().model().rmsePrice(), within(1e-9));
    }

    /** From a bar's close to the next, in the bar's own regime. */
    @Test
    void aChangeOfEquityCountsInTheRegimeOfTheBarOnWhichItWasDecided() {
        Map<Long, String> regimes = new HashMap<>();
        CsvTable.read(
                labels.resolve(RegimeColumn.FILE),
                List.of(RegimeColumn.values()),
                row -> regimes.put(row.time(RegimeColumn.TIME), row.text(RegimeColumn.REGIME)));
        Map<String, Double> sums = new HashMap<>();
        long[] before = new long[1];
        double[] equity = {Double.NaN};
        CsvTable.read(plain.folder().resolve(EquityColumn.FILE), List.of(EquityColumn.values()), row -> {
            if (!Double.isNaN(equity[0])) {
                sums.merge(regimes.get(before[0]), row.number(EquityColumn.EQUITY) - equity[0], Double::sum);
            }
            before[0] = row.time(EquityColumn.TIME);
            equity[0] = row.number(EquityColumn.EQUITY);
        });
        assertThat(sums).containsOnlyKeys("up", "down");
        for (RegimeBlock regime : labelled.summary().regimes().orElseThrow().byRegime()) {
            assertThat(regime.pnl()).isCloseTo(sums.get(regime.regime()), within(1e-6));
        }
    }

    @Test
    void aFinishedRunTakesLabelsUpLaterAsIfItHadHadThem() throws IOException {
        Path run = Folders.copy(plain.folder(), folder.resolve("later"));
        RegimeAttribution.add(LabelFolder.open(labels), RunFolder.open(run));
        RegimeSplit later =
                SummaryFile.read(run.resolve(SummaryFile.NAME)).regimes().orElseThrow();
        assertThat(later).isEqualTo(labelled.summary().regimes().orElseThrow());
        assertThat(later.hindsight()).isTrue();
        assertThat(run.resolve("regimes.csv")).hasSameBinaryContentAs(labels.resolve("regimes.csv"));
        assertThat(FolderCheck.of(run)).isEqualTo(FolderCheck.UNCHANGED);
        // All else in the summary stays as it is.
        ObjectNode summary = json(run.resolve(SummaryFile.NAME));
        summary.remove("regimes");
        assertThat(summary).isEqualTo(json(plain.folder().resolve(SummaryFile.NAME)));
    }

    @Test
    void labelsOfOtherBarsAreRefused() throws IOException {
        tiny.bars("other", TinyWorkspace.walk(2, TinyWorkspace.BARS));
        assertThatThrownBy(() -> tiny.backtest(TinyWorkspace.configOn("other"), new RunOptions(false, null, labels)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(
                        "labels " + labels + ": were made for other bars (TEST, queue bars) than this run is"
                                + " on; label the run's own queue first");
        Path other = tiny.backtest(TinyWorkspace.configOn("other")).folder();
        assertThatThrownBy(() -> RegimeAttribution.add(LabelFolder.open(labels), RunFolder.open(other)))
                .hasMessageContaining("were made for other bars");
        assertThat(FolderCheck.of(other)).isEqualTo(FolderCheck.UNCHANGED);
    }

    @Test
    void aBarWithoutALabelAndARegimeWithoutANameAreRefused() throws IOException {
        Path copy = Folders.copy(labels, folder.resolve("odd"));
        Folders.replace(copy.resolve("regimes.csv"), "(2020-12-01T00:00:00Z,TEST),[a-z]+", "$1,sideways");
        rehash(copy);
        assertThatThrownBy(() -> with(copy))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(
                        "the bar of 2020-12-01T00:00:00Z has the regime 'sideways', but there are: up, down");
        Folders.copy(labels, copy);
        Folders.cut(copy.resolve("regimes.csv"), 3);
        rehash(copy);
        assertThatThrownBy(() -> with(copy)).isInstanceOf(InvalidInputException.class);
    }

    /** The labels in another order. */
    private static Path shuffled() throws IOException {
        Path copy = Folders.copy(labels, folder.resolve("shuffled"));
        List<String> rows = Files.readAllLines(labels.resolve("regimes.csv"));
        List<Integer> order =
                new ArrayList<>(IntStream.range(1, rows.size()).boxed().toList());
        Collections.shuffle(order, new Random(3));
        List<String> changed = new ArrayList<>(List.of(rows.getFirst()));
        for (int i = 1; i < rows.size(); i++) {
            String[] own = rows.get(i).split(",", -1);
            String[] other = rows.get(order.get(i - 1)).split(",", -1);
            changed.add(String.join(",", own[0], own[1], other[2], other[3]));
        }
        Files.write(copy.resolve("regimes.csv"), changed);
        rehash(copy);
        return copy;
    }

    /** As one who can compute hashes, with no certificate. */
    private static void rehash(Path copy) throws IOException {
        ObjectNode document = json(copy.resolve("labels.json"));
        document.put("regimes_sha256", Sha256.ofFiles(copy.resolve("regimes.csv")));
        JSON.writeValue(copy.resolve("labels.json").toFile(), document);
        Files.deleteIfExists(copy.resolve("certificate.json"));
    }
}
