package io.hindcast.statistics.returns;

import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Samples of observations' places. The same rows serve every series of a comparison, so that what the series have in common
 * stays in common.
 */
public interface Resampling {
    /** How many observations a series has, and a row places. */
    int observations();

    /** How many rows there are. */
    int replications();

    /**
     * The places of a replication, each from 0 and below {@link #observations}. The same at each call and from any thread; the
     * array is the caller's.
     *
     * @param replication from 0, below {@link #replications}
     */
    int[] row(int replication);

    /**
     * A figure of each replication; computed in parallel, with the same bits whatever the threads.
     *
     * @param statistic of a row's places; must be pure
     * @return a figure a replication, in order
     */
    default double[] statistics(ToDoubleFunction<int[]> statistic) {
        return IntStream.range(0, replications())
                .parallel()
                .mapToDouble(replication -> statistic.applyAsDouble(row(replication)))
                .toArray();
    }

    /**
     * Means of several series on the same rows.
     *
     * @param series each with as many values as there are observations
     * @return {@code [series][replication]}
     * @throws IllegalArgumentException if a series has another length
     */
    default double[][] means(double[]... series) {
        for (double[] each : series) {
            if (each.length != observations()) {
                throw new IllegalArgumentException(
                        "rows are of " + observations() + " observations, but a series has " + each.length);
            }
        }
        double[][] means = new double[series.length][replications()];
        IntStream.range(0, replications()).parallel().forEach(replication -> {
            int[] row = row(replication);
            for (int i = 0; i < series.length; i++) {
                double sum = 0;
                for (int place : row) {
                    sum += series[i][place];
                }
                means[i][replication] = sum / row.length;
            }
        });
        return means;
    }
}
