package com.example.donchian;

import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
import io.hindcast.settings.Settings;
import io.hindcast.strategy.Strategy;
import io.hindcast.strategy.StrategyProvider;
import io.hindcast.strategy.StrategySetup;

/** Offers {@link DonchianBreakout} under the name {@code donchian}; named in {@code META-INF/services}. */
public final class DonchianBreakoutProvider implements StrategyProvider {
    private static final int MOST_BARS = 5_000;

    private enum Mode {
        LONG_FLAT,
        LONG_SHORT
    }

    private static final Key<Integer> ENTRY_BARS =
            Key.integer("entry-bars", 2, MOST_BARS, "Bars of the entry channel").unit("bars").byDefault(20);
    private static final Key<Integer> EXIT_BARS = Key.integer(
                    "exit-bars", 1, MOST_BARS, "Bars of the exit channel; at most entry-bars")
            .unit("bars")
            .byDefault(10);
    private static final Key<Mode> MODE =
            Key.choice("mode", Mode.class, "Flat or short below the exit channel").byDefault(Mode.LONG_FLAT);
    private static final Key<Double> FRACTION = Key.decimal("fraction", 0.01, 1, "Share of equity to invest")
            .unit("parts of equity")
            .byDefault(0.95);

    /** For {@link java.util.ServiceLoader}. */
    public DonchianBreakoutProvider() {}

    @Override
    public String name() {
        return "donchian";
    }

    @Override
    public String description() {
        return "Enters above the highest high of entry-bars, leaves below the lowest low of exit-bars";
    }

    /** Every key has a default; any other key, or a value out of range, is an error of the config. */
    @Override
    public Keys keys() {
        return Keys.of(ENTRY_BARS, EXIT_BARS, MODE, FRACTION);
    }

    @Override
    public Strategy create(StrategySetup setup) {
        Settings settings = setup.settings();
        int entryBars = settings.get(ENTRY_BARS);
        int exitBars = settings.get(EXIT_BARS);
        if (exitBars > entryBars) {
            throw settings.invalid(EXIT_BARS, "must be at most entry-bars (" + entryBars + "), but is " + exitBars);
        }
        boolean shorts = settings.get(MODE) == Mode.LONG_SHORT;
        return new DonchianBreakout(entryBars, exitBars, shorts, settings.get(FRACTION));
    }
}
