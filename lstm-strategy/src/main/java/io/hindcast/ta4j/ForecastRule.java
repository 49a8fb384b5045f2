package io.hindcast.ta4j;

import java.util.function.DoublePredicate;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.rules.AbstractRule;

/** Satisfied where the forecast return, in basis points, meets a condition; never during warm-up. */
final class ForecastRule extends AbstractRule {
    private final ForecastIndicator forecast;
    private final DoublePredicate condition;

    ForecastRule(ForecastIndicator forecast, DoublePredicate condition) {
        this.forecast = forecast;
        this.condition = condition;
    }

    @Override
    public boolean isSatisfied(int index, TradingRecord tradingRecord) {
        boolean satisfied = forecast.forecast(index)
                .map(made -> condition.test(made.returnBps()))
                .orElse(false);
        traceIsSatisfied(index, satisfied);
        return satisfied;
    }
}
