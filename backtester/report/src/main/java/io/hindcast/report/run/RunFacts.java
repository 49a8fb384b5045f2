package io.hindcast.report.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.hindcast.report.page.FigureFormat;
import io.hindcast.report.page.TimeFormat;
import io.hindcast.report.page.TradingCosts;
import io.hindcast.report.summary.CausalitySection;
import io.hindcast.report.summary.EvaluationSection;
import io.hindcast.report.summary.ForecastFigures;
import io.hindcast.report.summary.RunSection;
import io.hindcast.report.summary.SegmentSpans;
import io.hindcast.report.summary.Summary;
import io.hindcast.report.summary.TrainingSection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was run, as names and values for people. */
final class RunFacts {
    private final Summary summary;
    private final TimeFormat times;
    private final Map<String, String> facts = new LinkedHashMap<>();

    private RunFacts(Summary summary, TimeFormat times) {
        this.summary = summary;
        this.times = times;
    }

    /** What a reader wants to know before the first figure. */
    static Map<String, String> of(Summary summary, TimeFormat times) {
        RunFacts facts = new RunFacts(summary, times);
        facts.add();
        return facts.facts;
    }

    private void add() {
        RunSection run = summary.run();
        facts.put(Traded.of(summary) == Traded.LIVE ? "Paper session" : "Run", run.id());
        facts.put(
                "Instrument",
                run.instrument() + ", " + run.interval() + " bars"
                        + run.zone().map(zone -> ", " + zone).orElse(""));
        if (run.bars().isPresent()) {
            facts.put(
                    "Data",
                    times.span(
                            run.bars().getAsLong(),
                            run.firstBar().orElse(null),
                            run.lastBar().orElse(null)));
        }
        SegmentSpans segments = summary.segments();
        boolean folded =
                summary.evaluation().filter(each -> !each.folds().isEmpty()).isPresent();
        if (folded) {
            facts.put("Training, validation", "each fold's own, in the table of folds");
        } else {
            span("Training", segments.train().orElse(null));
            span("Validation", segments.validation().orElse(null));
        }
        span("Test", segments.test().orElse(null));
        span("History", segments.history().orElse(null));
        span("Live", segments.live().orElse(null));
        facts.put("Strategy", run.strategy());
        facts.put("Model", run.model().orElse("none"));
        summary.training().ifPresent(training -> {
            origin(training);
            losses(training);
        });
        run.scaler().ifPresent(scaler -> facts.put("Scaler", scaler));
        run.plugins()
                .filter(names -> !names.isEmpty())
                .ifPresent(names -> facts.put("Plugins", String.join(", ", names)));
        summary.forecast().ifPresent(forecast -> facts.put("Forecast", forecast(forecast)));
        summary.causality().ifPresent(this::checked);
        facts.put("Costs", TradingCosts.of(summary.costs()));
        summary.evaluation().ifPresent(this::judged);
        facts.put("Seed", seed());
        facts.put(
                "Started",
                TimeFormat.started(run.started().orElse(null), run.finished().orElse(null)));
    }

    private void judged(EvaluationSection evaluation) {
        facts.put(
                "Evaluation",
                evaluation.kind()
                        + (evaluation.folds().isEmpty()
                                ? ""
                                : ", " + evaluation.folds().size() + " folds")
                        + evaluation
                                .seeds()
                                .map(seeds -> ", " + seeds.size() + " seeds")
                                .orElse("")
                        + evaluation
                                .paths()
                                .map(paths -> ", and paths in hindsight")
                                .orElse(""));
    }

    private String seed() {
        Optional<String> several = summary.evaluation()
                .flatMap(EvaluationSection::seeds)
                .map(seeds -> seeds.stream().map(EvaluationSection.Part::name).collect(Collectors.joining(", ")));
        return several.orElseGet(() -> summary.run().seed().isPresent()
                ? Long.toString(summary.run().seed().getAsLong())
                : FigureFormat.UNDEFINED);
    }

    /** Wall time of each phase but that of the report, which the run's own page can't know. */
    static Map<String, String> phases(Summary summary) {
        Map<String, String> phases = new LinkedHashMap<>();
        summary.phasesSeconds().forEach((phase, seconds) -> {
            if (!phase.equals("report")) {
                phases.put(phase, FigureFormat.RATIO.format(seconds) + " s");
            }
        });
        return phases;
    }

    /** Every scalar of the certificate by its path, without the hashes of the files, which are those of this page too. */
    static Map<String, String> certificate(JsonNode certificate) {
        Map<String, String> facts = new LinkedHashMap<>();
        flatten("", certificate, facts);
        facts.keySet().removeIf(path -> path.startsWith("files."));
        return facts;
    }

    private static void flatten(String path, JsonNode node, Map<String, String> facts) {
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> flatten(
                            path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), entry.getValue(), facts));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(path + "[" + i + "]", node.get(i), facts);
            }
        } else {
            facts.put(path, node.isNull() ? FigureFormat.UNDEFINED : node.asText());
        }
    }

    private void span(String name, SegmentSpans.@Nullable Span segment) {
        if (segment != null) {
            facts.put(name, times.span(segment));
        }
    }

    private void origin(TrainingSection training) {
        training.lastBar()
                .ifPresent(last -> facts.put(
                        "Trained",
                        "on bars up to " + times.format(last) + ", "
                                + training.data().orElse("")));
    }

    private void losses(TrainingSection training) {
        double best = training.bestValidationLoss().orElse(Double.NaN);
        double constant = training.constantValidationLoss().orElse(Double.NaN);
        if (!Double.isNaN(best)) {
            facts.put(
                    "Validation loss",
                    FigureFormat.COEFFICIENT.format(best)
                            + (Double.isNaN(constant)
                                    ? ""
                                    : "; of a constant, the mean of the training segment, "
                                            + FigureFormat.COEFFICIENT.format(constant)));
        }
    }

    private void checked(CausalitySection checks) {
        facts.put(
                "Checked",
                FigureFormat.COUNT.format((double) checks.windowsAskedAgain()) + " of "
                        + FigureFormat.COUNT.format((double) checks.windows())
                        + " windows gave the same forecast when each was asked for alone"
                        + (checks.rowsCompared() > 0
                                ? "; " + FigureFormat.COUNT.format((double) checks.rowsCompared())
                                        + " rows of features are those of the training"
                                : ""));
        if (!checks.featuresOutsideBars().isEmpty()) {
            facts.put("Features from outside the bars", String.join(", ", checks.featuresOutsideBars()));
        }
    }

    private String forecast(ForecastFigures forecast) {
        return forecast.target().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ", "
                + FigureFormat.BARS.format(forecast.horizonBars()) + " ahead; judged on "
                + FigureFormat.COUNT.format((double) forecast.count()) + " forecasts of "
                + Traded.of(summary).withArticle();
    }
}
