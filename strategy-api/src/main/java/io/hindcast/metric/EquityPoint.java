package io.hindcast.metric;

/**
 * Money at the close of a traded bar. Made by the engine.
 *
 * @param time close time of the bar, nanoseconds since 1970-01-01T00:00Z
 * @param cash money on the account
 * @param positionValue what is held, at the close; negative when short
 * @param equity {@code cash + positionValue}
 * @param benchmarkEquity money that buy and hold would have
 * @param exposure {@code positionValue / equity}; NaN with a position and no positive equity
 */
public record EquityPoint(
        long time, double cash, double positionValue, double equity, double benchmarkEquity, double exposure) {}
