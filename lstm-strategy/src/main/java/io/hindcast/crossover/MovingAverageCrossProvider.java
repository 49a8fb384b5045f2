package io.hindcast.crossover;

import io.hindcast.settings.Settings;
import io.hindcast.strategy.Strategy;
import io.hindcast.strategy.StrategyProvider;
import io.hindcast.strategy.StrategySetup;

/** Makes {@link MovingAverageCross} from a config. */
public final class MovingAverageCrossProvider implements StrategyProvider {
    private static final int MOST_BARS = 5_000;

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
    public Strategy create(StrategySetup setup) {
        Settings settings = setup.settings();
        int fastBars = settings.integer("fast-bars", 20, 1, MOST_BARS);
        int slowBars = settings.integer("slow-bars", 50, 2, MOST_BARS);
        Average average = settings.choice("average", Average.SMA);
        Mode mode = settings.choice("mode", Mode.LONG_FLAT);
        double fraction = settings.decimal("fraction", 0.95, 0, 1);
        if (fastBars >= slowBars) {
            throw settings.invalid("fast-bars", "must be below slow-bars (" + slowBars + "), but is " + fastBars);
        }
        if (fraction == 0) {
            throw settings.invalid("fraction", "must be above 0 and at most 1, but is 0");
        }
        if (average == Average.EMA && fastBars < 2) {
            throw settings.invalid("fast-bars", "must be at least 2 for average: ema, but is " + fastBars);
        }
        return new MovingAverageCross(setup.interval(), average, fastBars, slowBars, mode, fraction);
    }
}
