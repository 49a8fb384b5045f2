package io.hindcast.runs.folder;

import io.hindcast.engine.metrics.NamedMetric;
import io.hindcast.engine.plugin.CallWatch;
import io.hindcast.engine.plugin.ContainedMetric;
import io.hindcast.metric.ForecastOutcome;
import io.hindcast.report.summary.MetricFigure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The metrics that one run's config names, while it goes on. */
final class RunMetrics {
    private final Map<NamedMetric, ContainedMetric> metrics = new LinkedHashMap<>();

    RunMetrics(List<NamedMetric> named) {
        named.forEach(each -> metrics.put(each, each.create().get()));
    }

    List<ContainedMetric> all() {
        return List.copyOf(metrics.values());
    }

    void forecast(double close, double forecast, double actual) {
        if (!metrics.isEmpty()) {
            ForecastOutcome outcome = new ForecastOutcome(close, forecast, actual);
            metrics.values().forEach(metric -> metric.onForecast(outcome));
        }
    }

    List<CallWatch> watches() {
        return metrics.values().stream().map(ContainedMetric::watch).toList();
    }

    /** Empty where the config names none. */
    Optional<List<MetricFigure>> figures() {
        return metrics.isEmpty()
                ? Optional.empty()
                : Optional.of(metrics.entrySet().stream()
                        .map(each -> new MetricFigure(
                                each.getKey().name(),
                                each.getKey().label(),
                                each.getKey().unit(),
                                each.getKey().meaning(),
                                each.getValue().value()))
                        .toList());
    }
}
