package io.hindcast.report.summary;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What became of the messages of a feed: the section {@code inputs}. Some counters are empty for a session of a version that
 * did not count them.
 *
 * @param messages in all
 * @param accepted bars
 * @param acceptedLate bars on which the strategy was not asked
 * @param duplicates bars that were there already
 * @param corrected bars that came again with other values
 * @param outOfOrder bars behind a later one
 * @param garbage unreadable or impossible
 * @param updates of bars that are not complete
 * @param quotes of the market
 * @param control events of the connection
 * @param gaps how often bars were missing
 * @param missingBars how many
 * @param garbageReasons why something was garbage; empty for a session of a version that did not say
 */
public record FeedInputs(
        long messages,
        long accepted,
        long acceptedLate,
        long duplicates,
        long corrected,
        long outOfOrder,
        long garbage,
        OptionalLong updates,
        OptionalLong quotes,
        OptionalLong control,
        long gaps,
        OptionalLong missingBars,
        Optional<List<GarbageReason>> garbageReasons) {
    /** Copies the list. */
    public FeedInputs {
        garbageReasons = garbageReasons.map(List::copyOf);
    }

    /**
     * Why inputs were not used.
     *
     * @param reason as it was first
     * @param inputs how many
     */
    public record GarbageReason(String reason, long inputs) {}
}
