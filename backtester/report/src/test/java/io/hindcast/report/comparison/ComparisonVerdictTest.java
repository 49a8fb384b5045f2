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
    void whatWasEarnedAndForecastIsSaidWithoutARank() throws IOException {
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
                        "After costs the entrants returned from -1.00% (deep) to 12.34 ± 5.00% (pyramid); buy and hold"
                                + " returned 3.10%. Their RMSE in the price goes from 42.00 ± 0.50 (stacked) to 45.00"
                                + " (deep-bidirectional, offline); that of persistence is 41.50. Whether chance explains the"
                                + " differences was not tested.");
    }

    @Test
    void aContestSaysWhoCantBeToldApart() throws IOException {
        assertThat(verdict(root -> contest(root, "log return after costs", "pyramid", "deep", "buy and hold")))
                .endsWith(
                        "By log return after costs pyramid, deep and buy and hold can't be told apart (model confidence set"
                                + " of 95%, 755 values); stacked is behind by more than chance explains.")
                .doesNotContain("not tested");
        assertThat(verdict(root -> contest(root, "log return after costs", "deep")))
                .endsWith("By log return after costs deep is ahead of all others by more than chance explains (model"
                        + " confidence set of 95%, 755 values).");
    }

    private static void contest(ObjectNode root, String of, String... set) {
        ObjectNode contest =
                ((ObjectNode) root.get("symbols").get(0)).putArray("contests").addObject();
        contest.put("of", of).put("level", 0.05).put("count", 755);
        for (String each : set) {
            contest.withArray("set").add(each);
        }
        for (String each : new String[] {"stacked", "pyramid", "deep", "buy and hold"}) {
            contest.withObject("p_values").put(each, 0.5);
        }
    }

    @Test
    void hindsightEarnsNothing() throws IOException {
        Path comparison = fixture().hindsight().write();
        ComparisonFixture.change(comparison, root -> {
            put(root, "deep-bidirectional", "total_return", 9.0, null);
            put(root, "deep-bidirectional", "rmse_price", 1.0, null);
            put(root, "deep", "total_return", 0.5, null);
        });

        assertThat(ComparisonVerdict.of(ComparisonResult.read(comparison), "±").getFirst())
                .contains(" to 50.00% (deep)")
                .contains("goes from 1.00 (deep-bidirectional, offline)")
                .doesNotContain("900.00");
    }

    @Test
    void anIdleEntrantIsSaidToBeIdle() throws IOException {
        assertThat(verdict(root -> {
                    for (String entrant : new String[] {"stacked", "pyramid", "deep"}) {
                        put(root, entrant, "total_return", 0.0, null);
                        put(root, entrant, "turnover", 0.0, null);
                    }
                }))
                .startsWith("After costs the entrants returned from 0.00% without a single trade (");
    }

    @Test
    void aConstantIsCalledOne() throws IOException {
        assertThat(verdict(root -> ((ObjectNode) root.get("jobs").get(1)).put("constant", true)))
                .contains("The forecast is a constant: stacked with 1 seed.");
    }

    @Test
    void oneEntrantStandsBesideTheReferencesAlone() throws IOException {
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
        });
        assertThat(ComparisonVerdict.of(ComparisonResult.read(comparison), "±").getFirst())
                .isEqualTo(
                        "After costs stacked returned -4.62%; buy and hold returned 3.10%. The RMSE in the price of stacked"
                                + " is 40.00; that of persistence is 41.50. Whether chance explains the differences was not"
                                + " tested.");
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
                .contains("Their RMSE in the return goes from 105.00 bps (deep)")
                .contains("that of persistence is 111.00 bps");
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
