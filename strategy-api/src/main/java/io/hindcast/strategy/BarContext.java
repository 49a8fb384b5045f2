package io.hindcast.strategy;

import io.hindcast.forecast.Forecast;
import io.hindcast.market.Bar;
import io.hindcast.market.Instrument;
import io.hindcast.trading.Orders;
import io.hindcast.trading.Portfolio;
import java.util.Optional;

/** All that is known at the close of a bar, and where orders go. Valid during the call that it is handed to. */
public interface BarContext {
    /** What is traded. */
    Instrument instrument();

    /** The bar that has just closed. */
    Bar bar();

    /** The forecast made at this close; empty during warm-up and in a run without a model. */
    Optional<Forecast> forecast();

    /** Cash and positions, marked at this close. */
    Portfolio portfolio();

    /** Takes orders. */
    Orders orders();
}
