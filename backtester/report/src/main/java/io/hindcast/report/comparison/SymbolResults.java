package io.hindcast.report.comparison;

import io.hindcast.report.page.Spread;
import io.hindcast.report.page.TimeFormat;
import io.hindcast.report.summary.BaselineSection;
import java.util.List;
import java.util.Optional;

/**
 * What a comparison found on one symbol.
 *
 * @param symbol the instrument
 * @param bars what is known of its bars; empty when every job failed
 * @param entrants best first
 * @param jobs in the order of entrant and seed
 */
record SymbolResults(
        String symbol,
        Optional<ComparisonContent.SymbolEntry> bars,
        List<EntrantResult> entrants,
        List<JobResult> jobs) {
    SymbolResults {
        entrants = List.copyOf(entrants);
        jobs = List.copyOf(jobs);
    }

    /** Its name and how long its bars are. */
    String described() {
        return symbol + bars.map(entry -> ", " + entry.interval() + " bars").orElse("");
    }

    /** What the runs of all its entrants stand beside; empty in a comparison of a version without. */
    Optional<BaselineSection> baselines() {
        return bars.flatMap(ComparisonContent.SymbolEntry::baselines);
    }

    /** How its times are written. */
    TimeFormat times() {
        return bars.map(entry -> TimeFormat.of(entry.interval())).orElse(TimeFormat.DAY);
    }

    /** The entrants that were trained. */
    List<EntrantResult> models() {
        return entrants.stream().filter(entrant -> entrant.kind().model()).toList();
    }

    /** A reference's figure. */
    Spread reference(EntrantKind kind, String figure) {
        return entrants.stream()
                .filter(entrant -> entrant.kind() == kind)
                .findFirst()
                .map(entrant -> entrant.figure(figure))
                .orElse(Spread.UNDEFINED);
    }

    /** True when results of trading are shown that nobody could have had. */
    boolean showsHindsight() {
        return entrants.stream()
                .anyMatch(entrant -> entrant.kind() == EntrantKind.OFFLINE
                        && ComparisonFigures.TRADING.stream()
                                .anyMatch(figure -> entrant.figure(figure.key()).defined()));
    }
}
