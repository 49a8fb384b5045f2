package com.example.donchian;

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

    /** Every key has a default; a value out of range, or a key that is not asked for here, is an error of the config. */
    @Override
    public Strategy create(StrategySetup setup) {
        Settings settings = setup.settings();
        int entryBars = settings.integer("entry-bars", 20, 2, MOST_BARS);
        int exitBars = settings.integer("exit-bars", 10, 1, MOST_BARS);
        if (exitBars > entryBars) {
            throw settings.invalid("exit-bars", "must be at most entry-bars (" + entryBars + "), but is " + exitBars);
        }
        boolean shorts = settings.choice("mode", Mode.LONG_FLAT) == Mode.LONG_SHORT;
        return new DonchianBreakout(entryBars, exitBars, shorts, settings.decimal("fraction", 0.95, 0.01, 1));
    }
}
