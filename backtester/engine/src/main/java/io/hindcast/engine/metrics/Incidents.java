package io.hindcast.engine.metrics;

import java.util.List;
import java.util.Map;

/**
 * What kept a run from doing what its strategy wanted, or did it in its place. Times are close times of bars, in nanoseconds
 * since 1970-01-01T00:00Z.
 *
 * @param bars traded ones, those on which a halt forbade to decide included
 * @param barsWithVolume traded bars whose volume is not 0
 * @param halts the first {@value IncidentAccumulator#KEPT_HALTS} of them
 * @param haltCount how many there were
 * @param haltedBars bars at whose close a halt forbade to decide
 * @param marginCalls short positions that the engine covered for want of margin
 * @param orders submitted
 * @param rejections rejected orders
 * @param cuts orders that were made smaller because more could not be paid or held
 * @param cutByChecks those among them that a risk check made smaller
 * @param limitedTargets targets that {@code trading.limits.position} made smaller
 * @param belowOneUnit targets of less than one whole unit, for which nothing was held
 * @param unfinished orders that were cancelled before they were filled in whole
 * @param fills executions
 * @param fillsWithoutVolume executions on bars whose volume is 0, and when the first was
 */
public record Incidents(
        long bars,
        long barsWithVolume,
        List<Halt> halts,
        long haltCount,
        long haltedBars,
        Occurrences marginCalls,
        long orders,
        ByReason rejections,
        ByReason cuts,
        Occurrences cutByChecks,
        Occurrences limitedTargets,
        Occurrences belowOneUnit,
        Occurrences unfinished,
        long fills,
        Occurrences fillsWithoutVolume) {
    /**
     * A time in which nothing was decided, from one bar to another.
     *
     * @param reason which limit, and the figures
     */
    public record Halt(String reason, long first, long last, long bars) {}

    /**
     * How often, and when first.
     *
     * @param first 0 where it never happened
     * @param firstReason that it was given; may be empty
     */
    public record Occurrences(long count, long first, String firstReason) {
        static final Occurrences NONE = new Occurrences(0, 0, "");

        Occurrences plus(long time, String reason) {
            return count == 0 ? new Occurrences(1, time, reason) : new Occurrences(count + 1, first, firstReason);
        }
    }

    /**
     * Orders by the reason that they were given, its figures left out.
     *
     * @param counts the most frequent first
     */
    public record ByReason(Occurrences all, Map<String, Long> counts) {}
}
