package io.hindcast.engine.rules;

import io.hindcast.market.Interval;
import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
import io.hindcast.settings.Settings;

/** Makes {@code time-series-momentum}. */
public final class MomentumProvider extends RuleProvider {
    private static final int TRADING_DAYS_A_WEEK = 5;

    private static final Key<Integer> DAYS = Key.integer(
                    "days", 1, 10_000, "Trading days of the return; of bars longer than a day, as many as make that up")
            .unit("days")
            .byDefault(252);

    /** For {@link java.util.ServiceLoader}. */
    public MomentumProvider() {
        super(
                "time-series-momentum",
                "The sign of the return over the last 252 days (Moskowitz, Ooi and Pedersen 2012)",
                Keys.of(DAYS));
    }

    @Override
    Rule rule(Settings settings, Interval interval) {
        return new Momentum(Math.max(1, Math.round((float) settings.get(DAYS) / tradingDays(interval))));
    }

    /** Of a bar; 1 for bars below a day, whose days are counted. */
    private static int tradingDays(Interval interval) {
        return interval.unit() == Interval.Unit.WEEK
                ? TRADING_DAYS_A_WEEK * interval.count()
                : Math.max(1, (int) interval.duration().toDays());
    }
}
