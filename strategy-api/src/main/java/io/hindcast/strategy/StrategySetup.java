package io.hindcast.strategy;

import io.hindcast.market.Instrument;
import io.hindcast.market.Interval;
import io.hindcast.settings.Settings;
import java.time.ZoneId;
import java.util.List;

/** What a strategy is made from. {@code strategy-testkit} has one for tests. */
public interface StrategySetup {
    /** The {@code strategy} section of the config; {@code name} has been read already. */
    Settings settings();

    /** What is traded, by id, with all that is known of each: quote currency, tick, lot, multiplier, session. */
    List<Instrument> instruments();

    /** How long a bar is. */
    Interval interval();

    /**
     * The zone in which an instrument's dates and local times are read.
     *
     * @throws IllegalArgumentException when the run does not trade it
     */
    ZoneId zone(Instrument instrument);

    /** What a fill costs in this run. */
    TradingCosts costs();

    /** What a strategy of one instrument is made from. */
    static StrategySetup of(
            Settings settings, Instrument instrument, Interval interval, ZoneId zone, TradingCosts costs) {
        return new OneInstrument(settings, instrument, interval, zone, costs);
    }
}
