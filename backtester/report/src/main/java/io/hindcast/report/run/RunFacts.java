package io.hindcast.report.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.hindcast.report.page.FigureFormat;
import io.hindcast.report.page.TimeFormat;
import io.hindcast.report.page.TradingCosts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

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
        RunFacts run = new RunFacts(summary, times);
        run.facts.put(Traded.of(summary) == Traded.LIVE ? "Paper session" : "Run", summary.text("run.id"));
        run.facts.put(
                "Instrument",
                summary.text("run.instrument") + ", " + summary.text("run.interval") + " bars"
                        + summary.optionalText("run.zone")
                                .map(zone -> ", " + zone)
                                .orElse(""));
        run.span("Data", "run", "first_bar", "last_bar");
        run.span("Training", "segments.train", "first", "last");
        run.span("Validation", "segments.validation", "first", "last");
        run.span("Test", "segments.test", "first", "last");
        run.span("History", "segments.history", "first", "last");
        run.span("Live", "segments.live", "first", "last");
        run.facts.put("Strategy", summary.text("run.strategy"));
        run.facts.put("Model", summary.optionalText("run.model").orElse("none"));
        run.origin();
        run.losses();
        summary.optionalText("run.scaler").ifPresent(scaler -> run.facts.put("Scaler", scaler));
        summary.optional("run.plugins").filter(node -> !node.isEmpty()).ifPresent(run::plugins);
        if (summary.hasForecast()) {
            run.facts.put("Forecast", run.forecast());
        }
        run.checked();
        run.facts.put("Costs", TradingCosts.of(summary.json()));
        run.facts.put("Seed", summary.optionalText("run.seed").orElse(FigureFormat.UNDEFINED));
        run.facts.put("Started", run.started());
        return run.facts;
    }

    /** Wall time of each phase but that of the report, which the run's own page can't know. */
    static Map<String, String> phases(Summary summary) {
        Map<String, String> phases = new LinkedHashMap<>();
        summary.optional("phases_seconds")
                .filter(JsonNode::isObject)
                .ifPresent(node -> node.properties().forEach(phase -> {
                    if (!phase.getKey().equals("report")) {
                        phases.put(
                                phase.getKey(),
                                FigureFormat.RATIO.format(phase.getValue().asDouble(Double.NaN)) + " s");
                    }
                }));
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

    private void origin() {
        summary.optionalText("training.last_bar")
                .ifPresent(last -> facts.put(
                        "Trained",
                        "on bars up to " + times.format(last) + ", "
                                + summary.optionalText("training.data").orElse("")));
    }

    private void losses() {
        double best = summary.optionalNumber("training.best_validation_loss");
        double constant = summary.optionalNumber("training.constant_validation_loss");
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

    private void checked() {
        double asked = summary.optionalNumber("causality.windows_asked_again");
        if (Double.isNaN(asked)) {
            return;
        }
        String windows = FigureFormat.COUNT.format(asked) + " of "
                + FigureFormat.COUNT.format(summary.optionalNumber("causality.windows"))
                + " windows gave the same forecast when each was asked for alone";
        double rows = summary.optionalNumber("causality.rows_compared");
        facts.put(
                "Checked",
                windows
                        + (rows > 0
                                ? "; " + FigureFormat.COUNT.format(rows) + " rows of features are those of the training"
                                : ""));
        summary.optional("causality.features_outside_bars")
                .filter(node -> !node.isEmpty())
                .ifPresent(names -> facts.put("Features from outside the bars", listed(names)));
    }

    private static String listed(JsonNode names) {
        StringJoiner all = new StringJoiner(", ");
        names.forEach(name -> all.add(name.asText()));
        return all.toString();
    }

    private void plugins(JsonNode jars) {
        facts.put("Plugins", listed(jars));
    }

    private void span(String name, String section, String first, String last) {
        double bars = summary.optionalNumber(section + ".bars");
        Optional<String> from = summary.optionalText(section + "." + first);
        Optional<String> to = summary.optionalText(section + "." + last);
        if (Double.isNaN(bars)) {
            return;
        }
        String when = from.isPresent() && to.isPresent()
                ? ", " + times.format(from.get()) + " to " + times.format(to.get())
                : "";
        facts.put(name, FigureFormat.BARS.format(bars) + when);
    }

    private String forecast() {
        return summary.text("forecast.target").replace('-', ' ') + ", "
                + FigureFormat.BARS.format(summary.number("forecast.horizon_bars")) + " ahead; judged on "
                + FigureFormat.COUNT.format(summary.number("forecast.count")) + " forecasts of "
                + Traded.of(summary).withArticle();
    }

    private String started() {
        return summary.optionalText("run.started")
                        .map(TimeFormat.SECOND::format)
                        .orElse(FigureFormat.UNDEFINED)
                + summary.optionalText("run.finished")
                        .map(finished -> ", finished " + TimeFormat.SECOND.format(finished) + " UTC")
                        .orElse("");
    }
}
