package io.hindcast.runs.live;

/** When a market trades, as far as it decides where bars are missing. */
public enum Market {
    /** Always: every interval has a bar. */
    CONTINUOUS,
    /** In sessions, on weekdays; nothing is known of holidays. */
    SESSIONS
}
