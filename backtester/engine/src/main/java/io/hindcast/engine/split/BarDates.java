package io.hindcast.engine.split;

import io.hindcast.market.EpochNanos;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/** The days of bars in the market's zone: a bar is of the day of its close, and a day begins with its first moment. */
final class BarDates {
    private static final Instant LAST = EpochNanos.toInstant(Long.MAX_VALUE);

    private final BarTimes times;
    private final ZoneId zone;

    BarDates(BarTimes times, ZoneId zone) {
        this.times = times;
        this.zone = zone;
    }

    /** The days of bars whose indices rise. */
    List<LocalDate> of(List<Long> indices) {
        return Arrays.stream(times.closes(array(indices)))
                .mapToObj(close -> LocalDate.ofInstant(EpochNanos.toInstant(close), zone))
                .toList();
    }

    LocalDate of(long index) {
        return of(List.of(index)).getFirst();
    }

    /** The first bars of days that rise, or of a later day where a day has none; the number of bars behind the last. */
    List<Long> first(List<LocalDate> days) {
        long[] moments = days.stream().mapToLong(this::start).toArray();
        return Arrays.stream(times.firstAtOrAfter(moments)).boxed().toList();
    }

    long first(LocalDate day) {
        return first(List.of(day)).getFirst();
    }

    private long start(LocalDate day) {
        Instant start = day.atStartOfDay(zone).toInstant();
        return start.isAfter(LAST) ? Long.MAX_VALUE : EpochNanos.of(start);
    }

    private static long[] array(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).toArray();
    }
}
