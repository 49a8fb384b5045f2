package io.hindcast.strategy;

import io.hindcast.forecast.Forecast;
import io.hindcast.market.Bar;
import io.hindcast.market.Instrument;
import java.util.Optional;

/** All that is known at the close of a bar, and where orders go. Valid during the call that it is handed to. */
public interface BarContext extends StrategyContext {
    /** What the bar is of. */
    Instrument instrument();

    /** The bar that has just closed. */
    Bar bar();

    /** The forecast made at this close; empty during warm-up and in a run without a model. */
    Optional<Forecast> forecast();

    /** Records a value of this instrument, to be drawn in a chart of its own: {@link #record(Instrument, String, double, Pane)}. */
    default void record(String name, double value) {
        record(instrument(), name, value, Pane.OWN);
    }

    /** Records a value of this instrument: {@link #record(Instrument, String, double, Pane)}. */
    default void record(String name, double value, Pane pane) {
        record(instrument(), name, value, pane);
    }
}
