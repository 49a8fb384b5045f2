package io.hindcast.ridge;

import io.hindcast.forecast.ForecastTarget;
import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
import io.hindcast.settings.Settings;

/**
 * The {@code model} section of a ridge regression.
 *
 * @param target what is forecast
 * @param horizonBars how many bars ahead
 */
record RidgeSettings(ForecastTarget target, int horizonBars) {
    private static final Key<ForecastTarget> TARGET = Key.choice(
                    "target", ForecastTarget.class, "What is forecast: the log return over the horizon, or the close")
            .byDefault(ForecastTarget.LOG_RETURN);
    private static final Key<Integer> HORIZON =
            Key.integer("horizon", 1, 1_000, "How many bars ahead").unit("bars").byDefault(1);

    /** What the section may hold beside {@code name}. */
    static final Keys KEYS = Keys.of(TARGET, HORIZON);

    /**
     * Reads the section.
     *
     * @throws io.hindcast.settings.InvalidInputException when a value is of the wrong type or out of range
     */
    static RidgeSettings read(Settings model) {
        return new RidgeSettings(model.get(TARGET), model.get(HORIZON));
    }

    /** The label of a decision row. */
    double label(double[] close, int row) {
        return target.value(close[row], close[row + horizonBars]);
    }
}
