package io.hindcast.engine.sizing;

import io.hindcast.market.Bar;
import io.hindcast.plugin.PartSetup;
import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
import io.hindcast.settings.Settings;
import io.hindcast.sizing.PositionSizer;
import io.hindcast.sizing.PositionSizerProvider;
import io.hindcast.sizing.SizingContext;

/**
 * A position that loses a stated fraction of equity when the price moves by so many average true ranges: {@code target *
 * risk * equity / (multiple * ATR * multiplier)}. The average is Wilder's (New Concepts in Technical Trading Systems, 1978): the mean of
 * the first true ranges, and from there on {@code ATR + (range - ATR) / bars}. Before there are as many ranges, and while
 * they are 0, nothing is held.
 */
final class AverageTrueRange implements PositionSizer {
    private final double risk;
    private final int bars;
    private final double multiple;
    private double lastClose = Double.NaN;
    private double average;
    private long seen;

    /**
     * @param risk fraction of equity
     * @param bars of the average
     * @param multiple of the average true range that the price moves by
     */
    AverageTrueRange(double risk, int bars, double multiple) {
        this.risk = risk;
        this.bars = bars;
        this.multiple = multiple;
    }

    @Override
    public void onBar(Bar bar) {
        if (!Double.isNaN(lastClose)) {
            double range = Math.max(bar.high(), lastClose) - Math.min(bar.low(), lastClose);
            seen++;
            // Up to as many ranges as bars this is their mean.
            average += (range - average) / Math.min(seen, bars);
        }
        lastClose = bar.close();
    }

    @Override
    public double units(SizingContext context) {
        if (seen < bars || average <= 0) {
            return 0;
        }
        double money = context.target().fraction() * risk * context.equity();
        return money / (multiple * average * context.instrument().pointValue());
    }

    /** Named {@code atr}. */
    public static final class Provider implements PositionSizerProvider {
        private static final Key<Double> RISK = Key.decimal(
                        "risk", 1e-6, 1, "What a target of 1 loses when the price moves against it")
                .unit("parts of equity")
                .byDefault(0.01);
        private static final Key<Integer> BARS = Key.integer(
                        "bars", 1, 100_000, "How many true ranges the average is of")
                .unit("bars")
                .byDefault(14);
        private static final Key<Double> MULTIPLE = Key.decimal(
                        "multiple", 1e-3, 1_000, "How many average true ranges the price moves by")
                .byDefault(2.0);

        @Override
        public String name() {
            return "atr";
        }

        @Override
        public String description() {
            return "As much as loses a stated fraction of equity when the price moves by some average true ranges";
        }

        @Override
        public Keys keys() {
            return Keys.of(RISK, BARS, MULTIPLE);
        }

        @Override
        public PositionSizer create(PartSetup setup) {
            Settings settings = setup.settings();
            return new AverageTrueRange(settings.get(RISK), settings.get(BARS), settings.get(MULTIPLE));
        }
    }
}
