package io.hindcast.paper.view;

import org.HdrHistogram.Histogram;

/**
 * How long it took from the storing of a live bar by its feed to its journalled decision.
 *
 * @param count bars that were measured
 * @param p50Seconds the median; 0 when nothing was measured
 * @param p99Seconds the 99th percentile
 * @param maxSeconds the longest
 * @param sumSeconds of all
 */
public record DecisionLatency(long count, double p50Seconds, double p99Seconds, double maxSeconds, double sumSeconds) {
    /** Nothing measured yet. */
    public static final DecisionLatency NONE = new DecisionLatency(0, 0, 0, 0, 0);

    /**
     * What a histogram holds by now.
     *
     * @param nanos may be written by another thread only when it is synchronized
     */
    public static DecisionLatency of(Histogram nanos) {
        long count = nanos.getTotalCount();
        return count == 0
                ? NONE
                : new DecisionLatency(
                        count,
                        nanos.getValueAtPercentile(50) / 1e9,
                        nanos.getValueAtPercentile(99) / 1e9,
                        nanos.getMaxValue() / 1e9,
                        nanos.getMean() * count / 1e9);
    }
}
