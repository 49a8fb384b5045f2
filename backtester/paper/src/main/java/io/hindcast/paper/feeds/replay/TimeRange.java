package io.hindcast.paper.feeds.replay;

import io.hindcast.market.EpochNanos;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
import io.hindcast.settings.Settings;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A part of the past.
 *
 * @param from first close in it, nanoseconds since 1970-01-01T00:00Z
 * @param until first close behind it
 */
record TimeRange(long from, long until) {
    private static final String FORM = "[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T.+)?";
    private static final Key<String> FROM = Key.text(
                    "from", FORM, "Bars that close before this date or moment are left out")
            .optional("no bound");
    private static final Key<String> UNTIL = Key.text(
                    "until", FORM, "Bars that close at this date or moment, or later, are left out")
            .optional("no bound");

    /** Both. */
    static final Keys KEYS = Keys.of(FROM, UNTIL);

    /**
     * Reads {@code from} and {@code until}: dates, which begin at midnight in the zone, or moments such as
     * {@code 2024-01-02T15:00:00Z}. Without them there is no bound.
     *
     * @throws InvalidInputException when one is neither, or the range is empty
     */
    static TimeRange read(Settings settings, ZoneId zone) {
        TimeRange range = new TimeRange(
                settings.has(FROM) ? time(settings, FROM, zone) : Long.MIN_VALUE,
                settings.has(UNTIL) ? time(settings, UNTIL, zone) : Long.MAX_VALUE);
        if (range.from >= range.until) {
            throw settings.invalid(UNTIL, "must be after from");
        }
        return range;
    }

    boolean contains(long closeTime) {
        return closeTime >= from && closeTime < until;
    }

    private static long time(Settings settings, Key<String> key, ZoneId zone) {
        String text = settings.get(key);
        try {
            return EpochNanos.of(
                    text.contains("T")
                            ? Instant.parse(text)
                            : LocalDate.parse(text).atStartOfDay(zone).toInstant());
        } catch (DateTimeException | ArithmeticException e) {
            InvalidInputException refusal = settings.invalid(
                    key,
                    "must be a date or a moment such as 2024-01-02 or 2024-01-02T15:00:00Z, but is '" + text + "'");
            refusal.initCause(e);
            throw refusal;
        }
    }
}
