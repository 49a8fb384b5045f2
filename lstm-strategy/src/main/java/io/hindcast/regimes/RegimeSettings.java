package io.hindcast.regimes;

import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
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
    private static final int MOST_BARS = 100_000;
    private static final Key<Integer> SHORTEST = Key.integer(
                    "shortest-bars", 3, MOST_BARS, "Shortest horizon of the trend scanning")
            .unit("bars")
            .byDefault(10);
    private static final Key<Integer> LONGEST = Key.integer(
                    "longest-bars", 3, MOST_BARS, "Longest horizon; at least the shortest")
            .unit("bars")
            .usually("40, or the shortest where that is longer");
    private static final Key<Integer> STEP = Key.integer("step-bars", 1, MOST_BARS, "From one horizon to the next")
            .unit("bars")
            .byDefault(5);
    private static final Key<Double> T_VALUE = Key.decimal(
                    "t-value", 0, 1e6, "From this |t| on it is a trend, below it a range")
            .byDefault(6.0);
    private static final Key<Integer> VOLATILITY_BARS = Key.integer(
                    "bars", 1, MOST_BARS + 1, "Bars of the centred window in which volatility is measured; odd")
            .unit("bars")
            .byDefault(21);
    private static final Key<Double> QUANTILE = Key.decimal(
                    "quantile",
                    0.01,
                    1,
                    "Above this quantile of the training bars volatility is high, trend or not; 1 turns high volatility off")
            .byDefault(0.9);
    private static final Key<Integer> WINDOW =
            Key.integer("window", 4, 10_000, "Bars of a sequence").unit("bars").byDefault(64);
    private static final Key<Integer> HIDDEN = Key.integer("hidden", 1, 2_048, "Units in each direction")
            .unit("units")
            .byDefault(16);
    private static final Key<Integer> EPOCHS = Key.integer("epochs", 1, 100_000, "Passes over the training bars")
            .unit("epochs")
            .byDefault(30);
    private static final Key<Integer> BATCH = Key.integer("batch", 1, 65_536, "Sequences of a minibatch")
            .unit("sequences")
            .byDefault(64);
    private static final Key<Double> LEARNING_RATE =
            Key.decimal("learning-rate", 1e-9, 1, "Adam's").byDefault(0.01);

    /** What the section may hold beside the keys that all labelers have. */
    static final Keys KEYS = Keys.of(
            Keys.section("names", "What the regimes are called", RegimeNames.KEYS),
            Keys.section("trend", "When it is a trend", Keys.of(SHORTEST, LONGEST, STEP, T_VALUE)),
            Keys.section("volatility", "When volatility is high", Keys.of(VOLATILITY_BARS, QUANTILE)),
            WINDOW,
            HIDDEN,
            EPOCHS,
            BATCH,
            LEARNING_RATE);

    /**
     * Reads the section.
     *
     * @throws io.hindcast.settings.InvalidInputException when a value is of the wrong type or out of range
     */
    static RegimeSettings read(Settings regimes) {
        Settings trend = regimes.section("trend");
        int shortest = trend.get(SHORTEST);
        int longest = trend.get(LONGEST.atLeast(shortest).byDefault(Math.max(40, shortest)));
        int step = trend.get(STEP);
        Settings volatility = regimes.section("volatility");
        int around = volatility.get(VOLATILITY_BARS);
        if (around % 2 == 0) {
            throw volatility.invalid(
                    VOLATILITY_BARS, "must be odd, so that the window has a bar in its middle, but is " + around);
        }
        return new RegimeSettings(
                new RegimeNames(regimes.section("names")),
                new TrendScanning(shortest, longest, step),
                trend.get(T_VALUE),
                new RealisedVolatility(around),
                volatility.get(QUANTILE),
                regimes.get(WINDOW),
                regimes.get(HIDDEN),
                regimes.get(EPOCHS),
                regimes.get(BATCH),
                regimes.get(LEARNING_RATE));
    }

    /** Bars before or behind a bar that its teaching label reads. */
    int reachBars() {
        return Math.max(trend.reachBars(), volatility.reachBars());
    }
}
