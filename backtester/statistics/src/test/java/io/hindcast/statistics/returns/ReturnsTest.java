package io.hindcast.statistics.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hindcast.statistics.Rows;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.hipparchus.stat.StatUtils;
import org.junit.jupiter.api.Test;

class ReturnsTest {
    /** Blocks end where a place does not follow the one before on the circle. */
    @Test
    void blocksHaveTheExpectedLength() {
        int n = 500;
        for (double expected : new double[] {1, 4, 25}) {
            StationaryBootstrap bootstrap = new StationaryBootstrap(n, expected, 400, 7);
            double blocks = 0;
            int[] seen = new int[n];
            for (int replication = 0; replication < 400; replication++) {
                int[] row = bootstrap.row(replication);
                for (int t = 0; t < n; t++) {
                    seen[row[t]]++;
                    blocks += t == 0 || row[t] != (row[t - 1] + 1) % n ? 1 : 0;
                }
            }
            // A new block follows the old one by chance once in n; 200,000 / expected blocks lie within 5 % of their
            // number.
            assertThat(400.0 * n / blocks).isCloseTo(expected, within(0.05 * expected));
            assertThat(Arrays.stream(seen).min().orElseThrow()).isPositive();
            // Each place is drawn 400 times on the mean.
            assertThat(Arrays.stream(seen).max().orElseThrow()).isLessThan(900);
        }
    }

    @Test
    void aRowDependsOnSeedAndNumberAlone() {
        StationaryBootstrap some = new StationaryBootstrap(50, 5, 20, 3);
        StationaryBootstrap more = new StationaryBootstrap(50, 5, 40, 3);
        assertThat(some.row(13)).isEqualTo(more.row(13)).isEqualTo(some.row(13));
        assertThat(some.row(13)).isNotEqualTo(some.row(14));
        assertThat(new StationaryBootstrap(50, 5, 20, 4).row(13)).isNotEqualTo(some.row(13));
        double[] parallel = some.statistics(row -> row[0] + 1e-3 * row[49]);
        for (int replication = 0; replication < 20; replication++) {
            int[] row = some.row(replication);
            assertThat(parallel[replication]).isEqualTo(row[0] + 1e-3 * row[49]);
        }
    }

    @Test
    void meansAreThoseOfTheRows() {
        StationaryBootstrap bootstrap = new StationaryBootstrap(60, 4, 30, 5);
        double[] some = noise(1, 60);
        double[] others = noise(2, 60);
        double[][] means = bootstrap.means(some, others);
        double[] expected =
                BootstrapDistribution.of(others, bootstrap, StatUtils::mean).sorted();
        Arrays.sort(means[1]);
        for (int replication = 0; replication < 30; replication++) {
            assertThat(means[1][replication]).isCloseTo(expected[replication], within(1e-15));
        }
    }

    /** Of a shifted copy the difference is the shift on every row, because rows are shared. */
    @Property(tries = 20)
    void oneDrawServesBothSidesOfADifference(@ForAll long seed, @ForAll @DoubleRange(min = -3, max = 3) double shift) {
        double[] some = noise(seed, 80);
        double[] others = Arrays.stream(some).map(each -> each - shift).toArray();
        Interval interval = BootstrapDistribution.ofDifference(
                        some, others, new StationaryBootstrap(80, 6, 50, seed), StatUtils::mean)
                .percentile(0.05);
        assertThat(interval.lower()).isCloseTo(shift, within(1e-12));
        assertThat(interval.upper()).isCloseTo(shift, within(1e-12));
    }

    @Test
    void intervalsHoldTheMeanAsOftenAsTheySay() {
        int misses = 0;
        for (int series = 0; series < 400; series++) {
            double[] values =
                    Arrays.stream(noise(series, 150)).map(each -> each - 0.01).toArray();
            for (int t = 1; t < 150; t++) {
                values[t] += 0.3 * values[t - 1];
            }
            BootstrapDistribution means =
                    BootstrapDistribution.of(values, new StationaryBootstrap(150, 8, 199, series), StatUtils::mean);
            Interval basic = means.basic(0.1);
            misses += basic.above(0) || basic.below(0) ? 1 : 0;
            assertThat(basic.upper() - basic.lower())
                    .isCloseTo(
                            means.percentile(0.1).upper()
                                    - means.percentile(0.1).lower(),
                            within(1e-12));
        }
        // 40 of 400, and more, for a dependent series has fewer observations than it seems.
        assertThat(misses).isBetween(24, 76);
    }

