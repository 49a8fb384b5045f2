package io.hindcast.paper.feeds.replay;

import io.hindcast.market.EpochNanos;
import io.hindcast.settings.InvalidInputException;
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
    /**
     * Reads {@code from} and {@code until}: dates, which begin at midnight in the zone, or moments such as
     * {@code 2024-01-02T15:00:00Z}. Without them there is no bound.
     *
     * @throws InvalidInputException when one is neither, or the range is empty
     */
    static TimeRange read(Settings settings, ZoneId zone) {
        TimeRange range = new TimeRange(
                settings.has("from") ? time(settings, "from", zone) : Long.MIN_VALUE,
                settings.has("until") ? time(settings, "until", zone) : Long.MAX_VALUE);
        if (range.from >= range.until) {
            throw settings.invalid("until", "must be after from");
        }
        return range;
    }

    boolean contains(long closeTime) {
        return closeTime >= from && closeTime < until;
    }

    private static long time(Settings settings, String key, ZoneId zone) {
        String text = settings.text(key);
        try {
            return EpochNanos.of(
                    text.contains("T")
                            ? Instant.parse(text)
                            : LocalDate.parse(text).atStartOfDay(zone).toInstant());
        } catch (DateTimeException | ArithmeticException e) {
            throw new InvalidInputException(
                    settings.invalid(
                                    key,
                                    "must be a date or a moment such as 2024-01-02 or 2024-01-02T15:00:00Z, but is '"
                                            + text + "'")
                            .getMessage(),
                    e);
        }
    }
}
