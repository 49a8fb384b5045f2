package io.hindcast.runs.compare;

import io.hindcast.forecast.ForecastTarget;
import io.hindcast.report.summary.EvaluationSection;
import io.hindcast.report.summary.MetricFigure;
import io.hindcast.report.summary.Summary;
import java.util.List;
import java.util.Optional;

/**
 * What came of a job.
 *
 * @param summary what its run's {@code summary.json} says; empty when it has failed
 * @param error why it has failed; empty when it has not
 */
record JobOutcome(ComparedRun job, Optional<Summary> summary, Optional<String> error) {
    static JobOutcome done(ComparedRun job, Summary summary) {
        return new JobOutcome(job, Optional.of(summary), Optional.empty());
    }

    static JobOutcome failed(ComparedRun job, String error) {
        return new JobOutcome(job, Optional.empty(), Optional.of(error));
    }

    boolean failed() {
        return summary.isEmpty();
    }

    /** True when the run has traded, so that it has a report. */
    boolean traded() {
        return summary.flatMap(Summary::traded).isPresent();
    }

    /** NaN where it is undefined. */
    double figure(ComparedFigure figure) {
        return summary.map(figure::ofModel).orElse(Double.NaN);
    }

    /** Skill of the forecasts of each fold against persistence, of what the model forecasts; none where there is one fold. */
    double[] skillOfFolds() {
        boolean price = summary.flatMap(Summary::forecast)
                .filter(forecast -> forecast.target() == ForecastTarget.CLOSE)
                .isPresent();
        return summary.flatMap(Summary::evaluation).map(EvaluationSection::folds).orElse(List.of()).stream()
                .mapToDouble(fold -> price ? fold.skillPrice() : fold.skillReturn())
                .toArray();
    }

    /** What the config asks for beside the usual figures. */
    List<MetricFigure> metrics() {
        return summary.flatMap(Summary::metrics).orElse(List.of());
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
