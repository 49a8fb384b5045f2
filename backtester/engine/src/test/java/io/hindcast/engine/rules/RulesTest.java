package io.hindcast.engine.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.market.Instrument;
import io.hindcast.market.Interval;
import io.hindcast.market.MutableBar;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.MapSettings;
import io.hindcast.strategy.StrategyProvider;
import io.hindcast.strategy.StrategySetup;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RulesTest {
    @Test
    void theyAreFoundByName() {
        assertThat(ServiceLoader.load(StrategyProvider.class))
                .extracting(StrategyProvider::name)
                .contains("time-series-momentum", "macd", "one-day-reversal");
    }

    @Test
    void momentumIsTheSignOfTheReturnOverItsDays() {
        // Against the close of three days before: none, none, none, 13:10, 9:11, 12:12, 14:13.
        assertThat(sides(new Momentum(3), 10, 11, 12, 13, 9, 12, 14)).containsExactly(0, 0, 0, 1, -1, 0, 1);
    }

    @Test
    void reversalIsMinusTheSignOfTheLastReturn() {
        assertThat(sides(new Reversal(), 10, 11, 11, 9, 12)).containsExactly(0, -1, 0, 1, -1);
    }

    /**
     * By hand, with 1, 3 and 1 days: the fast average is the close, the slow one has weight 1/2, and the signal line of one day
     * is the difference itself. With 3 days of signal its weight is 1/2.
     */
    @Test
    void macdIsTheSideOfTheSignalLine() {
        assertThat(sides(new Macd(1, 3, 1), 10, 12, 8, 10)).containsExactly(0, 0, 0, 0);
        // close       10   12    8     12     6
        // slow        10   11    9.5   10.75  8.375
        // difference   0    1   -1.5    1.25 -2.375
        // signal       0    0.5 -0.5    0.375 -1
        assertThat(sides(new Macd(1, 3, 3), 10, 12, 8, 12, 6)).containsExactly(0, 0, 0, 0, -1);
        assertThat(sides(new Macd(1, 2, 3), 10, 12, 8, 12, 6)).containsExactly(0, 0, 0, 1, -1);
    }

    /** The recursion as the books write it, beside the one that the rule uses. */
    @Test
    void macdAgreesWithTheSumsOfItsAverages() {
        double[] closes = IntStream.range(0, 120)
                .mapToDouble(i -> 100 + 10 * Math.sin(i / 7.0) + i % 3)
                .toArray();
        int[] sides = sides(new Macd(12, 26, 9), closes);
        double[] difference = new double[closes.length];
        for (int i = 0; i < closes.length; i++) {
            difference[i] = average(closes, i, 2.0 / 13) - average(closes, i, 2.0 / 27);
        }
        for (int i = 0; i < closes.length; i++) {
            int expected = i < 33 ? 0 : (int) Math.signum(difference[i] - average(difference, i, 2.0 / 10));
            assertThat(sides[i]).as("day %d", i).isEqualTo(expected);
        }
        assertThat(sides).contains(1, -1);
    }

    private static double average(double[] values, int to, double weight) {
        double sum = values[0] * Math.pow(1 - weight, to);
        for (int i = 1; i <= to; i++) {
            sum += weight * Math.pow(1 - weight, to - i) * values[i];
        }
        return sum;
    }

    @Test
    void aDayOfShorterBarsHasEndedWhenTheNextOneBegins() {
        DayCloses days = new DayCloses(Interval.parse("12h"), ZoneId.of("America/New_York"));
        // Midnight in New York is 05:00 UTC in January; the bar that closes then is the last of the day.
        assertThat(add(days, "2024-01-02T17:00:00Z", 1)).isNaN();
        assertThat(add(days, "2024-01-03T05:00:00Z", 2)).isNaN();
        assertThat(add(days, "2024-01-03T17:00:00Z", 3)).isEqualTo(2);
        assertThat(add(days, "2024-01-05T05:00:00Z", 4)).isEqualTo(3);
        assertThat(add(days, "2024-01-05T17:00:00Z", 5)).isEqualTo(4);
    }

    @Test
    void aBarOfADayOrLongerIsADay() {
        DayCloses days = new DayCloses(Interval.parse("1d"), ZoneOffset.UTC);
        assertThat(add(days, "2024-01-02T21:00:00Z", 1)).isEqualTo(1);
        assertThat(add(days, "2024-01-03T21:00:00Z", 2)).isEqualTo(2);
    }

    @Test
    void momentumOfLongerBarsLooksBackAsLong() {
        assertThat(warmUp("1d")).isEqualTo(252);
        assertThat(warmUp("1w")).isEqualTo(50);
        assertThat(warmUp("2d")).isEqualTo(126);
    }

    private static int warmUp(String interval) {
        Rule rule = new MomentumProvider().rule(MapSettings.of(Map.of()), Interval.parse(interval));
        int days = 0;
        while (rule.onDay(100 + days) == 0) {
            days++;
        }
        return days;
    }

    @Test
    void flatStandsForShortUnlessShortsAreWanted() {
        assertThat(RuleMode.LONG_FLAT.side(-1)).isZero();
        assertThat(RuleMode.LONG_SHORT.side(-1)).isEqualTo(-1);
        assertThat(RuleMode.LONG_FLAT.side(1)).isEqualTo(1);
    }

    @Test
    void aSlowAverageThatIsNotSlowerIsRefused() {
        assertThatThrownBy(() -> new MacdProvider()
                        .create(StrategySetup.of(
                                MapSettings.of(Map.of("fast", 12, "slow", 12)),
                                new Instrument("SPX"),
                                Interval.parse("1d"),
                                ZoneOffset.UTC,
                                (instrument, side, quantity, price) -> 0)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("slow: must be more than fast (12), but is 12");
    }

    private static double add(DayCloses days, String time, double close) {
        Instant at = Instant.parse(time);
        return days.add(new MutableBar()
                .set(at.getEpochSecond() * 1_000_000_000L + at.getNano(), close, close, close, close, 0));
    }

    private static int[] sides(Rule rule, double... closes) {
        return Arrays.stream(closes).mapToInt(rule::onDay).toArray();
    }
}
