package io.hindcast.statistics.selection;

import static io.hindcast.statistics.Golden.assertEqual;
import static io.hindcast.statistics.Golden.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.hindcast.statistics.Golden;
import io.hindcast.statistics.Rows;
import io.hindcast.statistics.returns.BlockLength;
import io.hindcast.statistics.returns.Resampling;
import io.hindcast.statistics.series.Sample;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Of Python's arch 8.0.0 ({@code src/test/python/arch_golden.py}) on the rows it used: p-values exactly. And of {@code
 * src/test/python/selection.py} on the same rows, for what arch does not do.
 */
class SelectionGoldenTest {
    private static final JsonNode ARCH = Golden.read("arch/golden.json").get("cases");
    private static final JsonNode STUDENTISED =
            Golden.read("arch/studentised.json").get("cases");

    @ParameterizedTest
    @ValueSource(strings = {"a", "b", "c"})
    void everythingEqualsArch(String name) {
        JsonNode expected = ARCH.get(name);
        double block = expected.get("block").asDouble();
        double[][] losses = losses(name);
        Resampling rows = rows(name);
        assertThat(rows.replications()).isEqualTo(expected.get("replications").asInt());
        SuperiorPredictiveAbility spa = SuperiorPredictiveAbility.plain(differences(losses), rows, block);
        for (String kind : List.of("spa_plain", "spa_studentized")) {
            assertThat(spa.lower()).isEqualTo(expected.get(kind).get("lower").asDouble());
            assertThat(spa.consistent())
                    .isEqualTo(expected.get(kind).get("consistent").asDouble());
            assertThat(spa.upper()).isEqualTo(expected.get(kind).get("upper").asDouble());
        }
        assertThat(Arrays.stream(PlainStepM.superior(differences(losses), rows, block, 0.05))
                        .asDoubleStream()
                        .toArray())
                .isEqualTo(numbers(expected.get("stepm_5_percent_better_than_benchmark")));
        assertThat(ModelConfidenceSet.of(losses, rows).pValues())
                .isEqualTo(numbers(expected.get("mcs_R_pvalues_by_column")));
        double[] lengths = numbers(expected.get("block_length_stationary"));
        for (int column = 0; column < losses.length; column++) {
            assertThat(BlockLength.of(losses[column]).stationary()).isCloseTo(lengths[column], within(1e-9));
        }
    }

    /** Of {@code src/test/python/block_lengths.py}. */
    @Test
    void blockLengthsOfDependentSeriesEqualArch() {
        JsonNode cases = Golden.read("arch/block-lengths.json").get("cases");
        assertThat(cases).hasSize(8);
        for (JsonNode each : cases) {
            BlockLength length = BlockLength.of(numbers(each.get("values")));
            assertEqual(length.stationary(), each.get("stationary"), "stationary");
            assertEqual(length.circular(), each.get("circular"), "circular");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "b", "c"})
    void theStudentisedOnesEqualPython(String name) {
        double block = ARCH.get(name).get("block").asDouble();
        JsonNode expected = STUDENTISED.get(name);
        double[][] differences = differences(losses(name));
        Resampling rows = rows(name);
        SuperiorPredictiveAbility spa = SuperiorPredictiveAbility.studentised(differences, rows, block);
        assertEqual(spa.statistic(), expected.get("spa").get("statistic"), name);
        assertThat(spa.lower()).isEqualTo(expected.get("spa").get("lower").asDouble());
        assertThat(spa.consistent())
                .isEqualTo(expected.get("spa").get("consistent").asDouble());
        assertThat(spa.upper()).isEqualTo(expected.get("spa").get("upper").asDouble());
        for (double level : new double[] {0.05, 0.5}) {
            JsonNode steps = expected.get("step_m_" + level);
            StepM stepM = StepM.ofMeans(differences, rows, block, level);
            assertThat(stepM.criticalValues()).containsExactly(numbers(steps.get("critical")), within(1e-9));
            assertThat(Arrays.stream(stepM.decidedIn()).asDoubleStream().toArray())
                    .isEqualTo(numbers(steps.get("decided_in")));
            for (int model = 0; model < differences.length; model++) {
                assertEqual(
                        stepM.standardErrors()[model],
                        expected.get("standard_errors").get(model),
                        name);
                assertEqual(
                        stepM.intervals().get(model).lower(), steps.get("lower").get(model), name);
                assertEqual(
                        stepM.intervals().get(model).upper(), steps.get("upper").get(model), name);
            }
        }
    }

    @Test
    void overfittingEqualsPython() {
        JsonNode cases = Golden.read("pbo.json").get("cases");
        assertThat(cases).hasSize(5);
        for (JsonNode each : cases) {
            double[][] returns = new double[each.get("returns").size()][];
            Arrays.setAll(returns, column -> numbers(each.get("returns").get(column)));
            ProbabilityOfBacktestOverfitting test = ProbabilityOfBacktestOverfitting.of(returns);
            assertThat(test.logits()).hasSize(12_870);
            assertEqual(test.probability(), each.get("probability"), "probability");
            assertEqual(test.probabilityOfLoss(), each.get("loss"), "loss");
            double mean = Arrays.stream(test.logits()).average().orElseThrow();
            assertEqual(mean, each.get("mean_logit"), "logits");
            double squares = Arrays.stream(test.logits())
                    .map(d -> (d - mean) * (d - mean))
                    .sum();
            assertEqual(Math.sqrt(squares / 12_870), each.get("logit_deviation"), "logits");
        }
    }

    private static double[][] differences(double[][] losses) {
        double[][] differences = new double[losses.length - 1][];
        Arrays.setAll(differences, model -> Sample.differences(losses[0], losses[model + 1]));
        return differences;
    }

    private static double[][] losses(String name) {
        List<String> lines = lines("losses-" + name);
        double[][] losses = new double[lines.getFirst().split(",").length][lines.size() - 1];
        for (int t = 1; t < lines.size(); t++) {
            String[] values = lines.get(t).split(",", -1);
            for (int column = 0; column < losses.length; column++) {
                losses[column][t - 1] = Double.parseDouble(values[column]);
            }
        }
        return losses;
    }

    private static Resampling rows(String name) {
        return Rows.of(lines("indices-" + name).stream()
                .map(line -> Arrays.stream(line.split(",", -1))
                        .mapToInt(Integer::parseInt)
                        .toArray())
                .toArray(int[][]::new));
    }

    private static List<String> lines(String name) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Golden.class.getResourceAsStream("arch/" + name + ".csv.gz")),
                StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
