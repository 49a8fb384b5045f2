package io.hindcast.strategy;

import io.hindcast.market.Instrument;
import io.hindcast.market.Interval;
import io.hindcast.settings.Settings;
import java.time.ZoneId;
import java.util.List;

/** What a strategy is made from where a run trades one instrument. */
record OneInstrument(Settings settings, Instrument instrument, Interval interval, ZoneId zone, TradingCosts costs)
        implements StrategySetup {
    @Override
    public List<Instrument> instruments() {
        return List.of(instrument);
    }

    @Override
    public ZoneId zone(Instrument asked) {
        if (!instrument.equals(asked)) {
            throw new IllegalArgumentException("this run trades " + instrument + " only: instrument=" + asked);
        }
        return zone;
    }
}
