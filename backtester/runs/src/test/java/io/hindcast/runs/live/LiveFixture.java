package io.hindcast.runs.live;

import io.hindcast.market.BarSpecification;
import io.hindcast.market.Instrument;
import io.hindcast.market.Interval;
import io.hindcast.settings.MapSettings;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;

/** Kinds of bars and settings for tests. */
final class LiveFixture {
    /** One-minute bars, continuous. */
    static final BarSpecification BARS = bars("1m", "UTC", "00:00");

    private LiveFixture() {}

    static BarSpecification bars(String interval, String zone, String sessionClose) {
        return new BarSpecification(
                new Instrument("BTC"), Interval.parse(interval), ZoneId.of(zone), LocalTime.parse(sessionClose));
    }

    static GateSettings settings(BarSpecification bars, Map<String, ?> values) {
        MapSettings settings = MapSettings.of(values);
        GateSettings read = GateSettings.read(settings, bars);
        settings.requireAllKnown();
        return read;
    }
}
