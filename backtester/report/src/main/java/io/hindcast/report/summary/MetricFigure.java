package io.hindcast.report.summary;

import io.hindcast.metric.MetricUnit;

/**
 * A figure that the config asked for beside the usual ones: an entry of the section {@code metrics}.
 *
 * @param name of what computes it, as it stands in the config
 * @param label as tables call it
 * @param unit how people read it
 * @param meaning a line
 * @param value NaN where it is undefined
 */
public record MetricFigure(String name, String label, MetricUnit unit, String meaning, double value) {}
