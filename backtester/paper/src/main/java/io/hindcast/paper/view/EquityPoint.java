package io.hindcast.paper.view;

/**
 * The account at the close of a live bar.
 *
 * @param time of the close, nanoseconds since 1970-01-01T00:00Z
 * @param equity cash and position
 * @param benchmark what buy and hold would have
 */
public record EquityPoint(long time, double equity, double benchmark) {}
