package io.hindcast.trading;

import java.util.Optional;

/** Something that has become of an order. May be kept. */
public interface OrderUpdate {
    /** The order, as it is since then: of fewer units after a cut. */
    Order order();

    /** What became of it. */
    OrderStatus status();

    /**
     * Why it was cut, cancelled or rejected, or why the engine submitted an order of its own (a margin call, a limit, a
     * flatten); for people to read. Empty where there is nothing to explain.
     */
    String reason();

    /** Close time of the bar on which it happened, nanoseconds since 1970-01-01T00:00Z. */
    long time();

    /** The execution; there where the status is {@code FILLED} or {@code PARTIALLY_FILLED}. */
    Optional<Fill> fill();

    /** Units of the order that may be filled yet; 0 when the status is {@linkplain OrderStatus#terminal terminal}. */
    double left();
}
