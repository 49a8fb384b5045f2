package io.hindcast.strategy;

import io.hindcast.forecast.Forecast;
import io.hindcast.market.Bar;
import io.hindcast.market.Instrument;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * All that is known when every bar of a close time is there, and where orders go. Valid during the call that it is handed
 * to. A method that is asked about an instrument which the run does not trade throws an {@link IllegalArgumentException}.
 */
public interface MarketContext extends StrategyContext {
    /** What the run trades, by id. */
    List<Instrument> instruments();

    /** The newest bar of an instrument; empty when it has had none since trading began. */
    Optional<Bar> bar(Instrument instrument);

    /** How long before this close the newest bar of an instrument closed, 0 for one of this close; empty when it has had none. */
    Optional<Duration> age(Instrument instrument);

    /** The forecast that was made with the newest bar of an instrument; empty when there is none. */
    Optional<Forecast> forecast(Instrument instrument);
}
