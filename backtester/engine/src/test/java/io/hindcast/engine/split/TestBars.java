package io.hindcast.engine.split;

import io.hindcast.market.BarSource;
import io.hindcast.market.EpochNanos;
import io.hindcast.market.MutableBar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongUnaryOperator;
import java.util.stream.Stream;

/** Bars of which only the close matters, and how often they were opened. */
final class TestBars {
    private final long rows;
    private final LongUnaryOperator closes;
    private int opened;

    TestBars(long rows, LongUnaryOperator closes) {
        this.rows = rows;
        this.closes = closes;
    }

    /** None that may be read. */
    static TestBars none() {
        return new TestBars(0, _ -> {
            throw new AssertionError("no bar is to be read");
        });
    }

    /** One each working day from a date on, at 16:00 UTC. */
    static TestBars workingDays(LocalDate from, int rows) {
        return workingDays(from, rows, ZoneOffset.UTC);
    }

    /** One each working day from a date on, at 16:00 in a zone. */
    static TestBars workingDays(LocalDate from, int rows, ZoneId zone) {
        long[] closes = Stream.iterate(from, day -> day.plusDays(1))
                .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
                .limit(rows)
                .mapToLong(day -> EpochNanos.of(
                        day.atTime(LocalTime.of(16, 0)).atZone(zone).toInstant()))
                .toArray();
        return new TestBars(rows, index -> closes[(int) index]);
    }

    BarSource open() {
        opened++;
        return new BarSource() {
            private long index;

            @Override
            public boolean next(MutableBar into) {
                if (index == rows) {
                    return false;
                }
                into.set(closes.applyAsLong(index), 1, 1, 1, 1, 1);
                index++;
                return true;
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }

    /** How many passes there were. */
    int opened() {
        return opened;
    }
}
