package io.hindcast.report.summary;

import java.time.Instant;
import java.util.Optional;

/**
 * Bars and times of each segment that has any: the section {@code segments}.
 *
 * @param train fits the model
 * @param validation decides when training stops
 * @param test is out of sample
 * @param history of a paper session, before its first live bar
 * @param live of a paper session
 */
public record SegmentSpans(
        Optional<Span> train,
        Optional<Span> validation,
        Optional<Span> test,
        Optional<Span> history,
        Optional<Span> live) {
    /**
     * A segment.
     *
     * @param bars how many
     * @param first close of the first
     * @param last close of the last
     */
    public record Span(long bars, Instant first, Instant last) {}

    /** The same of a paper session, whose model was trained on a part of the history and which has traded the live bars. */
    public SegmentSpans ofSession() {
        return new SegmentSpans(Optional.empty(), validation, Optional.empty(), train, test);
    }
}
