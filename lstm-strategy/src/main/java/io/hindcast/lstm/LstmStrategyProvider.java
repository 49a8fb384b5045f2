package io.hindcast.lstm;

import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
import io.hindcast.settings.Settings;
import io.hindcast.strategy.Strategy;
import io.hindcast.strategy.StrategyProvider;
import io.hindcast.strategy.StrategySetup;

/** Offers the strategy {@code lstm}. */
public final class LstmStrategyProvider implements StrategyProvider {
    private static final Key<Mode> MODE = Key.choice(
                    "mode", Mode.class, "Flat or short while the forecast says so; long-short mirrors the thresholds")
            .byDefault(Mode.LONG_FLAT);
    private static final Key<Double> ENTRY = Key.decimal(
                    "entry-bps", 0, 10_000, "Enters when the forecast lies so far above the price")
            .unit("bps")
            .byDefault(5.0);
    private static final Key<Double> EXIT = Key.decimal(
                    "exit-bps",
                    -10_000,
                    10_000,
                    "Leaves when the forecast has fallen to so far above it; at most entry-bps")
            .unit("bps")
            .byDefault(0.0);
    private static final Key<Double> FRACTION = Key.decimal(
                    "fraction",
                    1e-6,
                    1,
                    "The part of equity that it holds; of 1, as of any, what its own costs take is kept back")
            .unit("parts of equity")
            .byDefault(0.95);

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
    public Keys keys() {
        return Keys.of(MODE, ENTRY, EXIT, FRACTION);
    }

    @Override
    public Strategy create(StrategySetup setup) {
        Settings settings = setup.settings();
        double entry = settings.get(ENTRY);
        double exit = settings.get(EXIT);
        if (exit > entry) {
            throw settings.invalid(EXIT, "must be at most entry-bps (" + entry + "), but is " + exit);
        }
        boolean shorts = settings.get(MODE) == Mode.LONG_SHORT;
        return new LstmStrategy(new ForecastThresholds(entry, exit, shorts), settings.get(FRACTION));
    }
}
