package io.hindcast.statistics.returns;

import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * How probable it is that the Sharpe ratio lies above a benchmark, and how long a record that takes (Bailey and López de Prado,
 * The Sharpe Ratio Efficient Frontier, 2012). Sharpe ratios are those of a bar.
 */
public final class ProbabilisticSharpe {
    private static final NormalDistribution NORMAL = new NormalDistribution();

    private ProbabilisticSharpe() {}

    /**
     * The probability {@code Φ((s - benchmark) sqrt(n - 1) / sqrt(1 - skewness s + (kurtosis - 1) / 4 s^2))}.
     *
     * @param benchmark Sharpe ratio of a bar
     * @return NaN where the Sharpe ratio is undefined
     */
    public static double of(ReturnMoments moments, double benchmark) {
        double deviation = Math.sqrt(moments.sharpeVariance() / (moments.count() - 1));
        double z = (moments.sharpe() - benchmark) / deviation;
        return Double.isNaN(z) ? Double.NaN : NORMAL.cumulativeProbability(z);
    }

    /**
     * The minimum track record length: how many bars with these moments it takes until the probability reaches {@code
     * confidence}.
     *
     * @param benchmark Sharpe ratio of a bar
     * @param confidence such as 0.95
     * @return bars; NaN where the Sharpe ratio does not lie above the benchmark, so that no length is enough
     * @throws IllegalArgumentException if the confidence is not between 0 and 1
     */
    public static double minimumTrackRecord(ReturnMoments moments, double benchmark, double confidence) {
        double z = NORMAL.inverseCumulativeProbability(Interval.requireLevel(confidence));
        double above = moments.sharpe() - benchmark;
        return above > 0 ? 1 + moments.sharpeVariance() * (z / above) * (z / above) : Double.NaN;
    }
}
