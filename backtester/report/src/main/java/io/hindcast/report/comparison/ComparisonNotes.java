package io.hindcast.report.comparison;

import io.hindcast.report.page.AnnualisationNote;
import io.hindcast.report.page.FigureFormat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a reader has to know before the figures, on the page and on the terminal. */
final class ComparisonNotes {
    /** What the table of baselines is. */
    static final String BASELINES =
            "Baselines are the same for all entrants: the same bars, folds and costs; each run's own folder has them too.";

    private ComparisonNotes() {}

    /** The comparison's own warnings, and that jobs failed. */
    static List<String> warnings(ComparisonResult comparison) {
        List<String> warnings = new ArrayList<>(comparison.warnings());
        List<JobResult> jobs = comparison.symbols().stream()
                .flatMap(results -> results.jobs().stream())
                .toList();
        long failed = jobs.stream().filter(job -> !job.done()).count();
        if (failed > 0) {
            warnings.add(FigureFormat.COUNT.format((double) failed) + " of "
                    + FigureFormat.COUNT.format((double) jobs.size())
                    + " jobs failed: the figures of their entrants rest on the other seeds. The same command tries them"
                    + " again.");
        }
        return warnings;
    }

    /** With how many periods a year figures are annualised: a sentence, or one for each symbol where they differ. */
    static List<String> annualisation(ComparisonResult comparison) {
        Map<String, String> bySymbol = new LinkedHashMap<>();
        for (SymbolResults results : comparison.symbols()) {
            results.bars()
                    .flatMap(ComparisonContent.SymbolEntry::annualisation)
                    .ifPresent(year -> bySymbol.put(results.symbol(), AnnualisationNote.of(year)));
        }
        if (new HashSet<>(bySymbol.values()).size() < 2) {
            return List.of(AnnualisationNote.of(comparison.content().annualisation()));
        }
        return bySymbol.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .toList();
    }

    /** How an entrant's forecasts did from fold to fold: a sentence each; none where there is one fold. */
    static List<String> folds(SymbolResults results, String plusMinus) {
        return results.models().stream()
                .flatMap(entrant -> entrant.folds().stream()
                        .map(folds -> entrant.label() + ": skill in each of " + folds.folds()
                                + " folds, mean of the seeds, "
                                + folds.skill().format(FigureFormat.COEFFICIENT, plusMinus)
                                + " over the folds; above 0 in " + folds.positive() + " of them"))
                .toList();
    }

    /** What is kept aside of a symbol's bars; none where nothing is. */
    static Optional<String> holdout(SymbolResults results) {
        return results.bars().flatMap(ComparisonContent.SymbolEntry::holdout).map(holdout -> {
            String bars = FigureFormat.BARS.format((double) holdout.bars());
            return holdout.scored()
                    ? "Holdout: the last " + bars + ", kept aside before, are what was tested here"
                    : "Holdout: the last " + bars
                            + " are kept aside; nothing here has seen them (--holdout tests them)";
        });
    }

    /** What offline means here. */
    static String offline(ComparisonResult comparison) {
        String what =
                "An offline entrant reads its window in both directions of time. Every step of a window lies in the"
                        + " past of its forecast, so its errors are as fair as any";
        return comparison.hindsight()
                ? what + ", but it is no live forecaster: what it would have earned is hindsight, asked for with"
                        + " --hindsight, and counts for nothing."
                : what + ", but it is no live forecaster, so it has not traded.";
    }

    /** True when an entrant is offline. */
    static boolean hasOffline(ComparisonResult comparison) {
        return comparison.symbols().stream()
                .flatMap(results -> results.entrants().stream())
                .anyMatch(entrant -> entrant.kind() == EntrantKind.OFFLINE);
    }
}
