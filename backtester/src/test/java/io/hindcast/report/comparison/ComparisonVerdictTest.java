package io.hindcast.report.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
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
                .isEqualTo(
                        "After costs pyramid earned the most: 12.34 ± 5.00%, more than buy and hold with 3.10%. stacked"
                                + " had the lowest RMSE in the price: 42.00 ± 0.50, more than persistence with 41.50. So the best"
                                + " forecaster was not the best trader: stacked returned 2.00 ± 1.00%.");
    }

    @Test
    void oneThatIsBestInBothIsSaidToBe() throws IOException {
        assertThat(verdict(root -> {
                    put(root, "deep", "total_return", 0.02, null);
                    put(root, "deep", "rmse_price", 41.5, null);
                    put(root, "deep-bidirectional", "rmse_price", 45.0, null);
                }))
                .startsWith("After costs deep earned the most: 2.00%, less than buy and hold with 3.10%.")
                .contains("deep had the lowest RMSE in the price: 41.50, as much as persistence with 41.50.")
                .endsWith("So the best trader was also the best forecaster of those that can trade.");
    }

    @Test
    void hindsightNeverWins() throws IOException {
        Path comparison = fixture().hindsight().write();
        ComparisonFixture.change(comparison, root -> {
            put(root, "deep-bidirectional", "total_return", 9.0, null);
            put(root, "deep-bidirectional", "rmse_price", 1.0, null);
            put(root, "deep", "total_return", 0.5, null);
        });

        assertThat(ComparisonVerdict.of(Comparison.read(comparison), "±").getFirst())
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
                .contains("earned the most (as did 2 others): 0.00% without a single trade, less than buy and hold");
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

        assertThat(ComparisonVerdict.of(Comparison.read(comparison), "±").getFirst())
                .contains("deep had the lowest RMSE in the return: 105.00 bps, less than persistence with 111.00 bps");
    }

    @Test
    void theChoiceAmongManyIsSaidToBeOptimistic() throws IOException {
        assertThat(ComparisonVerdict.selection(Comparison.read(fixture().write())))
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
        return ComparisonVerdict.of(Comparison.read(comparison), "±").getFirst();
    }

    private static void put(ObjectNode root, String entrant, String figure, Double mean, Double sd) {
        for (JsonNode row : root.get("table")) {
            if (row.get("entrant").asText().equals(entrant)) {
                ((ObjectNode) row.at("/figures/" + figure)).put("mean", mean).put("sd", sd);
            }
        }
    }
}
