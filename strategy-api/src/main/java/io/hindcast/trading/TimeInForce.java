package io.hindcast.trading;

/** How long an order rests. */
public enum TimeInForce {
    /** Until filled, rejected or cancelled. */
    GTC
}
