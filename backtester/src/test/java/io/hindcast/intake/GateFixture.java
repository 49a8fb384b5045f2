package io.hindcast.intake;

import io.hindcast.feed.FeedMessage.ClosedBar;
import io.hindcast.market.BarSpecification;
import io.hindcast.market.EpochNanos;
import io.hindcast.market.Instrument;
import io.hindcast.market.Interval;
import io.hindcast.settings.MapSettings;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;

/** Bars and gates for tests: one-minute bars of BTC, continuous. */
final class GateFixture {
    static final long SECOND = 1_000_000_000L;
    static final long MINUTE = 60 * SECOND;
    static final long START = EpochNanos.of(Instant.parse("2024-03-01T10:00:00Z"));
    static final Instrument BTC = new Instrument("BTC");
    static final BarSpecification BARS = bars("1m", "UTC", "00:00");

    private GateFixture() {}

    static BarSpecification bars(String interval, String zone, String sessionClose) {
        return new BarSpecification(BTC, Interval.parse(interval), ZoneId.of(zone), LocalTime.parse(sessionClose));
    }

    static GateSettings settings(BarSpecification bars, Map<String, ?> values) {
        MapSettings settings = MapSettings.of(values);
        GateSettings read = GateSettings.read(settings, bars);
        settings.requireAllKnown();
        return read;
    }

    static BarGate gate() {
        return new BarGate(BARS, settings(BARS, Map.of()), START);
    }

    static long minute(int number) {
        return START + number * MINUTE;
    }

    /** The bar that closes at a minute, received a second later. */
    static ClosedBar bar(int minute, double close) {
        return bar(minute(minute), close, minute(minute) + SECOND);
    }

    static ClosedBar bar(long closeTime, double close, long receivedAt) {
        return new ClosedBar(BTC, closeTime, 100, 110, 90, close, 5, receivedAt);
    }
}
