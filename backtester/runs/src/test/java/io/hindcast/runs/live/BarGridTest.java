package io.hindcast.runs.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.market.EpochNanos;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarGridTest {
    private static long utc(String time) {
        return EpochNanos.of(Instant.parse(time));
    }

    private static long newYork(String time) {
        return EpochNanos.of(
                LocalDateTime.parse(time).atZone(ZoneId.of("America/New_York")).toInstant());
    }

    @ParameterizedTest
    @CsvSource({
        "1m, 2024-01-01T00:01:00Z, true",
        "1m, 2024-01-01T00:01:01Z, false",
        "15m, 2024-01-01T00:45:00Z, true",
        "15m, 2024-01-01T00:46:00Z, false",
        "4h, 2024-01-01T08:00:00Z, true",
        "4h, 2024-01-01T09:00:00Z, false",
        "1d, 2024-01-01T00:00:00Z, true",
        "1d, 2024-01-01T12:00:00Z, false",
        "1w, 2024-01-01T00:00:00Z, true",
        "1m, 1969-12-31T23:59:00Z, true",
        "1m, 1969-12-31T23:59:30Z, false"
    })
    void aContinuousMarketClosesAtMultiples(String interval, String time, boolean expected) {
        BarGrid grid = new BarGrid(Market.CONTINUOUS, LiveFixture.bars(interval, "UTC", "00:00"));
        assertThat(grid.has(utc(time))).isEqualTo(expected);
    }

    @Test
    void aMarketWithSessionsMayCutABarShort() {
        BarGrid hours = new BarGrid(Market.SESSIONS, LiveFixture.bars("1h", "America/New_York", "16:00"));
        assertThat(hours.has(newYork("2024-01-02T10:30:00"))).isTrue();
        assertThat(hours.has(newYork("2024-01-02T16:00:00"))).isTrue();
        assertThat(hours.has(newYork("2024-01-02T16:00:01"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "1m, 2024-01-01T00:01:00Z, 2024-01-01T00:02:00Z, 0",
        "1m, 2024-01-01T00:01:00Z, 2024-01-01T00:05:00Z, 3",
        "5m, 2024-01-01T00:05:00Z, 2024-01-01T00:20:00Z, 2",
        "1d, 2024-01-05T00:00:00Z, 2024-01-08T00:00:00Z, 2",
        "1w, 2024-01-01T00:00:00Z, 2024-01-15T00:00:00Z, 1"
    })
    void aContinuousMarketMissesEveryInterval(String interval, String from, String to, long expected) {
        BarGrid grid = new BarGrid(Market.CONTINUOUS, LiveFixture.bars(interval, "UTC", "00:00"));
        assertThat(grid.missing(utc(from), utc(to))).isEqualTo(expected);
    }

    @Test
    void aDayOfDifferentLengthIsNoGap() {
        BarGrid grid = new BarGrid(Market.CONTINUOUS, LiveFixture.bars("1d", "America/New_York", "17:00"));
        assertThat(grid.missing(newYork("2024-03-09T17:00:00"), newYork("2024-03-10T17:00:00")))
                .isZero();
        assertThat(grid.missing(newYork("2024-11-02T17:00:00"), newYork("2024-11-04T17:00:00")))
                .isEqualTo(1);
        assertThat(grid.has(newYork("2024-03-10T17:00:00"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        // Friday to Monday; Thursday to Monday misses Friday; Friday to Tuesday misses Monday, though a holiday it may
        // be.
        "2024-01-05T16:00:00, 2024-01-08T16:00:00, 0",
        "2024-01-04T16:00:00, 2024-01-08T16:00:00, 1",
        "2024-01-12T16:00:00, 2024-01-16T16:00:00, 1",
        "2024-01-02T16:00:00, 2024-01-03T13:00:00, 0",
        "2024-01-01T16:00:00, 2024-01-31T16:00:00, 21"
    })
    void dailyBarsOfAMarketWithSessionsMissWeekdays(String from, String to, long expected) {
        BarGrid grid = new BarGrid(Market.SESSIONS, LiveFixture.bars("1d", "America/New_York", "16:00"));
        assertThat(grid.missing(newYork(from), newYork(to))).isEqualTo(expected);
    }

    @Test
    void aBarThatClosesAtMidnightBelongsToTheDayThatItEnds() {
        BarGrid grid = new BarGrid(Market.SESSIONS, LiveFixture.bars("1d", "America/New_York", "00:00"));
        // Friday's bar, known on Saturday 00:00, and Monday's.
        assertThat(grid.missing(newYork("2024-01-06T00:00:00"), newYork("2024-01-09T00:00:00")))
                .isZero();
    }

    @Test
    void intradayBarsAreMissedWithinASessionOnly() {
        BarGrid grid = new BarGrid(Market.SESSIONS, LiveFixture.bars("5m", "America/New_York", "16:00"));
        assertThat(grid.missing(newYork("2024-01-02T10:00:00"), newYork("2024-01-02T10:15:00")))
                .isEqualTo(2);
        assertThat(grid.missing(newYork("2024-01-02T15:58:00"), newYork("2024-01-02T16:00:00")))
                .isZero();
        assertThat(grid.missing(newYork("2024-01-02T16:00:00"), newYork("2024-01-03T09:35:00")))
                .isZero();
    }
}
