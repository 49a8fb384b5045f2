package io.hindcast.engine.sizing;

import io.hindcast.market.Bar;
import io.hindcast.market.Interval;
import io.hindcast.plugin.PartSetup;
import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
import io.hindcast.settings.Settings;
import io.hindcast.sizing.PositionSizer;
import io.hindcast.sizing.PositionSizerProvider;
import io.hindcast.sizing.SizingContext;

/**
 * A position of a stated volatility: {@code target * min(most, volatility / realised) * equity / (price * multiplier)}, where the realised
 * volatility is the standard deviation (n - 1) of the last bars' log returns, times the square root of the bars a year. Before
 * there are as many returns, and while they don't move, nothing is held.
 */
final class VolatilityTarget implements PositionSizer {
    private final double volatility;
    private final double most;
    private final double barsPerYear;
    private final double[] returns;
    private double lastClose = Double.NaN;
    private long seen;

    /**
     * @param volatility a year, as a fraction of equity
     * @param bars how many of the last returns are looked at; at least 2
     * @param most largest multiple of the target
     * @param barsPerYear how many bars a year has
     */
    VolatilityTarget(double volatility, int bars, double most, double barsPerYear) {
        this.volatility = volatility;
        this.most = most;
        this.barsPerYear = barsPerYear;
        returns = new double[bars];
    }

    @Override
    public void onBar(Bar bar) {
        if (!Double.isNaN(lastClose)) {
            returns[(int) (seen % returns.length)] = Math.log(bar.close() / lastClose);
            seen++;
        }
        lastClose = bar.close();
    }

    @Override
    public double units(SizingContext context) {
        double realised = realised();
        double weight = realised > 0 ? Math.min(most, volatility / realised) : 0;
        return context.target().fraction() * weight * context.equity() / context.unitValue();
    }

    private double realised() {
        if (seen < returns.length) {
            return 0;
        }
        double mean = 0;
        for (double each : returns) {
            mean += each / returns.length;
        }
        double squares = 0;
        for (double each : returns) {
            squares += (each - mean) * (each - mean);
        }
        return Math.sqrt(squares / (returns.length - 1) * barsPerYear);
    }

    /** Named {@code volatility-target}. */
    public static final class Provider implements PositionSizerProvider {
        private static final double TRADING_DAYS = 252;
        private static final Key<Double> VOLATILITY = Key.decimal(
                        "volatility", 1e-6, 100, "What a target of 1 has in a year")
                .unit("parts of equity")
                .byDefault(0.15);
        private static final Key<Integer> BARS = Key.integer(
                        "bars", 2, 100_000, "How many of the last returns are looked at")
                .unit("bars")
                .byDefault(60);
        private static final Key<Double> MOST = Key.decimal(
                        "most", 0, 100, "The largest multiple of the target that is held")
                .byDefault(1.0);
        private static final Key<Double> BARS_PER_YEAR = Key.decimal(
                        "bars-per-year", 1, 1e9, "How many bars a year has; needed for other than daily bars")
                .unit("bars")
                .byDefault(TRADING_DAYS);

        @Override
        public String name() {
            return "volatility-target";
        }

        @Override
        public String description() {
            return "As much as has a stated volatility a year, by that of the last bars";
        }

        @Override
        public Keys keys() {
            return Keys.of(VOLATILITY, BARS, MOST, BARS_PER_YEAR);
        }

        @Override
        public PositionSizer create(PartSetup setup) {
            Settings settings = setup.settings();
            if (!settings.has(BARS_PER_YEAR) && !setup.interval().equals(Interval.parse("1d"))) {
                throw settings.invalid(
                        BARS_PER_YEAR,
                        "is missing; expected how many bars of " + setup.interval()
                                + " a year has (it is 252 by default for daily bars alone)");
            }
            return new VolatilityTarget(
                    settings.get(VOLATILITY), settings.get(BARS), settings.get(MOST), settings.get(BARS_PER_YEAR));
        }
    }
}
