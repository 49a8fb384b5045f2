package io.hindcast.report.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.hindcast.report.page.RowTable;
import io.hindcast.report.page.TimeFormat;
import io.hindcast.report.summary.EvaluationSection.Fold;
import io.hindcast.report.summary.EvaluationSection.Holdout;
import io.hindcast.report.summary.EvaluationSection.Part;
import io.hindcast.report.summary.EvaluationSection.Paths;
import io.hindcast.report.summary.SegmentSpans.Span;
import io.hindcast.settings.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of folds, seeds and paths, by hand-worked numbers. */
class EvaluationTablesTest {
    private static final Instant DAY = Instant.parse("2020-01-02T21:00:00Z");

    @TempDir
    Path folder;

    @Test
    void aDistributionIsWorkedByHand() {
        Distribution four = Distribution.of(DoubleStream.of(4, Double.NaN, 1, 2, 3));

        assertThat(four.mean()).isEqualTo(2.5);
        assertThat(four.sd()).isCloseTo(Math.sqrt(5.0 / 3), offset(1e-15));
        assertThat(four.min()).isEqualTo(1);
        assertThat(four.max()).isEqualTo(4);
        assertThat(four.quantile(0.5)).isEqualTo(2.5);
        assertThat(four.quantile(0.05)).as("0.15 of the way from 1 to 2").isCloseTo(1.15, offset(1e-15));
        assertThat(four.quantile(0.95)).isCloseTo(3.85, offset(1e-15));
    }

    @Test
    void ofOneValueThereIsNoSpreadAndOfNoneThereIsNothing() {
        Distribution one = Distribution.of(DoubleStream.of(7));
        Distribution none = Distribution.of(DoubleStream.of(Double.NaN));

        assertThat(one.mean()).isEqualTo(7);
        assertThat(one.sd()).isNaN();
        assertThat(one.quantile(0.95)).isEqualTo(7);
        assertThat(none.mean()).isNaN();
        assertThat(none.min()).isNaN();
    }

