package io.hindcast.engine.rules;

import io.hindcast.market.Bar;
import io.hindcast.market.EpochNanos;
import io.hindcast.market.Interval;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Daily closes from bars of any length. A bar of a day or longer is a day of its own. Of shorter bars, a day's close is that of
 * its last bar, which is known to have been the last when the first bar of the next day has closed. A bar that closes at
 * midnight belongs to the day that ends there.
 */
final class DayCloses {
    private final boolean intraday;
    private final ZoneId zone;
    private @Nullable LocalDate day;
    private double close = Double.NaN;

    /**
     * @param interval how long a bar is
     * @param zone in which a day begins at midnight
     */
    DayCloses(Interval interval, ZoneId zone) {
        this.intraday = interval.intraday();
        this.zone = zone;
    }

    /**
     * Takes the next bar.
     *
     * @return the close of the day that is known to have ended with this bar; NaN where none is
     */
    double add(Bar bar) {
        if (!intraday) {
            return bar.close();
        }
        LocalDate date = EpochNanos.toInstant(bar.closeTime() - 1).atZone(zone).toLocalDate();
        double ended = day == null || date.equals(day) ? Double.NaN : close;
        day = date;
        close = bar.close();
        return ended;
    }
}
