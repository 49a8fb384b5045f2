package io.hindcast.runs.compare;

import io.hindcast.report.summary.MetricFigure;
import io.hindcast.report.summary.Summary;
import java.util.List;

/**
 * What came of a job.
 *
 * @param summaryOrNull what its run's {@code summary.json} says; null when it has failed
 * @param errorOrNull why it has failed; null when it has not
 */
record JobOutcome(Job job, Summary summaryOrNull, String errorOrNull) {
    boolean failed() {
        return summaryOrNull == null;
    }

    /** True when the run has traded, so that it has a report. */
    boolean traded() {
        return !failed() && summaryOrNull.traded().isPresent();
    }

    /** NaN where it is undefined. */
    double figure(ComparedFigure figure) {
        return failed() ? Double.NaN : figure.ofModel(summaryOrNull);
    }

    /** What the config asks for beside the usual figures. */
    List<MetricFigure> metrics() {
        return failed() ? List.of() : summaryOrNull.metrics().orElse(List.of());
    }

    /** One of these; NaN where it is undefined. */
    double metric(String name) {
        return metrics().stream()
                .filter(metric -> metric.name().equals(name))
                .mapToDouble(MetricFigure::value)
                .findFirst()
                .orElse(Double.NaN);
    }
}
