package io.hindcast.report.comparison;

import io.hindcast.report.files.JsonDocument;
import io.hindcast.report.page.FigureFormat;
import io.hindcast.report.page.TimeFormat;
import io.hindcast.report.page.TradingCosts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was compared, as names and values for people. */
final class ComparisonFacts {
    private static final Map<String, String> SEGMENTS = new LinkedHashMap<>();

    static {
        SEGMENTS.put("train", "Training");
        SEGMENTS.put("validation", "Validation");
        SEGMENTS.put("test", "Test");
    }

    private ComparisonFacts() {}

    /** What all symbols share. */
    static Map<String, String> of(Comparison comparison) {
        JsonDocument json = comparison.json();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Comparison", comparison.id());
        facts.put(
                comparison.symbols().size() == 1 ? "Symbol" : "Symbols",
                comparison.symbols().stream().map(SymbolResults::described).collect(Collectors.joining("; ")));
        facts.put("Entrants", entrants(comparison));
        facts.put(comparison.seeds().size() == 1 ? "Seed" : "Seeds", String.join(", ", comparison.seeds()));
        facts.put(
                "Forecast",
                json.text("comparison.target").replace('-', ' ') + ", "
                        + FigureFormat.BARS.format(json.number("comparison.horizon_bars")) + " ahead, from windows of "
                        + FigureFormat.BARS.format(json.number("comparison.window_bars")));
        facts.put("Strategy", json.text("comparison.strategy"));
        facts.put("Costs", TradingCosts.of(json));
        facts.put("Offline entrants traded", comparison.hindsight() ? "yes, in hindsight" : "no");
        double beside = json.optionalNumber("comparison.side_by_side");
        if (Double.isFinite(beside)) {
            facts.put("Jobs side by side", FigureFormat.COUNT.format(beside));
        }
        facts.put("Started", started(json));
        return facts;
    }

    /** The bars of a symbol, and how they were cut. */
    static Map<String, String> of(Comparison comparison, SymbolResults results) {
        Map<String, String> facts = new LinkedHashMap<>();
        results.path().ifPresent(path -> {
            span(facts, "Data", comparison.json(), path, "first_bar", "last_bar", results.times());
            SEGMENTS.forEach((segment, name) -> span(
                    facts, name, comparison.json(), path + ".segments." + segment, "first", "last", results.times()));
        });
        return facts;
    }

    /** What each entrant is. */
    static Map<String, String> descriptions(Comparison comparison) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (SymbolResults results : comparison.symbols()) {
            for (Entrant entrant : results.models()) {
                facts.putIfAbsent(
                        entrant.label(),
                        entrant.description().orElse(FigureFormat.UNDEFINED)
                                + (entrant.kind() == Kind.OFFLINE ? "; offline" : ""));
            }
        }
        return facts;
    }

    private static String entrants(Comparison comparison) {
        return String.join(", ", descriptions(comparison).keySet());
    }

    private static void span(
            Map<String, String> facts,
            String name,
            JsonDocument json,
            String path,
            String first,
            String last,
            TimeFormat times) {
        double bars = json.optionalNumber(path + ".bars");
        if (Double.isNaN(bars)) {
            return;
        }
        Optional<String> from = json.optionalText(path + "." + first);
        Optional<String> to = json.optionalText(path + "." + last);
        String when = from.isPresent() && to.isPresent()
                ? ", " + times.format(from.get()) + " to " + times.format(to.get())
                : "";
        facts.put(name, FigureFormat.BARS.format(bars) + when);
    }

    private static String started(JsonDocument json) {
        return json.optionalText("comparison.started")
                        .map(TimeFormat.SECOND::format)
                        .orElse(FigureFormat.UNDEFINED)
                + json.optionalText("comparison.finished")
                        .map(finished -> ", finished " + TimeFormat.SECOND.format(finished) + " UTC")
                        .orElse("");
    }
}
