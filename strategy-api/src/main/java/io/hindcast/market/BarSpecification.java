package io.hindcast.market;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Which bars a feed brings.
 *
 * @param instrument whose bars
 * @param interval how long a bar is
 * @param zone in which dates and local times are read
 * @param sessionClose when a bar closes that has a date only, in the zone; midnight is the one that ends the date (24:00)
 */
public record BarSpecification(Instrument instrument, Interval interval, ZoneId zone, LocalTime sessionClose) {
    private static final String MIDNIGHT = "24:00";

    /** The session's close as {@code HH:mm}, midnight as {@code 24:00}. */
    public String sessionCloseText() {
        return sessionCloseText(sessionClose);
    }

    /** A session's close as {@code HH:mm}, midnight as {@code 24:00}. */
    public static String sessionCloseText(LocalTime sessionClose) {
        return sessionClose.equals(LocalTime.MIDNIGHT) ? MIDNIGHT : sessionClose.toString();
    }

    /**
     * Reads a session's close: {@code HH:mm}, or {@code 24:00} for the midnight that ends the day.
     *
     * @throws DateTimeException when it is no time of day
     */
    public static LocalTime sessionClose(String text) {
        if (text.equals(MIDNIGHT)) {
            return LocalTime.MIDNIGHT;
        }
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            throw new DateTimeException(
                    "it must be a time of day from 00:00 to 24:00 with two digits each, such as 09:30 or 16:00", e);
        }
    }
}
