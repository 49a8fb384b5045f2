package io.hindcast.regimes;

import io.hindcast.settings.Settings;

/**
 * The {@code regimes} section, as far as it is the labeler's.
 *
 * @param names of the regimes
 * @param trend finds the trend that begins with a bar
 * @param trendValue from this |t-value| on it is a trend, below it a range
 * @param volatility measures the volatility around a bar
 * @param quantile bars above this quantile of the training bars' volatility are of high volatility, trend or not; 1 for
 *     none
 * @param windowBars time steps of a sequence
 * @param hidden units of the LSTM in each direction of time
 * @param epochs passes over the training bars
 * @param batch sequences of a minibatch
 * @param learningRate Adam's
 */
record RegimeSettings(
        RegimeNames names,
        TrendScanning trend,
        double trendValue,
        RealisedVolatility volatility,
        double quantile,
        int windowBars,
        int hidden,
        int epochs,
        int batch,
        double learningRate) {
    /**
     * Reads the section.
     *
     * @throws io.hindcast.settings.InvalidInputException when a value is of the wrong type or out of range
     */
    static RegimeSettings read(Settings regimes) {
        Settings trend = regimes.section("trend");
        int shortest = trend.integer("shortest-bars", 10, 3, 100_000);
        int longest = trend.integer("longest-bars", Math.max(40, shortest), shortest, 100_000);
        int step = trend.integer("step-bars", 5, 1, 100_000);
        Settings volatility = regimes.section("volatility");
        int around = volatility.integer("bars", 21, 1, 100_001);
        if (around % 2 == 0) {
            throw volatility.invalid(
                    "bars", "must be odd, so that the window has a bar in its middle, but is " + around);
        }
        return new RegimeSettings(
                new RegimeNames(regimes.section("names")),
                new TrendScanning(shortest, longest, step),
                trend.decimal("t-value", 6, 0, 1e6),
                new RealisedVolatility(around),
                volatility.decimal("quantile", 0.9, 0.01, 1),
                regimes.integer("window", 64, 4, 10_000),
                regimes.integer("hidden", 16, 1, 2_048),
                regimes.integer("epochs", 30, 1, 100_000),
                regimes.integer("batch", 64, 1, 65_536),
                regimes.decimal("learning-rate", 0.01, 1e-9, 1));
    }

    /** Bars before or behind a bar that its teaching label reads. */
    int reachBars() {
        return Math.max(trend.reachBars(), volatility.reachBars());
    }
}
