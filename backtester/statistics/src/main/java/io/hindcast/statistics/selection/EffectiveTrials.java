package io.hindcast.statistics.selection;

import io.hindcast.statistics.series.Sample;
import java.util.Arrays;

/**
 * How many independent trials there were among many that resemble each other: the number of clusters of their return series, by
 * average linkage (Sokal and Michener, A Statistical Method for Evaluating Systematic Relationships, 1958) on the distance
 * {@code sqrt((1 - correlation) / 2)} (López de Prado and Lewis, Detection of False Investment Strategies Using Unsupervised
 * Learning Methods, 2019, where k-means does the clustering), cut at {@link #CUT}. Nothing is drawn: the same series give the
 * same clusters. Time grows with trials^2 times observations.
 *
 * @param trials how many series
 * @param effective how many clusters: 1 where all series are the same, all of them where none resembles another
 * @param cluster of each series, numbered from 0 in the order of their first members
 */
public record EffectiveTrials(int trials, int effective, int[] cluster) {
    /** Clusters join up to this mean distance: that of series with a correlation of 0.5. */
    public static final double CUT = 0.5;

    /**
     * Of return series over the same bars.
     *
     * @param returns {@code [trial][bar]}
     * @throws IllegalArgumentException if there is none, lengths differ or a value is not finite
     */
    public static EffectiveTrials of(double[][] returns) {
        Sample.alike(returns);
        double[][] standardised =
                Arrays.stream(returns).map(EffectiveTrials::standardised).toArray(double[][]::new);
        double[][] correlations = new double[returns.length][returns.length];
        for (int i = 0; i < returns.length; i++) {
            for (int j = 0; j < i; j++) {
                double correlation =
                        Arrays.equals(returns[i], returns[j]) ? 1 : product(standardised[i], standardised[j]);
                correlations[i][j] = correlation;
                correlations[j][i] = correlation;
            }
        }
        return ofCorrelations(correlations);
    }

    /**
     * Of correlations that were found elsewhere, such as over bars that not all series share.
     *
     * @param correlations {@code [trial][trial]}, the same both ways; NaN where two have nothing in common, which counts as 0
     * @throws IllegalArgumentException if it is not square or empty
     */
    public static EffectiveTrials ofCorrelations(double[][] correlations) {
        int count = correlations.length;
        double[][] distances = new double[count][];
        for (int i = 0; i < count; i++) {
            if (correlations[i].length != count) {
                throw new IllegalArgumentException("correlations must be square, but row " + i + " has "
                        + correlations[i].length + " of " + count);
            }
            distances[i] = Arrays.stream(correlations[i])
                    .map(each -> Math.sqrt(Math.max(0, 1 - (Double.isNaN(each) ? 0 : each)) / 2))
                    .toArray();
        }
        if (count == 0) {
            throw new IllegalArgumentException("there must be a trial");
        }
        int[] cluster = AverageLinkage.clusters(distances, CUT);
        return new EffectiveTrials(count, Arrays.stream(cluster).max().orElseThrow() + 1, cluster);
    }

    /** With length 1; all 0 where returns are constant, so that they resemble nothing. */
    private static double[] standardised(double[] returns) {
        if (Sample.constant(returns)) {
            return new double[returns.length];
        }
        double[] centred = Sample.centred(returns);
        double length = Math.sqrt(product(centred, centred));
        return Arrays.stream(centred).map(each -> each / length).toArray();
    }

    private static double product(double[] some, double[] others) {
        double sum = 0;
        for (int t = 0; t < some.length; t++) {
            sum += some[t] * others[t];
        }
        return sum;
    }
}