    @Test
    void undefinedRowsAreCounted() {
        BootstrapDistribution distribution = BootstrapDistribution.of(
                new double[] {1, 2, 3},
                Rows.of(new int[] {0, 0, 0}, new int[] {0, 1, 2}, new int[] {2, 1, 2}),
                values -> Arrays.stream(values).distinct().count() == 1 ? Double.NaN : StatUtils.max(values));
        assertThat(distribution.undefined()).isEqualTo(1);
        assertThat(distribution.sorted()).containsExactly(3, 3);
        assertThat(new BootstrapDistribution(1, new double[0], 4)
                        .percentile(0.05)
                        .lower())
                .isNaN();
    }

    @Property(tries = 50)
    void theProbabilisticSharpeRatioIsSymmetric(
            @ForAll long seed, @ForAll @DoubleRange(min = -0.3, max = 0.3) double benchmark) {
        double[] returns = noise(seed, 70);
        double[] opposite = Arrays.stream(returns).map(each -> -each).toArray();
        assertThat(ProbabilisticSharpe.of(ReturnMoments.of(opposite), -benchmark))
                .isCloseTo(1 - ProbabilisticSharpe.of(ReturnMoments.of(returns), benchmark), within(1e-9));
        ReturnMoments moments = ReturnMoments.of(returns);
        assertThat(ProbabilisticSharpe.of(moments, moments.sharpe())).isCloseTo(0.5, within(1e-12));
    }

    /** With as many bars as the minimum track record has, the probability is the confidence. */
    @Test
    void theMinimumTrackRecordIsEnough() {
        ReturnMoments moments = new ReturnMoments(20, 0.001, 0.01, -0.8, 5);
        double bars = ProbabilisticSharpe.minimumTrackRecord(moments, 0.02, 0.95);
        ReturnMoments below = new ReturnMoments((int) bars, 0.001, 0.01, -0.8, 5);
        ReturnMoments above = new ReturnMoments((int) bars + 1, 0.001, 0.01, -0.8, 5);
        assertThat(ProbabilisticSharpe.of(below, 0.02)).isLessThan(0.95);
        assertThat(ProbabilisticSharpe.of(above, 0.02)).isGreaterThan(0.95);
        assertThat(ProbabilisticSharpe.minimumTrackRecord(moments, 0.1, 0.95)).isNaN();
    }

