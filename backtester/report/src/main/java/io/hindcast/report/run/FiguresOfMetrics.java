package io.hindcast.report.run;

import io.hindcast.metric.MetricUnit;
import io.hindcast.report.page.FigureFormat;

/** How metrics that a config asks for are shown. */
public final class FiguresOfMetrics {
    private FiguresOfMetrics() {}

    /** A metric as people read it. */
    public static Figure of(String key, String label, MetricUnit unit, String meaning) {
        String sentence = meaning.isEmpty() || meaning.endsWith(".") ? meaning : meaning + ".";
        return new Figure(key, label, format(unit), sentence);
    }

    private static FigureFormat format(MetricUnit unit) {
        return switch (unit) {
            case NUMBER -> FigureFormat.COEFFICIENT;
            case FRACTION -> FigureFormat.PERCENT;
            case RETURN -> FigureFormat.BASIS_POINTS;
            case MONEY -> FigureFormat.MONEY;
            case COUNT -> FigureFormat.MEAN_COUNT;
        };
    }
}
