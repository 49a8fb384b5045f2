package io.hindcast.lstm;

import io.hindcast.settings.Settings;
import io.hindcast.strategy.Strategy;
import io.hindcast.strategy.StrategyProvider;
import io.hindcast.strategy.StrategySetup;

/** Offers the strategy {@code lstm}. */
public final class LstmStrategyProvider implements StrategyProvider {
    /** For {@link java.util.ServiceLoader}. */
    public LstmStrategyProvider() {}

    private enum Mode {
        LONG_FLAT,
        LONG_SHORT
    }

    @Override
    public String name() {
        return "lstm";
    }

    @Override
    public String description() {
        return "Enters when the forecast return reaches entry-bps and leaves when it falls to exit-bps.";
    }

    @Override
    public boolean needsForecast() {
        return true;
    }

    @Override
    public Strategy create(StrategySetup setup) {
        Settings settings = setup.settings();
        double entry = settings.decimal("entry-bps", 5, 0, 10_000);
        double exit = settings.decimal("exit-bps", 0, -10_000, 10_000);
        if (exit > entry) {
            throw settings.invalid("exit-bps", "must be at most entry-bps (" + entry + "), but is " + exit);
        }
        boolean shorts = settings.choice("mode", Mode.LONG_FLAT) == Mode.LONG_SHORT;
        return new LstmStrategy(
                new ForecastThresholds(entry, exit, shorts), settings.decimal("fraction", 0.95, 1e-6, 1));
    }
}