    @Test
    void oneTrialIsNotDeflatedAndEachMoreDeflates() {
        ReturnMoments moments = ReturnMoments.of(noise(3, 300));
        DeflatedSharpe one = DeflatedSharpe.of(moments, Double.NaN, 1);
        assertThat(one.threshold()).isZero();
        assertThat(one.probability()).isEqualTo(ProbabilisticSharpe.of(moments, 0));
        double before = one.probability();
        for (double trials : new double[] {2, 3, 10, 100, 1e6}) {
            double now = DeflatedSharpe.of(moments, 0.01, trials).probability();
            assertThat(now).isLessThan(before);
            before = now;
        }
        assertThat(DeflatedSharpe.expectedMaximum(0.01, 1.001)).isZero();
        assertThat(DeflatedSharpe.of(ReturnMoments.of(new double[9]), 0.01, 3).probability())
                .isNaN();
        assertThatThrownBy(() -> DeflatedSharpe.of(moments, 0.1, 0.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DeflatedSharpe.of(moments, -1, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The mean of the largest of 100 standard normal numbers, by drawing them. */
    @Test
    void theExpectedMaximumIsWhatDrawingGives() {
        Random random = new Random(1);
        double sum = 0;
        for (int draw = 0; draw < 2000; draw++) {
            sum += random.doubles(100).map(each -> random.nextGaussian()).max().orElseThrow();
        }
        assertThat(DeflatedSharpe.expectedMaximum(1, 100)).isCloseTo(sum / 2000, within(0.05));
    }

    @Property(tries = 10)
    void aSharpeDifferenceKnowsNoFavourite(@ForAll long seed) {
        double[] some = noise(seed, 90);
        double[] others = noise(seed + 1, 90);
        StationaryBootstrap bootstrap = new StationaryBootstrap(90, 5, 99, seed);
        SharpeDifference one = SharpeDifference.of(some, others, bootstrap, 3);
        SharpeDifference two = SharpeDifference.of(others, some, bootstrap, 3);
        assertThat(two.statistic()).isCloseTo(-one.statistic(), within(1e-9));
        assertThat(two.pTwoSided()).isEqualTo(one.pTwoSided());
        // Leverage changes no Sharpe ratio.
        double[] lever = Arrays.stream(some).map(each -> 3 * each).toArray();
        assertThat(SharpeDifference.of(lever, others, bootstrap, 3).statistic())
                .isCloseTo(one.statistic(), within(1e-9));
        assertThat(SharpeDifference.of(some, lever, bootstrap, 3).pTwoSided()).isNaN();
        assertThat(SharpeDifference.of(some, some, bootstrap, 3).pTwoSided()).isNaN();
        assertThat(SharpeDifference.of(new double[90], some, bootstrap, 3).pTwoSided())
                .isNaN();
    }

    @Property(tries = 20)
    void independentSeriesWantShortBlocksAndDependentOnesLongOnes(@ForAll @IntRange(min = 1, max = 1000) int seed) {
        double[] noise = noise(seed, 2000);
        double[] slow = noise.clone();
        for (int t = 1; t < slow.length; t++) {
            slow[t] += 0.9 * slow[t - 1];
        }
        assertThat(BlockLength.of(slow).stationary())
                .isGreaterThan(2 * BlockLength.of(noise).stationary());
        assertThat(BlockLength.of(slow).circular())
                .isCloseTo(BlockLength.of(slow).stationary() * Math.cbrt(1.5), within(1e-9));
    }

    @Test
    void blocksAreAtLeastAsLongAsTradesAreHeld() {
        assertThat(new BlockLength(3.2, 4).stationaryAtLeast(0)).isEqualTo(3.2);
        assertThat(new BlockLength(3.2, 4).stationaryAtLeast(12)).isEqualTo(12);
        assertThat(new BlockLength(0.4, 0.5).stationaryAtLeast(0)).isEqualTo(1);
        assertThat(BlockLength.of(new double[100]).stationary()).isNaN();
        assertThat(BlockLength.of(new double[100]).stationaryAtLeast(2)).isEqualTo(2);
        assertThat(BlockLength.of(noise(1, 8)).circular()).isNaN();
        assertThat(BlockLength.of(noise(1, 9)).circular()).isFinite();
        assertThat(BlockLength.of(noise(1, 1_000_000)).stationary()).isLessThan(100);
    }

    @Test
    void barsOfADayAreOneObservation() {
        DailyReturns daily = DailyReturns.sum(new double[] {1, 2, -4, 8, 16}, new long[] {-1, -1, 3, 4, 4});
        assertThat(daily.days()).containsExactly(-1, 3, 4);
        assertThat(daily.logReturns()).containsExactly(3, -4, 24);
        assertThat(daily.bars()).containsExactly(2, 1, 2);
        assertThat(DailyReturns.sum(new double[0], new long[0]).days()).isEmpty();
        assertThatThrownBy(() -> DailyReturns.sum(new double[2], new long[] {2, 1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[1] is 1 after 2");
        assertThatThrownBy(() -> DailyReturns.sum(new double[2], new long[1]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** A true difference of that size leaves an interval above 0 four times of five. */
    @Test
    void theSmallestDetectableDifferenceIsFoundFourTimesOfFive() {
        double smallest = SmallestDetectable.difference(0.1, 0.05, 0.8);
        assertThat(smallest).isCloseTo(0.1 * (1.959963984540054 + 0.8416212335729143), within(1e-12));
        assertThat(SmallestDetectable.beyond(1.959963984540054, 0.1, 0.8)).isCloseTo(smallest, within(1e-12));
        Random random = new Random(2);
        long found = IntStream.range(0, 10_000)
                .filter(i -> smallest + 0.1 * random.nextGaussian() > 0.1 * 1.959963984540054)
                .count();
        assertThat(found).isBetween(7850L, 8150L);
    }

    @Test
    void momentsEqualFiguresByHand() {
        ReturnMoments moments = ReturnMoments.of(new double[] {1, 2, 3, 6});
        assertThat(moments.mean()).isEqualTo(3);
        assertThat(moments.standardDeviation()).isCloseTo(Math.sqrt(14 / 3.0), within(1e-15));
        assertThat(moments.skewness()).isCloseTo(4.5 / Math.pow(3.5, 1.5), within(1e-14));
        assertThat(moments.kurtosis()).isCloseTo(24.5 / 3.5 / 3.5, within(1e-14));
    }

    @Test
    void badInputIsRefused() {
        assertThatThrownBy(() -> new StationaryBootstrap(10, 0.5, 9, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10, 0.5, 9");
        StationaryBootstrap ten = new StationaryBootstrap(10, 2, 9, 1);
        assertThatThrownBy(() -> ten.means(new double[9])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BootstrapDistribution.of(new double[11], ten, StatUtils::mean))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10 observations");
        assertThatThrownBy(() -> Interval.requireLevel(1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static double[] noise(long seed, int count) {
        return new Random(seed).doubles(count).map(each -> 2 * each - 0.99).toArray();
    }
}
