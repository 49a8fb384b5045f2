package io.hindcast.strategy;

import io.hindcast.market.Instrument;
import io.hindcast.trading.OpenOrder;
import io.hindcast.trading.Orders;
import io.hindcast.trading.Portfolio;
import java.util.List;

/** What a strategy decides on and with, whatever it is called for. Valid during the call that it is handed to. */
public interface StrategyContext {
    /** Close time of the bar, or of the bars, that have just closed, nanoseconds since 1970-01-01T00:00Z. */
    long time();

    /** Cash and positions, marked at this close. */
    Portfolio portfolio();

    /** What has been ordered and may be filled yet, oldest first, as it is now; a list that stays as it is. */
    List<OpenOrder> openOrders();

    /** Takes orders. */
    Orders orders();

    /**
     * Records a value of the strategy's own for this close, such as an indicator: a row of the run's {@code values.csv} and a
     * line in its report.
     *
     * @param name of at most 32 letters, digits and {@code _ - .}, beginning with a letter; at most 16 in a run
     * @param value finite; a close without a value has no row
     * @param pane where the report draws it; the same for all values of a name
     * @throws IllegalArgumentException when one of these is not so, the run does not trade the instrument, or the name has a
     *     value of the instrument at this close
     */
    void record(Instrument instrument, String name, double value, Pane pane);
}