    @Test
    void foldsHaveTheirMeanAndItsDeviationBeneathThem() {
        RowTable table =
                FoldTable.narrow(List.of(fold(1, 0.10, 0.01), fold(2, 0.20, 0.03)), TimeFormat.DAY, SkillKind.RETURN);

        assertThat(table.columns())
                .containsExactly(
                        "Fold", "Test from", "Bars", "Epoch", "RMSE", "Direction", "Skill", "Return", "Hold", "Sharpe");
        assertThat(cells(table))
                .containsExactly(
                        "1|2020-01-02|20|3.5|100.00 bps|52.00%|0.0100|10.00%|5.00%|1.00",
                        "2|2020-01-02|20|3.5|100.00 bps|52.00%|0.0300|20.00%|5.00%|2.00",
                        "Mean||||100.00 bps|52.00%|0.0200|15.00%|5.00%|1.50",
                        "SD||||0.00 bps|0.00%|0.0141|7.07%|0.00%|0.71");
        assertThat(table.lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void thePageShowsWhatTheTerminalHasNoRoomFor() {
        RowTable table = FoldTable.wide(List.of(fold(1, 0.10, 0.01)), TimeFormat.DAY, SkillKind.PRICE);

        assertThat(cells(table).getFirst())
                .isEqualTo("1|2020-01-02|2020-01-02|100|30|20|8|3.5|0.9000|0.9500|0.9400|19|100.00 bps|52.00%|-0.5000|"
                        + "10.00%|5.00%|1.00");
        assertThat(cells(table).getLast()).as("one fold has no deviation").contains("|n/a|");
        assertThat(table.html()).contains("<tr class=\"summing\">", "<th scope=\"row\">1</th>");
    }

    @Test
    void ofManyFoldsTheTerminalShowsTheLastAndTheMeanOfAll() {
        List<Fold> folds = IntStream.rangeClosed(1, 50)
                .mapToObj(number -> fold(number, number <= 10 ? 0.5 : 0, 0))
                .toList();
        RowTable table = FoldTable.narrow(folds, TimeFormat.MINUTE, SkillKind.RETURN);

        assertThat(table.rows()).hasSize(FoldTable.MOST_IN_TERMINAL + 2);
        assertThat(cells(table).getFirst()).startsWith("11|2020-01-02 21:00|");
        assertThat(cells(table).get(FoldTable.MOST_IN_TERMINAL)).contains("|10.00%|");
        assertThat(table.lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void pathsAreQuantilesInHindsight() {
        List<Part> parts = IntStream.rangeClosed(1, 5)
                .mapToObj(i -> part(Integer.toString(i), 0.1 * i))
                .toList();
        Paths paths = new Paths(true, 6, 2, 15, 80, DAY, DAY, 0.25, parts);
        RowTable table = PathTable.of(paths, SkillKind.RETURN, 0.7);

        assertThat(table.title()).contains("HINDSIGHT");
        assertThat(cells(table))
                .contains(
                        "Return|10.00%|12.00%|30.00%|48.00%|50.00%|25.00%",
                        "Sharpe|1.00|1.20|3.00|4.80|5.00|0.70", "Skill, return|0.0010|0.0012|0.0030|0.0048|0.0050|");
        assertThat(EvaluationNotes.paths(paths))
                .contains("HINDSIGHT", "no independent samples", "5 paths from 15 models", "2 of 6 groups", "80 bars");
    }

    @Test
    void aHoldoutSaysNothingOfItsBarsBeforeItIsScored() {
        Holdout aside = new Holdout(250, Optional.empty(), Optional.empty(), false, 0, Optional.empty());
        Holdout first = new Holdout(250, Optional.of(DAY), Optional.of(DAY), true, 0, Optional.empty());
        Holdout again = new Holdout(250, Optional.of(DAY), Optional.of(DAY), true, 2, Optional.of(DAY));

        assertThat(EvaluationNotes.holdout(aside, TimeFormat.DAY))
                .isEqualTo("250 bars at the end are kept aside (holdout) and are in no figure and no chart; --holdout"
                        + " scores them.");
        assertThat(EvaluationNotes.holdout(first, TimeFormat.DAY))
                .isEqualTo("Scored: the holdout, 250 bars, 2020-01-02 to 2020-01-02. This is the first time.");
        assertThat(EvaluationNotes.holdout(again, TimeFormat.DAY)).contains("seen 2 times since 2020-01-02");
    }

    @Test
    void parametersAreSortedByHowFarTheyMovedInTheirOwnDeviations() throws IOException {
        Path file = folder.resolve("fold_parameters.csv");
        Files.writeString(file, """
                fold_number,seed,name,value
                1,,still,0.1
                1,,to and fro,-1
                1,,jump,5
                1,42,epoch,4
                1,43,epoch,8
                2,,still,0.1
                2,,to and fro,1
                2,,jump,5
                2,42,epoch,10
                2,43,epoch,12
                3,,still,0.1
                3,,to and fro,-1
                3,,jump,5
                3,42,epoch,
                3,43,epoch,7
                4,,still,0.1
                4,,to and fro,1
                4,,jump,9
                """);
        ParameterMovements found = ParameterMovements.read(file).orElseThrow();

        assertThat(found.folds()).containsExactly(1L, 2L, 3L, 4L);
        assertThat(found.moved()).isEqualTo(3);
        assertThat(found.still()).isEqualTo(1);
        assertThat(found.shown())
                .extracting(ParameterMovements.Movement::name)
                .as("4 / 2, 5 / 2.65, 2 / 1.15")
                .containsExactly("jump", "epoch", "to and fro");
        assertThat(found.shown().get(0).span()).isCloseTo(2, offset(1e-12));
        assertThat(found.shown().get(1).values()).containsExactly(6, 11, 7, Double.NaN);
        assertThat(found.shown().get(2).span()).isCloseTo(Math.sqrt(3), offset(1e-12));
        assertThat(ParameterMovements.read(folder.resolve("none.csv"))).isEmpty();
    }

    @Test
    void aParameterWithoutAFoldIsRefusedWithItsPlace() throws IOException {
        Path file = folder.resolve("fold_parameters.csv");
        for (String fold : List.of("", "1.5", "first")) {
            Files.writeString(file, "fold_number,seed,name,value\n1,,a,0\n" + fold + ",,a,1\n");
            assertThatThrownBy(() -> ParameterMovements.read(file))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage(file + ", line 3, column fold_number: expected a whole number, but found '" + fold
                            + "'; run the backtest again");
        }
    }

    private static List<String> cells(RowTable table) {
        return table.rows().stream().map(row -> String.join("|", row.cells())).toList();
    }

    private static Fold fold(int number, double totalReturn, double skill) {
        return new Fold(
                number,
                new Span(100, DAY, DAY),
                new Span(30, DAY, DAY),
                new Span(20, DAY, DAY),
                OptionalLong.of(8),
                OptionalDouble.of(3.5),
                OptionalDouble.of(0.9),
                OptionalDouble.of(0.95),
                OptionalDouble.of(0.94),
                19,
                0.01,
                0.52,
                -0.5,
                skill,
                totalReturn,
                0.05,
                10 * totalReturn);
    }

    private static Part part(String name, double figure) {
        return new Part(name, "paths/" + name, "", figure, 10 * figure, 0.1, 3, 0.01, 0.5, figure / 100, figure / 100);
    }
}
