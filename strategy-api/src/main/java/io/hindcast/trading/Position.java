package io.hindcast.trading;

import io.hindcast.market.Instrument;

/** What is held of an instrument, as a strategy may read it; it changes under the reader from bar to bar. */
public interface Position {
    /** What is held. */
    Instrument instrument();

    /** Units held; negative when short, 0 when flat. */
    double quantity();

    /** Average price of the units held, slippage included, fees not; 0 when flat. */
    double averagePrice();

    /** {@code quantity * last close * multiplier}. */
    double marketValue();

    /** True when nothing is held. */
    default boolean flat() {
        return quantity() == 0;
    }
}
