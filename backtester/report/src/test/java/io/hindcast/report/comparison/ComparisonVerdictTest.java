package io.hindcast.report.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hindcast.testkit.fixture.ComparisonFixture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonVerdictTest {
    @TempDir
    Path folder;

    @Test
    void theBestTraderNeedNotBeTheBestForecaster() throws IOException {
        assertThat(verdict(root -> {
                    put(root, "stacked", "total_return", 0.02, 0.01);
                    put(root, "pyramid", "total_return", 0.1234, 0.05);
                    put(root, "deep", "total_return", -0.01, null);
                    put(root, "stacked", "rmse_price", 42.0, 0.5);
                    put(root, "pyramid", "rmse_price", 44.0, null);
                    put(root, "deep", "rmse_price", 43.0, null);
                    put(root, "deep-bidirectional", "rmse_price", 45.0, null);
                }))
                .isEqualTo("After costs pyramid earned the most: 12.34 ± 5.00%, more than buy and hold with 3.10%. No"
                        + " entrant had a lower RMSE in the price than persistence with 41.50: the lowest was"
                        + " 42.00 ± 0.50, of stacked (whether by more than chance, no test says). So the best"
                        + " forecaster was not the best trader: stacked returned 2.00 ± 1.00%. Whether entrants"
                        + " differ from each other by more than chance was not tested.");
    }

    @Test
    void oneThatIsBestInBothIsSaidToBe() throws IOException {
        assertThat(verdict(root -> {
                    put(root, "deep", "total_return", 0.02, null);
                    put(root, "deep", "rmse_price", 41.5, null);
                    put(root, "deep-bidirectional", "rmse_price", 45.0, null);
                }))
                .startsWith("After costs no entrant returned more than buy and hold with 3.10%: the highest return was"
                        + " 2.00%, of deep.")
                .contains("No entrant had a lower RMSE in the price than persistence with 41.50: the lowest was 41.50,"
                        + " of deep")
                .contains("So the best trader was also the best forecaster of those that can trade.");
    }

    @Test
    void hindsightNeverWins() throws IOException {
        Path comparison = fixture().hindsight().write();
        ComparisonFixture.change(comparison, root -> {
            put(root, "deep-bidirectional", "total_return", 9.0, null);
            put(root, "deep-bidirectional", "rmse_price", 1.0, null);
            put(root, "deep", "total_return", 0.5, null);
        });

        assertThat(ComparisonVerdict.of(ComparisonResult.read(comparison), "±").getFirst())
                .startsWith("After costs deep earned the most: 50.00%")
                .contains(
                        "deep-bidirectional, which is offline and can't trade, had the lowest RMSE in the price: 1.00")
                .doesNotContain("900.00");
    }

    @Test
    void idleAndEqualEntrantsAreNoWinners() throws IOException {
        assertThat(verdict(root -> {
                    for (String entrant : new String[] {"stacked", "pyramid", "deep"}) {
                        put(root, entrant, "total_return", 0.0, null);
                        put(root, entrant, "turnover", 0.0, null);
                    }
                }))
                .startsWith("After costs no entrant returned more than buy and hold with 3.10%: the highest return was"
                        + " 0.00% without a single trade, of ")
                .contains(" and 2 others.");
    }

    @Test
    void ofEqualEntrantsNoneIsTheBestTraderAndForecaster() throws IOException {
        assertThat(verdict(root -> {
                    for (String entrant : new String[] {"stacked", "pyramid", "deep"}) {
                        put(root, entrant, "total_return", 0.2, null);
                        put(root, entrant, "rmse_price", 40.0, null);
                    }
                }))
                .startsWith("After costs ")
                .doesNotContain("best trader", "best forecaster");
    }

    @Test
    void theBestOfThoseThatCanTradeIsHeldAgainstPersistenceToo() throws IOException {
        assertThat(verdict(root -> {
                    put(root, "deep-bidirectional", "rmse_price", 40.0, null);
                    put(root, "stacked", "rmse_price", 42.0, null);
                    put(root, "pyramid", "rmse_price", 43.0, null);
                    put(root, "deep", "rmse_price", 43.5, null);
                }))
                .contains(
                        "deep-bidirectional, which is offline and can't trade, had the lowest RMSE in the price: 40.00,"
                                + " less than persistence with 41.50")
                .contains("; of those that can trade it was stacked with 42.00, more than persistence with 41.50");
    }

    @Test
    void ofLossesTheLeastIsNoGain() throws IOException {
        assertThat(verdict(root -> {
                    put(root, "deep", "total_return", -0.01, null);
                    put(root, "buy-and-hold", "total_return", -0.3, null);
                }))
                .startsWith("After costs deep lost the least: -1.00%, more than buy and hold with -30.00%.");
    }

    @Test
    void aLowerErrorIsHeldAgainstChance() throws IOException {
        assertThat(withTests("better", 0.001, "no-better-than-chance", 0.2))
                .contains("stacked had the lowest RMSE in the price: 40.00, less than persistence with 41.50, by more"
                        + " than chance explains with 1 of 2 seeds (p 0.001 to 0.200).");
    }

    @Test
    void noPValueIsShownAsZero() throws IOException {
        assertThat(withTests("better", 1e-9, "no-better-than-chance", 0.2))
                .contains("by more than chance explains with 1 of 2 seeds (p below 0.001 to 0.200).");
    }

    @Test
    void anErrorAbovePersistencesIsHigherByWhatChanceExplainsOrNot() throws IOException {
        assertThat(verdict(root -> {
                    put(root, "stacked", "rmse_price", 43.0, null);
                    put(root, "deep-bidirectional", "rmse_price", 60.0, null);
                    test(root, 0, "worse", 0.001);
                    test(root, 1, "no-better-than-chance", 0.2);
                }))
                .contains(
                        "No entrant had a lower RMSE in the price than persistence with 41.50: the lowest was 43.00, of"
                                + " stacked, higher by more than chance explains with 1 of 2 seeds (p 0.001 to 0.200).");
    }

    @Test
    void aConstantIsCalledOne() throws IOException {
        assertThat(verdict(root -> {
                    put(root, "stacked", "rmse_price", 40.0, null);
                    ((ObjectNode) root.get("jobs").get(1)).put("constant", true);
                }))
                .contains("less than persistence with 41.50, a constant forecast with 1 of 2 seeds.");
    }

    @Test
    void oneEntrantIsNeitherBestNorWorst() throws IOException {
        Path comparison = fixture().seeds(1).write();
        ComparisonFixture.change(comparison, root -> {
            for (String list : new String[] {"table", "jobs"}) {
                for (Iterator<JsonNode> rows = root.get(list).iterator(); rows.hasNext(); ) {
                    if (Set.of("pyramid", "deep", "deep-bidirectional")
                            .contains(rows.next().get("entrant").asText())) {
                        rows.remove();
                    }
                }
            }
            put(root, "stacked", "total_return", -0.0462, null);
            put(root, "stacked", "rmse_price", 40.0, null);
            test(root, 0, "no-better-than-chance", 0.3);
        });
        assertThat(ComparisonVerdict.of(ComparisonResult.read(comparison), "±").getFirst())
                .isEqualTo(
                        "After costs stacked returned -4.62%, less than buy and hold with 3.10%. stacked had an RMSE in"
                                + " the price of 40.00, less than persistence with 41.50, a difference that chance explains"
                                + " (p 0.300).");
    }

    private String withTests(String first, double p, String second, double q) throws IOException {
        return verdict(root -> {
            put(root, "stacked", "rmse_price", 40.0, null);
            test(root, 0, first, p);
            test(root, 1, second, q);
        });
    }

    /** The first jobs are those of the entrant stacked. */
    private static void test(ObjectNode root, int job, String answer, double p) {
        ((ObjectNode) root.get("jobs").get(job))
                .putObject("forecast_test")
                .put("name", "a test")
                .put("answer", answer)
                .put("count", 90)
                .put("lags", 4)
                .put("mean_loss_difference", 1e-5)
                .put("standard_error", 1e-5)
                .put("statistic", 1.0)
                .put("p_value", p);
    }

    @Test
    void freeTradingIsNotCalledAfterCosts() throws IOException {
        assertThat(verdict(root -> ((ObjectNode) root.get("costs"))
                        .put("slippage_bps", 0.0)
                        .put("fee_bps", 0.0)))
                .startsWith("With trading free of any cost ");
    }

    @Test
    void theErrorIsThatOfWhatTheModelsForecast() throws IOException {
        Path comparison =
                ComparisonFixture.in(folder.resolve("c")).symbols("SPX").write();
        ComparisonFixture.change(comparison, root -> {
            put(root, "deep", "rmse_return", 0.0105, null);
            put(root, "stacked", "rmse_price", 0.1, null);
        });

        assertThat(ComparisonVerdict.of(ComparisonResult.read(comparison), "±").getFirst())
                .contains("deep had the lowest RMSE in the return: 105.00 bps, less than persistence with 111.00 bps");
    }

    @Test
    void theChoiceAmongManyIsSaidToBeOptimistic() throws IOException {
        assertThat(ComparisonVerdict.selection(ComparisonResult.read(fixture().write())))
                .startsWith("4 entrants (3 that can trade, 1 offline) were tried with 2 seeds. Picking the best of 4")
                .contains("optimistic");
    }

    private ComparisonFixture fixture() {
        return ComparisonFixture.in(folder.resolve("c"))
                .symbols("SPX")
                .withoutFailure()
                .ofPrice();
    }

    private String verdict(Consumer<ObjectNode> change) throws IOException {
        Path comparison = fixture().write();
        ComparisonFixture.change(comparison, root -> {
            for (String entrant : new String[] {"stacked", "pyramid", "deep"}) {
                put(root, entrant, "total_return", -0.5, null);
                put(root, entrant, "rmse_price", 60.0, null);
            }
            change.accept(root);
        });
        return ComparisonVerdict.of(ComparisonResult.read(comparison), "±").getFirst();
    }

    private static void put(ObjectNode root, String entrant, String figure, Double mean, Double sd) {
        for (JsonNode row : root.get("table")) {
            if (row.get("entrant").asText().equals(entrant)) {
                ((ObjectNode) row.at("/figures/" + figure)).put("mean", mean).put("sd", sd);
            }
        }
    }
}
