package io.hindcast.store.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.market.EpochNanos;
import io.hindcast.market.Interval;
import io.hindcast.market.MutableBar;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prices that nobody could have traded at. */
class ShiftWatchTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final int BARS = 1_500;

    @TempDir
    private Path folder;

    private final SplittableRandom random = new SplittableRandom(7);
    private final double[] opens = new double[BARS];
    private final double[] closes = new double[BARS];

    /** A random walk from 2005-01-03 on with a move at night and one by day. */
    ShiftWatchTest() {
        double price = 100;
        for (int i = 0; i < BARS; i++) {
            opens[i] = price * Math.exp(0.003 * random.nextGaussian());
            closes[i] = opens[i] * Math.exp(0.01 * random.nextGaussian());
            price = closes[i];
        }
    }

    @Test
    void aRandomWalkHasNothingToBeSaid() {
        assertThat(findings("1d")).isEmpty();
    }

    @Test
    void aCloseOfTheNextBarIsFoundWithItsCorrelation() {
        System.arraycopy(closes, 1, closes, 0, BARS - 1);
        assertThat(findings("1d"))
                .singleElement()
                .asString()
                .contains("takes back the return before it", "correlation -0.9", "2005 to 2010");
        assertThat(findings("1h")).singleElement().asString().contains("in 2005;");
    }

    @Test
    void theFigureIsPearsonsCorrelation() {
        System.arraycopy(closes, 1, closes, 0, BARS - 1);
        double[] before = new double[200];
        double[] gaps = new double[200];
        for (int i = 0; i < 200; i++) {
            before[i] = closes[i + 1] / closes[i] - 1;
            gaps[i] = opens[i + 2] / closes[i + 1] - 1;
        }
        // All in 2005.
        ShiftWatch watch = new ShiftWatch(Interval.parse("1d"), NEW_YORK);
        for (int i = 0; i < 202; i++) {
            watch.add(bar(i, "1d"));
        }
        assertThat(watch.findings().getFirst())
                .contains(String.format(
                        Locale.ROOT,
                        "(correlation %.2f in 2005;",
                        new PearsonsCorrelation().correlation(before, gaps)));
    }

    @Test
    void aShiftInOneYearAloneIsFound() {
        for (int i = 522; i < 783; i++) {
            closes[i] = closes[i + 1];
        }
        assertThat(findings("1d")).singleElement().asString().contains("in 2007;");
    }

    @Test
    void yearsOfFewBarsAreJudgedTogether() {
        System.arraycopy(closes, 1, closes, 0, BARS - 1);
        assertThat(findings("1w")).singleElement().asString().contains("in 2005 to 2033;");
    }

    @Test
    void oneWrongPriceIsNoShift() {
        closes[700] *= 40;
        assertThat(findings("1d")).isEmpty();
        closes[701] = closes[700] * 40;
        assertThat(findings("1d")).isEmpty();
    }

    @Test
    void aGapWithoutVarianceIsNoCorrelation() {
        for (int i = 1; i < BARS; i++) {
            opens[i] = closes[i - 1];
        }
        assertThat(findings("1h")).isEmpty();
        Arrays.fill(opens, 100);
        Arrays.fill(closes, 100);
        assertThat(findings("1h")).isEmpty();
    }

    @Test
    void opensThatAreTheCloseBeforeAreNamedWithTheirShareAndYears() {
        for (int i = 1; i < BARS; i++) {
            boolean half = i < 522 ? i % 10 != 0 : i >= 783 && i < 1044 && i % 5 != 0;
            opens[i] = half ? closes[i - 1] : opens[i];
        }
        assertThat(findings("1d"))
                .singleElement()
                .asString()
                .startsWith("79 to 90 % of the opens in 2005 to 2006, 2008 equal the close before")
                .contains("gap", "body", "close on which it was decided");
        assertThat(findings("1h")).as("of bars within a day it says nothing").isEmpty();
    }

    @Test
    void smoothedClosesAreFound() {
        double[] raw = closes.clone();
        for (int i = 4; i < BARS; i++) {
            closes[i] = Arrays.stream(raw, i - 4, i + 1).average().orElseThrow();
            opens[i] = closes[i - 1] * Math.exp(0.003 * random.nextGaussian());
        }
        assertThat(findings("1d")).singleElement().asString().contains("lag-1 autocorrelation 0.", "2005 to 2010");
    }

    @Test
    void anImportKeepsThemWithTheQueue() throws IOException {
        System.arraycopy(closes, 1, closes, 0, BARS - 1);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < BARS; i++) {
            rows.add(String.format(
                    Locale.ROOT,
                    "%s,%s,%s,%s,%s,1000",
                    day(i),
                    opens[i],
                    Math.max(opens[i], closes[i]),
                    Math.min(opens[i], closes[i]),
                    closes[i]));
        }
        ImportFixture fixture = new ImportFixture(folder);
        fixture.run("shifted", rows);
        assertThat(fixture.store().describe("shifted").warnings())
                .anyMatch(warning -> warning.startsWith("queue 'shifted': the move from a close to the next open"));
    }

    private List<String> findings(String interval) {
        ShiftWatch watch = new ShiftWatch(Interval.parse(interval), NEW_YORK);
        for (int i = 0; i < BARS; i++) {
            watch.add(bar(i, interval));
        }
        return watch.findings();
    }

    private MutableBar bar(int i, String interval) {
        ZonedDateTime first = LocalDate.of(2005, 1, 3).atTime(16, 0).atZone(NEW_YORK);
        ZonedDateTime time = switch (interval) {
            case "1d" -> day(i).atTime(LocalTime.of(16, 0)).atZone(NEW_YORK);
            case "1w" -> first.plusWeeks(i);
            default -> first.plusHours(i);
        };
        return new MutableBar()
                .set(
                        EpochNanos.of(time.toInstant()),
                        opens[i],
                        Math.max(opens[i], closes[i]),
                        Math.min(opens[i], closes[i]),
                        closes[i],
                        1_000);
    }

    /** The weekday with this number. */
    private static LocalDate day(int i) {
        LocalDate day = LocalDate.of(2005, 1, 3).plusWeeks(i / 5).plusDays(i % 5);
        assertThat(day.getDayOfWeek()).isLessThan(DayOfWeek.SATURDAY);
        return day;
    }
}
