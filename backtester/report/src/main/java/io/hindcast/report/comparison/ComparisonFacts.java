package io.hindcast.report.comparison;

import io.hindcast.report.page.FigureFormat;
import io.hindcast.report.page.TimeFormat;
import io.hindcast.report.page.TradingCosts;
import io.hindcast.report.summary.SegmentSpans;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What was compared, as names and values for people. */
final class ComparisonFacts {
    private ComparisonFacts() {}

    /** What all symbols share. */
    static Map<String, String> of(ComparisonResult comparison) {
        ComparisonContent.Head head = comparison.content().comparison();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Comparison", comparison.id());
        facts.put(
                comparison.symbols().size() == 1 ? "Symbol" : "Symbols",
                comparison.symbols().stream().map(SymbolResults::described).collect(Collectors.joining("; ")));
        facts.put("Entrants", entrants(comparison));
        facts.put(comparison.seeds().size() == 1 ? "Seed" : "Seeds", String.join(", ", comparison.seeds()));
        facts.put(
                "Forecast",
                head.target().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ", "
                        + FigureFormat.BARS.format(head.horizonBars()) + " ahead, from windows of "
                        + FigureFormat.BARS.format(
                                head.windowBars().isPresent()
                                        ? head.windowBars().getAsInt()
                                        : Double.NaN));
        facts.put("Strategy", head.strategy());
        facts.put("Costs", TradingCosts.of(comparison.content().costs()));
        facts.put("Offline entrants traded", comparison.hindsight() ? "yes, in hindsight" : "no");
        head.sideBySide().ifPresent(jobs -> facts.put("Jobs side by side", FigureFormat.COUNT.format(jobs)));
        facts.put(
                "Started",
                TimeFormat.started(head.started().orElse(null), head.finished().orElse(null)));
        return facts;
    }

    /** The bars of a symbol, and how they were cut. */
    static Map<String, String> of(SymbolResults results) {
        Map<String, String> facts = new LinkedHashMap<>();
        TimeFormat times = results.times();
        results.bars().ifPresent(entry -> {
            entry.bars()
                    .ifPresent(bars -> facts.put(
                            "Data",
                            times.span(
                                    bars,
                                    entry.firstBar().orElse(null),
                                    entry.lastBar().orElse(null))));
            SegmentSpans segments = entry.segments();
            segments.train().ifPresent(span -> facts.put("Training", times.span(span)));
            segments.validation().ifPresent(span -> facts.put("Validation", times.span(span)));
            segments.test().ifPresent(span -> facts.put("Test", times.span(span)));
        });
        return facts;
    }

    /** What each entrant is. */
    static Map<String, String> descriptions(ComparisonResult comparison) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (SymbolResults results : comparison.symbols()) {
            for (EntrantResult entrant : results.models()) {
                facts.putIfAbsent(
                        entrant.label(),
                        entrant.description().orElse(FigureFormat.UNDEFINED)
                                + (entrant.kind() == EntrantKind.OFFLINE ? "; offline" : ""));
            }
        }
        return facts;
    }

    private static String entrants(ComparisonResult comparison) {
        return String.join(", ", descriptions(comparison).keySet());
    }
}
