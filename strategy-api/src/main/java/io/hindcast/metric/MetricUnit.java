package io.hindcast.metric;

/** How people read a metric. */
public enum MetricUnit {
    /** A plain number, such as a ratio. */
    NUMBER,
    /** A fraction, shown in percent. */
    FRACTION,
    /** A return, shown in basis points. */
    RETURN,
    /** Money. */
    MONEY,
    /** A count. */
    COUNT
}
