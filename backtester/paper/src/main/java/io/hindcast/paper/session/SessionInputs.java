package io.hindcast.paper.session;

import io.hindcast.feed.FeedClock;
import io.hindcast.paper.gate.FeedCounters;
import io.hindcast.paper.gate.FeedHealth;
import io.hindcast.report.summary.FeedInputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * What a session has made of its inputs, for whoever reads its results.
 *
 * @param health of the feed at the end
 * @param clock of the feed
 */
record SessionInputs(FeedHealth health, FeedClock clock) {
    /** What calls for saying, one sentence each. */
    List<String> warnings() {
        FeedCounters counters = health.counters();
        List<String> warnings = new ArrayList<>();
        if (counters.garbage() > 0) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "%,d of %,d inputs were unreadable or impossible, and not used: %s",
                    counters.garbage(),
                    counters.messages(),
                    health.garbage().stream()
                            .map(count -> String.format(Locale.ROOT, "%,d x %s", count.inputs(), count.reason()))
                            .collect(Collectors.joining("; "))));
        }
        if (counters.acceptedLate() > 0) {
            warnings.add(late(counters));
        }
        if (counters.outOfOrder() > 0) {
            warnings.add(String.format(
                    Locale.ROOT, "%,d bars came behind a later one, and were not used", counters.outOfOrder()));
        }
        return warnings;
    }

    private String late(FeedCounters counters) {
        long bars = counters.accepted() + counters.acceptedLate();
        String late = String.format(
                Locale.ROOT,
                "%,d of %,d bars came too late, and the strategy was not asked on them",
                counters.acceptedLate(),
                bars);
        return clock == FeedClock.WALL && counters.acceptedLate() > counters.accepted()
                ? late
                        + "; rows of the past need a feed that is started with --clock bars, and live bars that come this"
                        + " late a longer paper.late-after"
                : late;
    }

    /** The counters, and garbage by its reasons, as the run's summary has them. */
    FeedInputs section() {
        FeedCounters counters = health.counters();
        return new FeedInputs(
                counters.messages(),
                counters.accepted(),
                counters.acceptedLate(),
                counters.duplicates(),
                counters.corrected(),
                counters.outOfOrder(),
                counters.garbage(),
                OptionalLong.of(counters.updates()),
                OptionalLong.of(counters.quotes()),
                OptionalLong.of(counters.control()),
                counters.gaps(),
                OptionalLong.of(counters.missingBars()),
                Optional.of(health.garbage().stream()
                        .map(count -> new FeedInputs.GarbageReason(count.reason(), count.inputs()))
                        .toList()));
    }
}
