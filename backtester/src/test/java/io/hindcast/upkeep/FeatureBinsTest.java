package io.hindcast.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
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
