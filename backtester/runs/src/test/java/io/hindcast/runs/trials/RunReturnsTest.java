package io.hindcast.runs.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hindcast.market.Interval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Returns by hand. */
class RunReturnsTest {
    @TempDir
    private Path folder;

    private RunReturns.Ended of(String interval, String zone, String... rows) throws IOException {
        Files.writeString(
                folder.resolve("equity.csv"),
                "time,cash,position_value,equity,benchmark_equity,exposure\n" + String.join("\n", rows) + "\n");
        Instant any = Instant.EPOCH;
        Trial trial = new Trial(
                "id", "config", 1, "name", "strategy", "X", Interval.parse(interval), ZoneId.of(zone), any, any);
        return RunReturns.of(trial, folder);
    }

    private static String row(String time, double equity, double benchmark) {
        return time + ",0,0," + equity + "," + benchmark + ",0";
    }

    /** Returns of the bars: 10 %, -10 %, 20 %, -50 %, 100 %, 0; of buy and hold: 0, 0, 50 %, 0, 0, 100 %. */
    @Test
    void barsBelowADayAreSummedToTheDaysOfTheDataAndMidnightEndsADay() throws IOException {
        String[] rows = {
            row("2024-01-02T21:00:00Z", 100, 100),
            row("2024-01-02T22:00:00Z", 110, 100),
            row("2024-01-02T23:00:00Z", 99, 100),
            row("2024-01-03T00:00:00Z", 118.8, 150),
            row("2024-01-03T01:00:00Z", 59.4, 150),
            row("2024-01-05T01:00:00Z", 118.8, 150),
            row("2024-01-05T02:00:00Z", 118.8, 300)
        };
        RunReturns.Ended ended = of("1h", "UTC", rows);
        List<TrialReturns.Day> days = ended.returns().days();
        assertThat(days)
                .extracting(TrialReturns.Day::date)
                .containsExactly(LocalDate.of(2024, 1, 2), LocalDate.of(2024, 1, 3), LocalDate.of(2024, 1, 5));
        assertThat(days.get(0).strategy()).isCloseTo(0.2, within(1e-12));
        assertThat(days.get(0).buyAndHold()).isCloseTo(0.5, within(1e-12));
        assertThat(days.get(1).strategy()).isCloseTo(-0.5, within(1e-12));
        assertThat(days.get(2).strategy()).isCloseTo(1, within(1e-12));
        assertThat(days.get(2).buyAndHold()).isCloseTo(1, within(1e-12));
        assertThat(ended.bars().returns().observations()).isEqualTo(6);

        // 0.2, -0.5, 1: mean 7/30, central squares 0.1/90, 48.4/90, 52.9/90 summed and halved; 0.7/3 over its root.
        ReturnMoments daily = ended.days().orElseThrow().returns();
        double mean = 0.7 / 3;
        double second = (square(0.2 - mean) + square(-0.5 - mean) + square(1 - mean));
        assertThat(daily.observations()).isEqualTo(3);
        assertThat(daily.sharpe()).isCloseTo(mean / Math.sqrt(second / 2), within(1e-12));
        double third = cube(0.2 - mean) + cube(-0.5 - mean) + cube(1 - mean);
        assertThat(daily.skewness()).isCloseTo(third / 3 / Math.pow(second / 3, 1.5), within(1e-12));
        // Three values have a kurtosis of 1.5, whatever they are.
        assertThat(daily.kurtosis()).isCloseTo(1.5, within(1e-12));
        // In excess: -0.3, -0.5, 0.
        assertThat(ended.days().orElseThrow().excess().sharpe())
                .isCloseTo(
                        -0.8 / 3 / Math.sqrt((square(-0.1 / 3) + square(-0.7 / 3) + square(0.8 / 3)) / 2),
                        within(1e-12));

        // In New York the first four bars, and the fifth, close on one day.
        assertThat(of("1h", "America/New_York", rows).returns().days())
                .extracting(TrialReturns.Day::date)
                .containsExactly(LocalDate.of(2024, 1, 2), LocalDate.of(2024, 1, 4));
    }

    private static double square(double value) {
        return value * value;
    }

    private static double cube(double value) {
        return value * value * value;
    }

    @Test
    void barsOfADayOrMoreAreTheirOwnReturns() throws IOException {
        RunReturns.Ended ended = of(
                "1w",
                "UTC",
                row("2024-01-05T21:00:00Z", 100, 100),
                row("2024-01-12T21:00:00Z", 110, 90),
                row("2024-01-19T21:00:00Z", 121, 99));
        assertThat(ended.days()).isEmpty();
        assertThat(ended.returns().csv())
                .isEqualTo("date,strategy,buy_and_hold\n2024-01-12,0.10000000000000009,-0.09999999999999998\n"
                        + "2024-01-19,0.10000000000000009,0.10000000000000009\n");
        // Two returns that are the same have no Sharpe ratio.
        assertThat(ended.bars().returns().sharpe()).isNaN();
        assertThat(ended.bars().excess().observations()).isEqualTo(2);
    }

    @Test
    void whatHasLostAllHasNoFigures() throws IOException {
        RunReturns.Ended ended = of(
                "1d",
                "UTC",
                row("2024-01-05T21:00:00Z", 100, 100),
                row("2024-01-06T21:00:00Z", -1, 90),
                row("2024-01-07T21:00:00Z", -2, 95));
        assertThat(ended.bars().returns()).isEqualTo(new ReturnMoments(2, Double.NaN, Double.NaN, Double.NaN));
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        TrialReturns returns = new TrialReturns(List.of(
                new TrialReturns.Day(LocalDate.of(2024, 1, 2), 0.1, -1e-17),
                new TrialReturns.Day(LocalDate.of(2024, 1, 3), 1.0 / 3, 2)));
        Path file = Files.writeString(folder.resolve("series.csv"), returns.csv());
        assertThat(TrialReturns.read(file, "run again")).isEqualTo(returns);
    }
}
