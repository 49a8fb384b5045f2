package io.hindcast.trading;

import io.hindcast.market.Instrument;

/** Cash and positions, marked at the last close, as a strategy may read them. */
public interface Portfolio {
    /** Money on the account. */
    double cash();

    /** {@code cash + sum of positions' market values}. */
    double equity();

    /**
     * The position in an instrument.
     *
     * @throws IllegalArgumentException when the run does not trade it
     */
    Position position(Instrument instrument);
}
