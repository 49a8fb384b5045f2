package io.hindcast.store.importing;

import io.hindcast.market.Interval;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * Finds the moment at which a bar closed from the time that its row states. In doubt it is the later one: a bar that is
 * known too late costs money in a backtest, one that is known too early makes it.
 *
 * <ul>
 *   <li>Intervals in seconds, minutes and hours need a time of day. Stamped at the open, a bar closes one interval later, in
 *       physical time.
 *   <li>Intervals in days and weeks with a date only: the bar closes at the session's close on its last day, in the zone.
 *       Stamped at the open, the date is the first of {@code count} (x 7) calendar days: a weekly bar dated Monday
 *       2024-01-01 closes on Sunday 2024-01-07. Stamped at the close, the date is the last day.
 *   <li>Intervals in days and weeks with a time of day: stamped at the close, it is the close. Stamped at the open, midnight
 *       in the zone counts as a date only, and any other time as the open: the bar closes so many calendar days later.
 * </ul>
 *
 * A local time that a clock change repeats is read as the first, or as the second when the first is not after the bar
 * before.
 */
public final class BarClock {
    private final ZoneId zone;
    private final LocalTime sessionClose;
    private final Stamp stamp;
    private final Duration interval;
    /** Calendar days in a bar; 0 for intervals that are counted in physical time. */
    private final int days;

    /**
     * A clock for the bars of one source.
     *
     * @param interval how long a bar is
     * @param zone in which dates and local times are read
     * @param sessionClose when a bar closes that has a date only; midnight is the one that ends the date
     * @param stamp whether times are those of a bar's open or close
     */
    public BarClock(Interval interval, ZoneId zone, LocalTime sessionClose, Stamp stamp) {
        this.zone = zone;
        this.sessionClose = sessionClose;
        this.stamp = stamp;
        this.interval = interval.duration();
        days = switch (interval.unit()) {
            case DAY -> interval.count();
            case WEEK -> 7 * interval.count();
            case SECOND, MINUTE, HOUR -> 0;
        };
    }

    /** A time that the source states and that can't be that of a bar; the message continues "'value' ...". */
    static final class ImpossibleTimeException extends DateTimeException {
        private static final long serialVersionUID = 1L;
        private final Rule rule;

        ImpossibleTimeException(Rule rule, String message) {
            super(message);
            this.rule = rule;
        }

        Rule rule() {
            return rule;
        }
    }

    /**
     * The close of a bar.
     *
     * @param text its time as the source states it
     * @param previousClose of the bar before; {@link Instant#MIN} for the first
     * @throws DateTimeException when that can't be the time of a bar; the message continues "'text' ..."
     */
    public Instant close(String text, Instant previousClose) {
        return close(SourceTimeFormat.parse(text), previousClose);
    }

    /**
     * The close of a bar.
     *
     * @param time as the row states it
     * @param previousClose of the bar before; {@link Instant#MIN} for the first
     * @throws ImpossibleTimeException when a time of day is missing, or the local time does not exist
     */
    Instant close(SourceTime time, Instant previousClose) {
        return switch (time) {
            case SourceTime.Day day -> dayClose(day.date());
            case SourceTime.Local local ->
                dateOnly(local.dateTime().toLocalTime())
                        ? dayClose(local.dateTime().toLocalDate())
                        : close(resolve(local.dateTime(), previousClose));
            case SourceTime.Exact exact -> close(exact.instant().atZone(zone));
        };
    }

    private Instant dayClose(LocalDate date) {
        if (days == 0) {
            throw new ImpossibleTimeException(
                    Rule.TIME_OF_DAY,
                    "has no time of day, which bars shorter than a day need; expected for example 2000-01-03 09:30:00,"
                            + " or give the --interval that the file has, such as 1d");
        }
        LocalDate last = stamp == Stamp.OPEN ? date.plusDays(days - 1L) : date;
        return (sessionClose.equals(LocalTime.MIDNIGHT)
                        ? last.plusDays(1).atStartOfDay(zone)
                        : last.atTime(sessionClose).atZone(zone).withLaterOffsetAtOverlap())
                .toInstant();
    }

    private Instant close(ZonedDateTime time) {
        if (stamp == Stamp.CLOSE) {
            return time.toInstant();
        }
        if (days == 0) {
            return time.toInstant().plus(interval);
        }
        return dateOnly(time.toLocalTime())
                ? dayClose(time.toLocalDate())
                : time.plusDays(days).toInstant();
    }

    private boolean dateOnly(LocalTime open) {
        return days > 0 && stamp == Stamp.OPEN && open.equals(LocalTime.MIDNIGHT);
    }

    private ZonedDateTime resolve(LocalDateTime local, Instant previousClose) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            throw new ImpossibleTimeException(
                    Rule.TIME_EXISTS,
                    "does not exist in the zone " + zone + ", whose clocks were put forward then; give the --zone that"
                            + " the file's times are in");
        }
        ZonedDateTime first = ZonedDateTime.ofInstant(local, offsets.getFirst(), zone);
        if (offsets.size() == 1 || close(first).isAfter(previousClose)) {
            return first;
        }
        return ZonedDateTime.ofInstant(local, offsets.getLast(), zone);
    }
}
