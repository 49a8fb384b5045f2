package io.hindcast.statistics.returns;

import static io.hindcast.statistics.Golden.assertEqual;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hindcast.statistics.Golden;
import io.hindcast.statistics.Golden.Case;
import io.hindcast.statistics.Rows;
import java.util.stream.IntStream;
import org.hipparchus.stat.StatUtils;
import org.junit.jupiter.api.Test;

/** Of {@code src/test/python/returns.py}. */
class ReturnsGoldenTest {
    @Test
    void theProbabilisticSharpeRatioEqualsScipy() {
        for (Case each : Golden.cases("returns.json")) {
            ReturnMoments moments = ReturnMoments.of(each.of("strategy"));
            assertEqual(
                    ProbabilisticSharpe.of(moments, 0),
                    each.expected().get("psr").get(0),
                    each.name());
            assertEqual(
                    ProbabilisticSharpe.of(moments, 0.05),
                    each.expected().get("psr").get(1),
                    each.name());
            assertEqual(
                    ProbabilisticSharpe.minimumTrackRecord(moments, -0.02, 0.95),
                    each.expected().get("track_record"),
                    each.name());
        }
    }

    @Test
    void theDeflatedSharpeRatioEqualsScipy() {
        for (Case each : Golden.cases("returns.json")) {
            ReturnMoments moments = ReturnMoments.of(each.of("strategy"));
            assertThat(each.expected().get("deflated")).hasSize(3);
            for (JsonNode expected : each.expected().get("deflated")) {
                DeflatedSharpe deflated = DeflatedSharpe.of(
                        moments,
                        expected.get("variance").asDouble(),
                        expected.get("trials").asDouble());
                assertEqual(deflated.threshold(), expected.get("threshold"), each.name());
                assertEqual(deflated.probability(), expected.get("probability"), each.name());
            }
        }
    }

    @Test
    void ledoitAndWolfsDifferenceEqualsPython() {
        for (Case each : Golden.cases("returns.json")) {
            double[] strategy = each.of("strategy");
            SharpeDifference test = SharpeDifference.of(strategy, each.of("other"), blocks(strategy.length), 4);
            JsonNode expected = each.expected().get("sharpe_difference");
            assertEqual(test.difference(), expected.get("difference"), each.name());
            assertEqual(test.standardError(), expected.get("standard_error"), each.name());
            assertEqual(test.pTwoSided(), expected.get("p"), each.name());
            assertEqual(test.interval(0.05).lower(), expected.get("lower"), each.name());
            assertEqual(test.interval(0.05).upper(), expected.get("upper"), each.name());
        }
    }

    @Test
    void percentileIntervalsEqualNumpy() {
        for (Case each : Golden.cases("returns.json")) {
            double[] strategy = each.of("strategy");
            Interval interval = BootstrapDistribution.of(strategy, blocks(strategy.length), StatUtils::mean)
                    .percentile(0.05);
            JsonNode expected = each.expected().get("percentile");
            assertEqual(interval.lower() * 1e3, Golden.scaled(expected.get(0), 1e3), each.name());
            assertEqual(interval.upper() * 1e3, Golden.scaled(expected.get(1), 1e3), each.name());
        }
    }

    /** The script's rows. */
    private static Rows blocks(int n) {
        return new Rows(
                n,
                199,
                row -> IntStream.range(0, n)
                        .map(t -> (row * 7919 + t / 10 * 104729 + t % 10) % n)
                        .toArray());
    }
}
