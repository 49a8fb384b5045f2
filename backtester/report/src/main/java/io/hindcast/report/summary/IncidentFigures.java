package io.hindcast.report.summary;

import io.hindcast.report.files.NullWhenEmpty;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What kept a strategy from doing what it wanted: the section {@code incidents}.
 *
 * @param bars traded
 * @param barsWithVolume traded bars whose volume is not 0
 * @param haltedBars bars at whose close a halt forbade to decide
 * @param haltCount how many halts there were
 * @param halts the first of them
 * @param marginCalls short positions that were covered for want of margin
 * @param rejected orders
 * @param cut orders that were made smaller
 * @param limitedTargets targets that a limit made smaller
 * @param targetsBelowOneUnit targets for which nothing was held; empty for a run of a version that did not count them
 * @param unfinished orders that were cancelled before they were filled in whole; empty for a run of a version that did not
 *     count them
 * @param fillsWithoutVolume fills on bars of volume 0
 */
public record IncidentFigures(
        long bars,
        long barsWithVolume,
        long haltedBars,
        long haltCount,
        List<Halt> halts,
        Occurrences marginCalls,
        OrdersByReason rejected,
        OrdersByReason cut,
        Occurrences limitedTargets,
        Optional<Occurrences> targetsBelowOneUnit,
        Optional<Occurrences> unfinished,
        Occurrences fillsWithoutVolume) {
    /** Copies the list. */
    public IncidentFigures {
        halts = List.copyOf(halts);
    }

    /**
     * A time in which nothing was decided.
     *
     * @param reason which limit, and the figures
     * @param first close of its first bar
     * @param last close of its last bar
     * @param bars how many
     */
    public record Halt(String reason, Instant first, Instant last, long bars) {}

    /**
     * How often.
     *
     * @param count how many times
     * @param first when first; empty where it never happened
     */
    public record Occurrences(long count, @NullWhenEmpty Optional<Instant> first) {}

    /**
     * Orders by the reason that they were given.
     *
     * @param count how many
     * @param first when first; empty where there is none
     * @param byReason the most frequent first
     */
    public record OrdersByReason(long count, @NullWhenEmpty Optional<Instant> first, Map<String, Long> byReason) {
        /** Copies the map. */
        public OrdersByReason {
            byReason = Collections.unmodifiableMap(new LinkedHashMap<>(byReason));
        }
    }
}
