package io.hindcast.engine.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FeatureBinsTest {
    /** Of {@code src/test/python/stability_index.py}. */
    @Test
    void equalsNumpy() throws IOException {
        int cases = 0;
        for (String line : golden()) {
            String[] values = line.split(",", -1);
            assertThat(index(numbers(values[2]), numbers(values[3])))
                    .as(values[0])
                    .isCloseTo(Double.parseDouble(values[1]), within(1e-12));
            cases++;
        }
        assertThat(cases).isEqualTo(9);
    }

    /** Ten training values, so one a bin; of ten others two moved from the first bin to the last. */
    @Test
    void equalsAnIndexByHand() {
        double[] train = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        double[] other = {2, 10, 3, 4, 5, 6, 7, 8, 9, 10};
        // Bin 1: e 0.1, a 0 taken as 0.0001; bin 10: e 0.1, a 0.2; all others equal.
        double expected = (0.0001 - 0.1) * Math.log(0.0001 / 0.1) + 0.1 * Math.log(2);
        assertThat(index(train, other)).isCloseTo(expected, within(1e-12));
    }

    @Test
    void rowsBehindTheTrainingSegmentAreNotLookedAt() {
        double[][] rows = {{1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}, {9}, {10}, {1e9}, {-1e9}};
        FeatureBins bins = FeatureBins.fit(rows, 10, 0);
        assertThat(bins.edges()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(bins.fractions()).containsOnly(0.1);
        assertThat(bins.bin(-7)).isZero();
        assertThat(bins.bin(1)).isZero();
        assertThat(bins.bin(1.5)).isEqualTo(1);
        assertThat(bins.bin(9)).isEqualTo(8);
        assertThat(bins.bin(1e9)).isEqualTo(9);
    }

    /**
     * Returns of a price that moves by whole ticks, whose level has risen by a tenth since training. Counted in ticks both
     * are the same market; as log returns each tick is a little less.
     */
    @Test
    void returnsInTicksAreJudgedAsTheTicksAre() {
        Random random = new Random(5);
        double[] trainTicks = ticks(random, 4_000);
        double[] otherTicks = ticks(random, 500);
        double inTicks = index(trainTicks, otherTicks);
        double inReturns = index(returns(trainTicks, 100, 0.05), returns(otherTicks, 110, 0.01));
        assertThat(inTicks).isLessThan(0.05);
        assertThat(inReturns).isCloseTo(inTicks, within(0.02));
        // Twice the ticks are another market, whichever way they are counted.
        double[] wilder = DoubleStream.of(otherTicks).map(tick -> 2 * tick).toArray();
        assertThat(index(trainTicks, wilder)).isGreaterThan(0.25);
        assertThat(index(returns(trainTicks, 100, 0.05), returns(wilder, 110, 0.01)))
                .isGreaterThan(0.25);
    }

    /** A price that stands on whole ticks itself and comes back to each, so that the returns of a level are one number. */
    @Property(tries = 50)
    void returnsOfAPriceThatComesBackToItsTicksAreJudgedAsTheTicksAre(
            @ForAll @IntRange(min = 1, max = 10_000) int seed, @ForAll @IntRange(min = 0, max = 1) int rareTicks) {
        Random random = new Random(seed);
        double rare = rareTicks * 0.0005;
        double[] trainTicks = ticksAbout(random, 1_000, 5_000, rare);
        double[] otherTicks = ticksAbout(random, 1_050, 500, rare);
        double inTicks = index(trainTicks, otherTicks);
        assertThat(index(returnsOnTicks(trainTicks, 1_000), returnsOnTicks(otherTicks, 1_050)))
                .isCloseTo(inTicks, within(0.05));
    }

    /** Ticks of a price that is drawn back to its level; a few of them are five at once. */
    private static double[] ticksAbout(Random random, int level, int count, double rare) {
        double[] ticks = new double[count];
        int price = level;
        for (int i = 0; i < count; i++) {
            double draw = random.nextDouble() + (level - price) / 200.0;
            ticks[i] = random.nextDouble() < rare
                    ? (random.nextBoolean() ? 5 : -5)
                    : draw < 0.25 ? -1 : draw > 0.75 ? 1 : 0;
            price += (int) ticks[i];
        }
        return ticks;
    }

    private static double[] returnsOnTicks(double[] ticks, int level) {
        double[] returns = new double[ticks.length];
        double price = level;
        for (int i = 0; i < ticks.length; i++) {
            returns[i] = Math.log((price + ticks[i]) / price);
            price += ticks[i];
        }
        return returns;
    }

    /** Whole ticks, most of them 0. */
    private static double[] ticks(Random random, int count) {
        return random.doubles(count)
                .map(draw -> draw < 0.4 ? 0 : draw < 0.6 ? 1 : draw < 0.8 ? -1 : draw < 0.9 ? 2 : -2)
                .toArray();
    }

    /** Log returns of these ticks of 0.01 about a price that wanders around its level by a share of it. */
    private static double[] returns(double[] ticks, double level, double share) {
        double[] returns = new double[ticks.length];
        for (int i = 0; i < ticks.length; i++) {
            double price = level * (1 + share * Math.sin(i / 50.0));
            returns[i] = Math.log((price + ticks[i] / 100) / price);
        }
        return returns;
    }

    /** A smooth sample has no clusters, however small; nor have the outliers of a heavy tail. */
    @Property(tries = 200)
    void decilesOfASmoothFeatureStayDeciles(@ForAll @IntRange(min = 10, max = 3_000) int rows, @ForAll long seed) {
        Random random = new Random(seed);
        double[] sample = new double[rows];
        for (int i = 0; i < rows; i++) {
            sample[i] = random.nextGaussian() / Math.max(0.05, Math.abs(random.nextGaussian()));
        }
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        double[] edges = FeatureBins.fit(
                        DoubleStream.of(sample)
                                .mapToObj(value -> new double[] {value})
                                .toArray(double[][]::new),
                        rows,
                        0)
                .edges();
        for (int k = 1; k < FeatureBins.COUNT; k++) {
            assertThat(edges[k - 1]).isEqualTo(sorted[(rows * k + 9) / 10 - 1]);
        }
    }

    private static double index(double[] train, double[] other) {
        double[][] rows =
                DoubleStream.of(train).mapToObj(value -> new double[] {value}).toArray(double[][]::new);
        FeatureBins bins = FeatureBins.fit(rows, rows.length, 0);
        int[] counts = new int[FeatureBins.COUNT];
        for (double value : other) {
            counts[bins.bin(value)]++;
        }
        return bins.stabilityIndex(counts, other.length);
    }

    private static double[] numbers(String text) {
        return Stream.of(text.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
    }

    private static List<String> golden() throws IOException {
        try (InputStream in = FeatureBinsTest.class.getResourceAsStream("stability-index.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .toList();
        }
    }
}
