package io.hindcast.execution;

/** What has become of an order. */
public enum OrderStatus {
    /** Decided at a close; rests until the next bar. */
    SUBMITTED,
    /** Filled, in whole. */
    FILLED,
    /** Not filled, and gone. */
    REJECTED
}
