package io.hindcast.engine.drift;

import java.util.Arrays;

/**
 * How the values of a feature were spread in training: ten bins between its deciles. Equal values fall into one bin, so
 * bins may be empty; and so do the values of a cluster ({@link Clusters}), as returns in whole ticks are.
 *
 * @param edges {@code [9]}: bin {@code k} holds values above {@code edges[k - 1]} and up to {@code edges[k]}
 * @param fractions {@code [10]}: of the training rows that fall into each bin
 */
public record FeatureBins(double[] edges, double[] fractions) {
    /** Bins of a feature. */
    public static final int COUNT = 10;

    /** What an empty bin counts as, so that its logarithm is finite: a row in ten thousand. */
    public static final double FLOOR = 1e-4;

    /**
     * Takes the deciles of the first rows: the smallest value that at least {@code k} tenths of the rows don't exceed. One
     * that lies within a cluster gives way to the middle of the gap beside it.
     *
     * @param rows {@code [rows][features]}, finite
     * @param to rows {@code [0, to)} are looked at; at least 1
     */
    public static FeatureBins fit(double[][] rows, int to, int column) {
        double[] sorted = new double[to];
        for (int i = 0; i < to; i++) {
            sorted[i] = rows[i][column];
        }
        Arrays.sort(sorted);
        Clusters clusters = new Clusters(sorted);
        double[] edges = new double[COUNT - 1];
        for (int k = 1; k < COUNT; k++) {
            edges[k - 1] = clusters.edge(Math.toIntExact(((long) to * k + COUNT - 1) / COUNT - 1));
        }
        FeatureBins bins = new FeatureBins(edges, new double[COUNT]);
        for (double value : sorted) {
            bins.fractions[bins.bin(value)]++;
        }
        for (int k = 0; k < COUNT; k++) {
            bins.fractions[k] /= to;
        }
        return bins;
    }

    @Override
    public String toString() {
        return "FeatureBins[edges=" + Arrays.toString(edges) + ", fractions=" + Arrays.toString(fractions) + "]";
    }

    /** The bin of a value. */
    public int bin(double value) {
        int k = 0;
        while (k < edges.length && value > edges[k]) {
            k++;
        }
        return k;
    }

    /**
     * The population stability index of other values against those of training: {@code sum((a - e) ln(a / e))} over the
     * bins, with {@code e} the fraction of training rows and {@code a} that of the others, each at least {@link #FLOOR}
     * (Siddiqi, Credit Risk Scorecards, 2006; the symmetric divergence of Jeffreys, 1946). 0 for equal distributions;
     * beyond 0.25 is commonly read as a shift.
     *
     * @param counts {@code [10]}: how many of the others fall into each bin
     * @param total their sum; at least 1
     */
    public double stabilityIndex(int[] counts, int total) {
        double sum = 0;
        for (int k = 0; k < COUNT; k++) {
            double expected = Math.max(FLOOR, fractions[k]);
            double actual = Math.max(FLOOR, (double) counts[k] / total);
            sum += (actual - expected) * Math.log(actual / expected);
        }
        return sum;
    }
}
