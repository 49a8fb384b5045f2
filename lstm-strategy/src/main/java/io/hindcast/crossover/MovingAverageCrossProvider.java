package io.hindcast.crossover;

import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
import io.hindcast.settings.Settings;
import io.hindcast.strategy.Strategy;
import io.hindcast.strategy.StrategyProvider;
import io.hindcast.strategy.StrategySetup;

/** Makes {@link MovingAverageCross} from a config. */
public final class MovingAverageCrossProvider implements StrategyProvider {
    private static final int MOST_BARS = 5_000;
    private static final Key<Average> AVERAGE =
            Key.choice("average", Average.class, "Which kind of average").byDefault(Average.SMA);
    private static final Key<Integer> FAST_BARS = Key.integer(
                    "fast-bars", 1, MOST_BARS, "Bars of the fast average; fewer than slow-bars, and at least 2 for ema")
            .unit("bars")
            .byDefault(20);
    private static final Key<Integer> SLOW_BARS = Key.integer("slow-bars", 2, MOST_BARS, "Bars of the slow average")
            .unit("bars")
            .byDefault(50);
    private static final Key<Mode> MODE = Key.choice(
                    "mode", Mode.class, "Flat or short while the fast average is below the slow one")
            .byDefault(Mode.LONG_FLAT);
    private static final Key<Double> FRACTION = Key.decimal(
                    "fraction", 0, 1, "The part of equity that it holds, above 0; what its own costs take is kept back")
            .unit("parts of equity")
            .byDefault(0.95);

    /** For {@link java.util.ServiceLoader}. */
    public MovingAverageCrossProvider() {}

    @Override
    public String name() {
        return "ma-cross";
    }

    @Override
    public String description() {
        return "Long while the fast moving average is above the slow one, else flat or short";
    }

    @Override
    public Keys keys() {
        return Keys.of(AVERAGE, FAST_BARS, SLOW_BARS, MODE, FRACTION);
    }

    @Override
    public Strategy create(StrategySetup setup) {
        Settings settings = setup.settings();
        int fastBars = settings.get(FAST_BARS);
        int slowBars = settings.get(SLOW_BARS);
        Average average = settings.get(AVERAGE);
        Mode mode = settings.get(MODE);
        double fraction = settings.get(FRACTION);
        if (fastBars >= slowBars) {
            throw settings.invalid(FAST_BARS, "must be below slow-bars (" + slowBars + "), but is " + fastBars);
        }
        if (fraction == 0) {
            throw settings.invalid(FRACTION, "must be above 0 and at most 1, but is 0");
        }
        if (average == Average.EMA && fastBars < 2) {
            throw settings.invalid(FAST_BARS, "must be at least 2 for average: ema, but is " + fastBars);
        }
        return new MovingAverageCross(setup.interval(), average, fastBars, slowBars, mode, fraction);
    }
}
