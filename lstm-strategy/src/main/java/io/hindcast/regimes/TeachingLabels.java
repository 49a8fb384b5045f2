package io.hindcast.regimes;

import io.hindcast.regime.RegimeHistory;
import io.hindcast.regime.RegimeLabels;
import java.util.Arrays;
import org.hipparchus.stat.descriptive.rank.Percentile;

/**
 * What hindsight says of each bar, to teach and to judge the labeler: high volatility where the volatility around the bar is
 * above its limit; elsewhere the trend that begins with the bar, or a range where no trend is strong.
 */
final class TeachingLabels {
    private final RegimeSettings settings;

    TeachingLabels(RegimeSettings settings) {
        this.settings = settings;
    }

    /**
     * Labels all bars.
     *
     * @return {@code [bars]} regimes; {@link RegimeLabels#NONE} where trend or volatility would have to look further
     */
    int[] of(RegimeHistory history) {
        double[] trend = settings.trend().tValues(history.close());
        double[] volatility = settings.volatility().around(history.close());
        double limit = limit(volatility, history);
        int[] taught = new int[history.bars()];
        for (int bar = 0; bar < taught.length; bar++) {
            taught[bar] = Double.isNaN(trend[bar]) || Double.isNaN(volatility[bar])
                    ? RegimeLabels.NONE
                    : settings.names().regime(kind(trend[bar], volatility[bar], limit));
        }
        return taught;
    }

    private RegimeKind kind(double trend, double volatility, double limit) {
        if (volatility > limit) {
            return RegimeKind.HIGH_VOLATILITY;
        }
        if (Math.abs(trend) < settings.trendValue() || trend == 0) {
            return RegimeKind.RANGE;
        }
        return trend > 0 ? RegimeKind.TREND_UP : RegimeKind.TREND_DOWN;
    }

    /** The quantile over the training bars alone. */
    private double limit(double[] volatility, RegimeHistory history) {
        double[] known = Arrays.stream(volatility, history.firstRow(), history.trainTo())
                .filter(value -> !Double.isNaN(value))
                .toArray();
        return settings.quantile() == 1 || known.length == 0
                ? Double.POSITIVE_INFINITY
                : new Percentile(100 * settings.quantile()).evaluate(known);
    }
}
