package io.hindcast.report.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.report.summary.SummaryFile;
import io.hindcast.testkit.fixture.SummaryFixture;
import org.junit.jupiter.api.Test;

class VerdictTextTest {
    private static final String SILENT = " Whether chance explains it this run, of an earlier version, does not say.";

    @Test
    void aRunWithoutAVerdictClaimsNothing() {
        assertThat(verdict(1, 12))
                .isEqualTo("After costs the strategy returned 12.34% against -5.00% for buy and hold." + SILENT);
    }

    @Test
    void whatTheVerdictSaysFollowsWhatWasEarned() {
        String text = VerdictText.of(SummaryFixture.with("""
                {"strategy": {"total_return": 0.1234}, "benchmark": {"total_return": -0.05}, "trading": {"fills": 12},
                 "costs": {"slippage_bps": 1, "fee_bps": 1},
                 "verdict": {"level": 0.05,
                   "knows_something": {"answer": "cannot-tell", "test": "Clark-West", "figure": 0.001, "of": "skill",
                     "level": 0.05, "p_value": 0.21, "count": 755},
                   "beats": {"buy-and-hold": {"answer": "yes", "test": "bootstrap", "figure": 0.1, "of": "difference",
                     "interval": {"lower": 0.02, "upper": 0.18}, "level": 0.05, "count": 755}},
                   "survives_trials": {"answer": "no", "test": "deflated", "figure": 0.31,
                     "of": "deflated Sharpe ratio", "level": 0.05, "count": 12}}}
                """, SummaryFile::read));
        assertThat(text)
                .isEqualTo(
                        "After costs the strategy returned 12.34% against -5.00% for buy and hold. It beats buy and hold;"
                                + " buy and hold: difference 10.00%, 2.00% to 18.00% with all baselines at once. Whether its"
                                + " forecasts know anything can't be told (Clark-West, p 0.210). Its Sharpe ratio is what the"
                                + " luckiest of 12 trials has by chance (deflated Sharpe ratio 0.31).");
    }

    @Test
    void freeTradingIsNotCalledAfterCosts() {
        assertThat(verdict(0, 12)).startsWith("With trading free of any cost the strategy");
    }

    @Test
    void aStrategyThatNeverTradedIsSaidToBeIdle() {
        assertThat(verdict(1, 0)).startsWith("The strategy never traded and returned 12.34%");
    }

    @Test
    void aHaltThatDecidesIsPartOfIt() {
        assertThat(incidents("""
                {"bars": 1000, "halted_bars": 900, "halt_count": 1, "halts": [{"first": "2013-11-25T04:10:00Z",
                 "last": "2013-12-25T04:10:00Z", "bars": 900,
                 "reason": "halt: trading.limits.drawdown 0.1: equity fell from 100.00 to 90.00"}]}""", 26, 0))
                .isEqualTo("After costs the strategy returned 12.34% against -5.00% for buy and hold"
                        + " (trading.limits.drawdown 0.1 halted it from 2013-11-25 04:10:00 UTC on, so that 90.00% of"
                        + " the bars were not traded)." + SILENT);
    }

    @Test
    void rejectionsAndMarginCallsThatDecideArePartOfIt() {
        assertThat(incidents("""
                {"bars": 1000, "halted_bars": 3, "halt_count": 1, "margin_calls": {"count": 2},
                 "rejected": {"by_reason": {"not enough cash": 10, "broker says no": 3}}}""", 20, 13))
                .endsWith(" (its margin was called at 2 closes; 13 of its 20 orders were rejected, most for: not enough"
                        + " cash)." + SILENT);
        assertThat(incidents("{\"bars\": 1000, \"halted_bars\": 3, \"halt_count\": 1}", 20, 1))
                .endsWith("for buy and hold." + SILENT);
    }

    @Test
    void whyAStrategyNeverTradedIsPartOfIt() {
        String none = """
                {"strategy": {"total_return": 0}, "benchmark": {"total_return": -0.05},
                 "trading": {"fills": 0, "orders": %d, "rejected": %d}, "costs": {"slippage_bps": 1, "fee_bps": 1},
                 "execution": {"max_volume_share": 0.1}, "incidents": {"bars": 10, "bars_with_volume": %d,
                 "halted_bars": 0, "rejected": {"by_reason": {"not enough cash": %d}}}}
                """;
        assertThat(VerdictText.of(SummaryFixture.with(none.formatted(0, 0, 10, 0), SummaryFile::read)))
                .isEqualTo(
                        "The strategy never traded (it ordered nothing) and returned 0.00% against -5.00% for buy and"
                                + " hold." + SILENT);
        assertThat(VerdictText.of(SummaryFixture.with(none.formatted(3, 0, 0, 0), SummaryFile::read)))
                .contains("never traded (no bar has volume, and trading.max-volume-share fills nothing without)");
        assertThat(VerdictText.of(SummaryFixture.with(none.formatted(20, 2, 10, 2), SummaryFile::read)))
                .contains("never traded (2 of its 20 orders were rejected, most for: not enough cash)");
    }

    private String incidents(String incidents, int orders, int rejected) {
        return VerdictText.of(SummaryFixture.with("""
                {"strategy": {"total_return": 0.1234}, "benchmark": {"total_return": -0.05},
                 "trading": {"fills": 2, "orders": %d, "rejected": %d}, "costs": {"slippage_bps": 1, "fee_bps": 1},
                 "incidents": %s}
                """.formatted(orders, rejected, incidents), SummaryFile::read));
    }

    private String verdict(double costs, int fills) {
        return VerdictText.of(SummaryFixture.with("""
                {"strategy": {"total_return": 0.1234}, "benchmark": {"total_return": -0.05},
                 "trading": {"fills": %d}, "costs": {"slippage_bps": %s, "fee_bps": %s}}
                """.formatted(fills, costs, costs), SummaryFile::read));
    }
}
