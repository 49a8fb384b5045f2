package io.hindcast.metric;

import io.hindcast.plugin.PartProvider;

/** Makes a metric, named in the list {@code metrics} of a config. Found by {@link java.util.ServiceLoader}. */
public interface MetricProvider extends PartProvider<Metric> {
    /** As tables call it, for example {@code Ulcer index}. */
    String label();

    /** How people read it. */
    default MetricUnit unit() {
        return MetricUnit.NUMBER;
    }
}
