package io.hindcast.runs.trials;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hindcast.engine.metrics.Moments;
import io.hindcast.engine.metrics.PerformanceAccumulator;

/**
 * What a Sharpe ratio is judged by. Undefined figures are NaN, and {@code null} in the ledger.
 *
 * @param observations returns
 * @param sharpe mean / standard deviation (n - 1) of one return, not annualised; undefined without variance
 * @param skewness third central moment / variance^1.5, n in all denominators
 * @param kurtosis fourth central moment / variance^2, n in all denominators: 3 for a normal distribution
 */
public record ReturnMoments(long observations, double sharpe, double skewness, double kurtosis) {
    static ReturnMoments of(Moments moments) {
        double deviation = moments.standardDeviation();
        boolean varies = deviation >= PerformanceAccumulator.NO_DEVIATION;
        return new ReturnMoments(
                moments.count(),
                varies ? moments.mean() / deviation : Double.NaN,
                varies ? moments.skewness() : Double.NaN,
                varies ? moments.kurtosis() : Double.NaN);
    }

    void write(ObjectNode node) {
        node.put("observations", observations);
        put(node, "sharpe", sharpe);
        put(node, "skewness", skewness);
        put(node, "kurtosis", kurtosis);
    }

    private static void put(ObjectNode node, String key, double value) {
        if (Double.isFinite(value)) {
            node.put(key, value);
        } else {
            node.putNull(key);
        }
    }

    static ReturnMoments read(JsonNode node) {
        return new ReturnMoments(
                node.path("observations").asLong(),
                node.path("sharpe").asDouble(Double.NaN),
                node.path("skewness").asDouble(Double.NaN),
                node.path("kurtosis").asDouble(Double.NaN));
    }
}
