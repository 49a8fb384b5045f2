package io.hindcast.paper.feeds.rows;

import io.hindcast.feed.FeedMessage;
import io.hindcast.feed.FeedMessage.ClosedBar;
import io.hindcast.feed.FeedMessage.Quote;
import io.hindcast.feed.FeedMessage.UnfinishedBar;
import io.hindcast.market.BarSpecification;
import io.hindcast.market.EpochNanos;
import io.hindcast.market.Instrument;
import io.hindcast.market.Interval;
import io.hindcast.paper.feeds.ArrivalClock;
import io.hindcast.paper.feeds.BarArrivals;
import io.hindcast.paper.feeds.UnreadableException;
import io.hindcast.store.importing.BarClock;
import io.hindcast.store.importing.DecimalText;
import io.hindcast.store.importing.Stamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/** Makes messages of rows. Whether their values are possible is not asked here. */
final class RowMessages {
    private static final List<String> TIMES = List.of("timestamp", "datetime", "opentime");

    private final BarSpecification bars;
    private final BarClock barClock;
    private final BarClock quoteClock;
    private final ArrivalClock arrival;
    private final BarArrivals arrivals;
    private Instant previousClose = Instant.MIN;

    RowMessages(BarSpecification bars, Stamp stamp, ArrivalClock arrival) {
        this.bars = bars;
        this.arrival = arrival;
        arrivals = new BarArrivals(bars, arrival);
        barClock = new BarClock(bars.interval(), bars.zone(), bars.sessionClose(), stamp);
        quoteClock = new BarClock(new Interval(1, Interval.Unit.SECOND), bars.zone(), bars.sessionClose(), Stamp.CLOSE);
    }

    /** @throws UnreadableException when a field is missing or can't be read */
    FeedMessage message(Row row) throws UnreadableException {
        Instrument instrument = instrument(row);
        if (!row.has("open") && (row.has("bid") || row.has("ask"))) {
            long time = time(row).isEmpty() ? arrival.now() : nanos(quoteClock, row);
            return arrivals.requirePresent(
                    new Quote(instrument, time, number(row, "bid"), number(row, "ask"), arrival.now()));
        }
        double open = number(row, "open");
        double high = number(row, "high");
        double low = number(row, "low");
        double close = number(row, "close");
        double volume = row.has("volume") ? number(row, "volume") : 0.0;
        boolean closed = closed(row);
        long closeTime = nanos(barClock, row);
        if (!closed) {
            return arrivals.requirePresent(
                    new UnfinishedBar(instrument, closeTime, open, high, low, close, volume, arrival.now()));
        }
        ClosedBar bar = arrivals.closed(instrument, closeTime, open, high, low, close, volume);
        if (arrivals.sound(bar)) {
            previousClose = EpochNanos.toInstant(closeTime);
        }
        return bar;
    }

    private Instrument instrument(Row row) throws UnreadableException {
        String id = row.has("instrument") ? row.get("instrument") : row.get("symbol");
        if (id.isEmpty()) {
            return bars.instrument();
        }
        try {
            return new Instrument(id);
        } catch (IllegalArgumentException e) {
            throw new UnreadableException(String.valueOf(e.getMessage()));
        }
    }

    private static boolean closed(Row row) throws UnreadableException {
        return switch (row.get("closed")) {
            case "", "true" -> true;
            case "false" -> false;
            default -> throw new UnreadableException("closed '" + row.get("closed") + "' must be true or false");
        };
    }

    private long nanos(BarClock clock, Row row) throws UnreadableException {
        String text = time(row);
        if (text.isEmpty()) {
            throw new UnreadableException("has no time; expected a field time, date, datetime, timestamp or open_time");
        }
        try {
            return EpochNanos.of(clock.close(text, previousClose));
        } catch (DateTimeException e) {
            throw new UnreadableException("time '" + text + "' " + e.getMessage());
        } catch (ArithmeticException e) {
            throw new UnreadableException("time '" + text + "' does not fit into 64 bits of nanoseconds since 1970");
        }
    }

    private static String time(Row row) {
        for (String key : TIMES) {
            if (row.has(key)) {
                return row.get(key);
            }
        }
        return row.has("date") && row.has("time")
                ? row.get("date") + " " + row.get("time")
                : row.get("date") + row.get("time");
    }

    private static double number(Row row, String key) throws UnreadableException {
        if (!row.has(key)) {
            throw new UnreadableException("has no " + key);
        }
        try {
            return DecimalText.parse(row.get(key));
        } catch (ArithmeticException | NumberFormatException e) {
            throw new UnreadableException(key + " '" + row.get(key) + "' " + e.getMessage());
        }
    }
}
