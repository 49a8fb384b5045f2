package io.hindcast.trading;

/** An order that may be filled yet, as it stands when it is asked for. */
public interface OpenOrder {
    /** The order, of as many units as it has now. */
    Order order();

    /** Units of it that were filled. */
    double filled();

    /** Units of it that may be filled yet. */
    double left();
}
