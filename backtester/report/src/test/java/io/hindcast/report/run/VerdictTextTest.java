package io.hindcast.report.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.report.summary.SummaryFile;
import io.hindcast.testkit.fixture.SummaryFixture;
import org.junit.jupiter.api.Test;

class VerdictTextTest {
    @Test
    void betterAndWorseNeedATestThatSaysSo() {
        assertThat(verdict("log-return", 0.5, -0.0314, 1, 12, "worse", 0.0312, false))
                .isEqualTo(
                        "After costs the strategy returned 12.34% against -5.00% for buy and hold; its forecasts were"
                                + " worse than persistence out of sample (skill -0.0314 in the return, p 0.031).");
        assertThat(verdict("log-return", 0.5, 0.0314, 1, 12, "better", 0.00002, false))
                .endsWith("better than persistence out of sample (skill 0.0314 in the return, p below 0.001).");
    }

    @Test
    void aSkillThatChanceExplainsIsCalledThatWhicheverSideItIsOn() {
        for (double skill : new double[] {0.0123, -0.0123, 0}) {
            assertThat(verdict("log-return", 0.5, skill, 1, 12, "no-better-than-chance", 0.4, false))
                    .contains("its forecasts were no better than chance against persistence")
                    .doesNotContain("better than persistence", "worse");
        }
    }

    @Test
    void aConstantForecastIsCalledOneAndNeverBetter() {
        assertThat(verdict("log-return", 0.5, 0.0314, 1, 12, "better", 0.01, true))
                .endsWith("its forecast was the same return on every bar, a constant (skill 0.0314 in the return"
                        + " against persistence).");
    }

    @Test
    void withoutATestNothingIsClaimed() {
        assertThat(verdict("log-return", 0.5, 0.0314, 1, 12))
                .contains("by more than chance this run does not say (skill 0.0314 in the return)");
        assertThat(verdict("log-return", 0.5, 0.0314, 1, 12, "cannot-tell", 0.01, false))
                .contains("can't be told (skill 0.0314 in the return, p 0.010, 7 outcomes)");
    }

    @Test
    void skillIsThatOfWhatTheModelForecasts() {
        assertThat(verdict("close", 0.02, -0.5, 1, 12, "better", 0.01, false))
                .endsWith("better than persistence out of sample (skill 0.0200 in the price, p 0.010).");
    }

    @Test
    void tooFewForecastsAreNotJudged() {
        assertThat(verdict("log-return", 0.5, null, 1, 12)).contains("too few of its forecasts have an outcome");
    }

    @Test
    void freeTradingIsNotCalledAfterCosts() {
        assertThat(verdict("log-return", 0.5, 0.1, 0, 12)).startsWith("With trading free of any cost the strategy");
    }

    @Test
    void aStrategyThatNeverTradedIsSaidToBeIdle() {
        assertThat(verdict("log-return", 0.5, 0.1, 1, 0)).startsWith("The strategy never traded and returned 12.34%");
    }

    @Test
    void aHaltThatDecidesIsPartOfIt() {
        assertThat(incidents("""
                {"bars": 1000, "halted_bars": 900, "halt_count": 1, "halts": [{"first": "2013-11-25T04:10:00Z",
                 "last": "2013-12-25T04:10:00Z", "bars": 900,
                 "reason": "halt: trading.limits.drawdown 0.1: equity fell from 100.00 to 90.00"}]}""", 26, 0))
                .isEqualTo("After costs the strategy returned 12.34% against -5.00% for buy and hold"
                        + " (trading.limits.drawdown 0.1 halted it from 2013-11-25 04:10:00 UTC on, so that 90.00% of"
                        + " the bars were not traded).");
    }

    @Test
    void rejectionsAndMarginCallsThatDecideArePartOfIt() {
        assertThat(incidents("""
                {"bars": 1000, "halted_bars": 3, "halt_count": 1, "margin_calls": {"count": 2},
                 "rejected": {"by_reason": {"not enough cash": 10, "broker says no": 3}}}""", 20, 13))
                .endsWith(" (its margin was called at 2 closes; 13 of its 20 orders were rejected, most for: not enough"
                        + " cash).");
        assertThat(incidents("{\"bars\": 1000, \"halted_bars\": 3, \"halt_count\": 1}", 20, 1))
                .endsWith("for buy and hold.");
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
                                + " hold.");
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

    private String verdict(String target, double skillPrice, Double skillReturn, double costs, int fills) {
        return verdict(target, skillPrice, skillReturn, costs, fills, "");
    }

    private String verdict(
            String target,
            double skillPrice,
            Double skillReturn,
            double costs,
            int fills,
            String answer,
            double p,
            boolean constant) {
        return verdict(target, skillPrice, skillReturn, costs, fills, """
                , "constant": %s, "test": {"answer": "%s", "p_value": %s, "count": 7}
                """.formatted(constant, answer, p));
    }

    private String verdict(
            String target, double skillPrice, Double skillReturn, double costs, int fills, String ofForecasts) {
        return VerdictText.of(SummaryFixture.with(
                """
                {"strategy": {"total_return": 0.1234}, "benchmark": {"total_return": -0.05},
                 "trading": {"fills": %d}, "costs": {"slippage_bps": %s, "fee_bps": %s},
                 "forecast": {"target": "%s", "skill_price": %s, "skill_return": %s%s}}
                """.formatted(fills, costs, costs, target, skillPrice, skillReturn, ofForecasts), SummaryFile::read));
    }
}
