package io.hindcast.statistics.forecast;

import static io.hindcast.statistics.Golden.assertEqual;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hindcast.statistics.Golden;
import io.hindcast.statistics.Golden.Case;
import io.hindcast.statistics.series.Kernel;
import io.hindcast.statistics.series.NeweyWest;
import org.junit.jupiter.api.Test;

/** Of {@code src/test/r/forecast_tests.R} and {@code src/test/python/forecast_tests.py}. */
class ForecastGoldenTest {
    @Test
    void dieboldMarianoEqualsR() {
        for (Case each : Golden.cases("r.json")) {
            for (int horizon : new int[] {1, 5}) {
                DieboldMariano test = DieboldMariano.ofErrors(
                        each.less("outcome", "benchmark"), each.less("outcome", "model"), horizon);
                assertThat(test.kernel()).isEqualTo(Kernel.RECTANGULAR);
                assertDieboldMariano(test, each.expected().get("dm_" + horizon), each.name());
            }
        }
    }

    @Test
    void whereThePlainVarianceIsNegativeBartlettsTakesItsPlace() {
        JsonNode expected = Golden.read("r.json").get("negative_variance");
        DieboldMariano test = DieboldMariano.ofDifferences(Golden.numbers(expected.get("differences")), 2);
        assertThat(test.kernel()).isEqualTo(Kernel.BARTLETT);
        assertDieboldMariano(test, expected, "negative variance");
    }

    private static void assertDieboldMariano(DieboldMariano test, JsonNode expected, String name) {
        assertEqual(test.statistic(), expected.get("statistic"), name);
        assertEqual(test.pTwoSided(), expected.get("p_two_sided"), name);
        assertEqual(test.pSecondBetter(), expected.get("p_second_better"), name);
        assertThat(test.meanDifference() / test.standardError()).isEqualTo(test.statistic());
    }

    @Test
    void theVarianceOfAMeanEqualsSandwich() {
        for (Case each : Golden.cases("r.json")) {
            double[] errors = each.less("outcome", "model");
            JsonNode expected = each.expected().get("mean_variance");
            assertThat(expected).hasSize(7);
            for (int lags = 0; lags < expected.size(); lags++) {
                double error = NeweyWest.bartlett(errors, lags).standardErrorOfMean();
                // Relative: the variances are of the order of 1e-7.
                assertEqual(error * error * 1e6, Golden.scaled(expected.get(lags), 1e6), each.name() + " " + lags);
            }
        }
    }

    @Test
    void informationCoefficientsEqualSandwich() {
        for (Case each : Golden.cases("r.json")) {
            int lags = each.expected().get("lag").asInt();
            assertCoefficient(
                    InformationCoefficient.ofValues(each.of("model"), each.of("outcome"), lags),
                    each.expected().get("ic"));
            assertCoefficient(
                    InformationCoefficient.ofRanks(each.of("model"), each.of("outcome"), lags),
                    each.expected().get("rank_ic"));
        }
    }

    private static void assertCoefficient(InformationCoefficient test, JsonNode expected) {
        assertEqual(test.coefficient(), expected.get("coefficient"), "coefficient");
        assertEqual(test.tValue(), expected.get("t"), "t");
        assertEqual(test.pTwoSided(), expected.get("p"), "p");
    }

    @Test
    void mincerZarnowitzAndBiasEqualSandwich() {
        for (Case each : Golden.cases("r.json")) {
            int lags = each.expected().get("lag").asInt();
            MincerZarnowitz test = MincerZarnowitz.of(each.of("model"), each.of("outcome"), lags);
            JsonNode expected = each.expected().get("mz");
            assertEqual(test.intercept(), expected.get("intercept"), "intercept");
            assertEqual(test.slope(), expected.get("slope"), "slope");
            assertEqual(test.interceptTValue(), expected.get("t_intercept"), "t of the intercept");
            assertEqual(test.slopeTValue(), expected.get("t_slope"), "t of the slope");
            assertEqual(test.slopeTValueAgainstOne(), expected.get("t_slope_one"), "t of the slope against 1");
            assertEqual(test.wald(), expected.get("wald"), "Wald");
            assertEqual(test.pHonest(), expected.get("p"), "p");
            ForecastBias bias = ForecastBias.of(each.less("model", "outcome"), lags);
            assertEqual(bias.meanError(), each.expected().get("bias").get("mean"), "mean error");
            assertEqual(bias.tValue(), each.expected().get("bias").get("t"), "t of the bias");
        }
    }

    @Test
    void theLagTestEqualsSandwich() {
        for (Case each : Golden.cases("r.json")) {
            LagTest test = LagTest.of(
                    each.of("model"),
                    each.of("last"),
                    each.of("outcome"),
                    each.expected().get("lag").asInt());
            JsonNode expected = each.expected().get("lag_test");
            assertEqual(test.correlationWithLast(), expected.get("with_last"), "with last");
            assertEqual(test.correlationWithOutcome(), expected.get("with_outcome"), "with outcome");
            assertEqual(test.difference(), expected.get("difference"), "difference");
            assertEqual(test.tValue(), expected.get("t"), "t");
            assertEqual(test.pShifted(), expected.get("p"), "p");
        }
    }

    @Test
    void clarkWestEqualsStatsmodels() {
        for (Case each : Golden.cases("forecast.json")) {
            for (int horizon : new int[] {1, 5}) {
                ClarkWest test = ClarkWest.of(each.of("outcome"), each.of("benchmark"), each.of("model"), horizon);
                JsonNode expected = each.expected().get("clark_west_" + horizon);
                assertThat(test.lags()).isEqualTo(horizon - 1);
                assertEqual(test.meanAdjustedDifference(), expected.get("mean"), each.name());
                assertEqual(test.statistic(), expected.get("statistic"), each.name());
                assertEqual(test.pModelKnowsMore(), expected.get("p"), each.name());
            }
        }
    }

    @Test
    void pesaranTimmermannEqualsPython() {
        for (Case each : Golden.cases("forecast.json")) {
            PesaranTimmermann simple = PesaranTimmermann.of(each.of("model"), each.of("outcome"), 1);
            JsonNode expected = each.expected().get("pt_1992");
            assertThat(simple.version()).isEqualTo(1992);
            assertEqual(simple.hitRate(), expected.get("hits"), each.name());
            assertEqual(simple.statistic(), expected.get("statistic"), each.name());
            assertEqual(simple.pAgree(), expected.get("p"), each.name());
            int[] horizons = {2, 5};
            for (int i = 0; i < horizons.length; i++) {
                PesaranTimmermann test = PesaranTimmermann.of(each.of("model"), each.of("outcome"), horizons[i]);
                JsonNode later = each.expected().get("pt_2009").get(i);
                assertThat(test.version()).isEqualTo(2009);
                assertThat(test.count()).isEqualTo(later.get("count").asInt());
                assertThat(Math.signum(test.statistic()))
                        .isEqualTo(later.get("sign").asDouble());
                assertEqual(test.statistic() * test.statistic(), later.get("trace"), each.name());
                double p = test.pAgree();
                assertEqual(2 * Math.min(p, 1 - p), later.get("p_two_sided"), each.name());
            }
        }
    }
}
