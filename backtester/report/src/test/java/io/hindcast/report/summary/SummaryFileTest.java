package io.hindcast.report.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hindcast.report.files.Flat;
import io.hindcast.report.files.JsonDocument;
import io.hindcast.report.files.RandomRecords;
import io.hindcast.report.files.RecordReader;
import io.hindcast.report.files.RecordWriter;
import io.hindcast.settings.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A summary is the same record before it is written and after it is read. */
class SummaryFileTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder;

    @Property(tries = 300)
    void anySummaryIsReadAsItWasWritten(@ForAll long seed) throws IOException {
        Summary summary = new RandomRecords(seed).next(Summary.class);
        Path file = Files.createTempFile("summary", ".json");
        try {
            Files.writeString(file, SummaryFile.text(summary));
            Summary read = RecordReader.read(JsonDocument.ofRun(file), Summary.class);
            assertThat(read).isEqualTo(summary);
            assertThat(new ArrayList<>(read.phasesSeconds().keySet()))
                    .isEqualTo(new ArrayList<>(summary.phasesSeconds().keySet()));
            assertThat(SummaryFile.text(read)).isEqualTo(SummaryFile.text(summary));
        } finally {
            Files.delete(file);
        }
    }

    /** Files as a run with a model, a paper session, a run with labels, one that only forecasts and one with folds and seeds have left them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "with-model",
                "paper-session",
                "with-regimes",
                "forecasts-alone",
                "whole-units-halted",
                "walk-forward"
            })
    void theSummaryOfARunIsWrittenBackToTheByte(String run) throws IOException {
        Path file = Path.of("src/test/resources/io/hindcast/report/summary", run + ".json");

        assertThat(SummaryFile.text(SummaryFile.read(file))).isEqualTo(Files.readString(file));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /strategy/sharpe                   | strategy.sharpe is missing; expected a number or null
            /benchmark                         | benchmark.initial_equity is missing; expected a number or null
            /trading/fills                     | trading.fills is missing; expected a whole number
            /forecast/model/ic                 | forecast.model.ic is missing; expected a number or null
            /forecast/target                   | forecast.target is missing; expected a text
            /regimes/by_regime/1/hit_rate      | regimes.by_regime.1.hit_rate is missing; expected a number or null
            /regimes/by_regime/0/forecasts     | regimes.by_regime.0.forecasts is missing; expected a whole number
            /run/id                            | run.id is missing; expected a text
            /run                               | run.instrument is missing; expected a text
            /run/interval                      | run.interval is missing; expected a text
            /incidents/rejected                | incidents.rejected.count is missing; expected a whole number
            """)
    void aKeyThatIsMissingIsRefusedByItsPath(String pointer, String said) throws IOException {
        int end = pointer.lastIndexOf('/');
        assertRefused(
                said, root -> ((ObjectNode) root.at(pointer.substring(0, end))).remove(pointer.substring(end + 1)));
    }

    @Test
    void aValueOfAnotherKindIsRefusedByItsPath() throws IOException {
        assertRefused(
                "strategy.sharpe must be a number or null, but is \"high\"",
                root -> root.withObject("/strategy").put("sharpe", "high"));
        assertRefused(
                "trading.fills is 1.5; expected a whole number",
                root -> root.withObject("/trading").put("fills", 1.5));
        assertRefused(
                "run.id is 7; expected a text", root -> root.withObject("/run").put("id", 7));
        assertRefused(
                "run.interval is no interval", root -> root.withObject("/run").put("interval", "soon"));
        assertRefused(
                "run.first_bar is 'soon'; expected a UTC time such as 2024-01-02T21:00:00Z",
                root -> root.withObject("/run").put("first_bar", "soon"));
        assertRefused(
                "forecast.target is 'luck'; expected log-return or close",
                root -> root.withObject("/forecast").put("target", "luck"));
        assertRefused(
                "forecast.constant is no true or false",
                root -> root.withObject("/forecast").put("constant", "yes"));
        assertRefused(
                "run.warnings is \"none\"; expected a list",
                root -> root.withObject("/run").put("warnings", "none"));
        assertRefused("phases_seconds is 7; expected a section", root -> root.put("phases_seconds", 7));
    }

    @Test
    void foldsSeedsPathsAndHoldoutAreReadAsTheyStandThere() {
        EvaluationSection evaluation = SummaryFile.read(
                        Path.of("src/test/resources/io/hindcast/report/summary/walk-forward.json"))
                .evaluation()
                .orElseThrow();

        assertThat(evaluation.folds())
                .extracting(
                        EvaluationSection.Fold::foldNumber, fold -> fold.test().bars())
                .containsExactly(tuple(1L, 251L), tuple(2L, 251L));
        assertThat(evaluation.folds().getLast().sharpe()).isNaN();
        assertThat(evaluation.seeds().orElseThrow())
                .extracting(EvaluationSection.Part::folder)
                .containsExactly("seeds/42", "seeds/43");
        assertThat(evaluation.paths().orElseThrow().list().getFirst().totalReturn())
                .isEqualTo(0.3);
        assertThat(evaluation.holdout().orElseThrow().seenSince()).contains(Instant.parse("2026-11-28T02:00:00Z"));
    }

    @Test
    void aFoldWithoutAFigureIsRefusedByItsPath() throws IOException {
        ObjectNode root =
                (ObjectNode) JSON.readTree(Path.of("src/test/resources/io/hindcast/report/summary/walk-forward.json")
                        .toFile());
        ((ObjectNode) root.at("/evaluation/folds/1")).remove("skill_return");
        Path file = Files.writeString(folder.resolve("summary.json"), root.toPrettyString());

        assertThatThrownBy(() -> SummaryFile.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(
                        file + ": evaluation.folds.1.skill_return is missing; expected a number or null");
    }

    @Test
    void aRunWithoutFiguresOfTradingIsNoTradedOne() throws IOException {
        Path file = changed(root -> root.remove(List.of("strategy", "benchmark", "trading", "lots", "incidents")));

        assertThat(SummaryFile.read(file).traded()).isEmpty();
        assertThatThrownBy(() -> SummaryFile.readTraded(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        file + ": strategy.total_return is missing; expected a number or null, as docs/run-folder.md"
                                + " defines it; run the backtest again");
    }

    /** The first versions with this section did not count these two. */
    @Test
    void incidentsThatAnEarlierVersionDidNotCountAreEmpty() throws IOException {
        Path file =
                changed(root -> root.withObject("/incidents").remove(List.of("targets_below_one_unit", "unfinished")));
        IncidentFigures incidents =
                SummaryFile.readTraded(file).figures().incidents().orElseThrow();

        assertThat(incidents.targetsBelowOneUnit()).isEmpty();
        assertThat(incidents.unfinished()).isEmpty();
    }

    @Test
    void whatAnEarlierVersionDidNotSayIsEmptyAndWhatALaterOneSaysIsLeftAlone() throws IOException {
        Path file = changed(root -> {
            root.remove(List.of("lots", "incidents", "regimes", "causality", "forecast_micros"));
            root.withObject("/run").remove(List.of("price_decimals", "plugins", "scaler", "parameters"));
            root.withObject("/forecast").remove(List.of("constant", "test"));
            root.withObject("/annualisation").remove("data_periods_per_year");
            root.withObject("/by_instrument").put("SPX", 1);
            root.withObject("/strategy").put("omega", 1.5);
        });
        Summary summary = SummaryFile.readTraded(file);

        assertThat(summary.figures().lots()).isEmpty();
        assertThat(summary.figures().incidents()).isEmpty();
        assertThat(summary.forecast().orElseThrow().test()).isEmpty();
        assertThat(summary.annualisation().dataPeriodsPerYear()).isEmpty();
        assertThat(summary.run().plugins()).isEmpty();
        assertThat(summary.run().shownDecimals()).isZero();
    }

    @Test
    void figuresOfOneStrategyCanStandAnywhere() throws IOException {
        record Block(String instrument, @Flat StrategyFigures figures) {}
        record Blocks(List<Block> byInstrument, Map<String, StrategyFigures> byFold) {}
        Blocks blocks = new Blocks(
                List.of(new Block("SPX", new RandomRecords(1).next(StrategyFigures.class))),
                Map.of("1", new RandomRecords(2).next(StrategyFigures.class)));
        Path file = folder.resolve("blocks.json");
        Files.writeString(file, RecordWriter.text(RecordWriter.tree(blocks)));

        assertThat(RecordReader.read(JsonDocument.ofRun(file), Blocks.class)).isEqualTo(blocks);
        assertThat(RecordWriter.tree(blocks)
                        .at("/by_instrument/0/strategy/max_drawdown_bars")
                        .isNumber())
                .isTrue();
    }

    @Test
    void labelsAreLaidIntoAFileWithoutTouchingTheRest() throws IOException {
        Path file = changed(root -> root.putObject("of_a_later_version").put("key", 1.50));
        Summary before = SummaryFile.read(file);
        RegimeSplit split = new RegimeSplit(
                true,
                Optional.of("hash"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.of(0.5),
                OptionalDouble.empty(),
                before.regimes().orElseThrow().byRegime());
        String text = SummaryFile.textWithRegimes(file, split);
        Files.writeString(file, text);

        assertThat(SummaryFile.read(file)).isEqualTo(before.withRegimes(split));
        assertThat(JSON.readTree(text).at("/of_a_later_version/key").asDouble()).isEqualTo(1.5);
    }

    private void assertRefused(String said, Consumer<ObjectNode> change) throws IOException {
        Path file = changed(change);
        assertThatThrownBy(() -> SummaryFile.readTraded(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(file + ": " + said)
                .hasMessageEndingWith(", as docs/run-folder.md defines it; run the backtest again");
    }

    private Path changed(Consumer<ObjectNode> change) throws IOException {
        ObjectNode root =
                (ObjectNode) JSON.readTree(Path.of("src/test/resources/io/hindcast/report/summary/with-regimes.json")
                        .toFile());
        change.accept(root);
        return Files.writeString(folder.resolve("summary.json"), root.toPrettyString());
    }
}
