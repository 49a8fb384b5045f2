package io.hindcast.report.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ExtremesSamplerTest {
    private static final int LIMIT = 100;

    @Property(tries = 200)
    void extremesEndsAndOrderSurviveInAnySeries(
            @ForAll @IntRange(max = 5_000) int length,
            @ForAll @IntRange(min = 1, max = 4) int watched,
            @ForAll long seed) {
        Random random = new Random(seed);
        double[][] values = new double[length][watched];
        ExtremesSampler sampler =
                new ExtremesSampler(List.of("a", "b", "c", "d").subList(0, watched), watched, LIMIT);
        for (int i = 0; i < length; i++) {
            for (int column = 0; column < watched; column++) {
                values[i][column] = random.nextInt(20) == 0 ? Double.NaN : random.nextGaussian();
            }
            sampler.add(1_000L * i, values[i]);
        }
        Sample sample = sampler.sample();

        assertThat(sample.total()).isEqualTo(length);
        assertThat(sample.points()).hasSizeLessThanOrEqualTo(LIMIT);
        assertThat(sample.points()).isSortedAccordingTo((a, b) -> Long.compare(a.index(), b.index()));
        assertThat(sample.points()).allSatisfy(point -> {
            assertThat(point.values()).isSameAs(values[(int) point.index()]);
            assertThat(point.time()).isEqualTo(1_000 * point.index());
        });
        if (length <= LIMIT) {
            assertThat(sample.points()).hasSize(length);
        } else {
            assertThat(sample.reduced()).isTrue();
            assertThat(sample.points().getFirst().index()).isZero();
            assertThat(sample.points().getLast().index()).isEqualTo(length - 1);
            for (int column = 0; column < watched; column++) {
                assertThat(highest(sample, column)).isEqualTo(highest(values, column));
            }
        }
    }

    @Test
    void aSpikeOfOneBarInAMillionIsKept() {
        ExtremesSampler sampler = new ExtremesSampler(List.of("equity"), 1);
        for (int i = 0; i < 1_000_000; i++) {
            sampler.add(i, i == 654_321 ? 5 : i == 123_457 ? -5 : 1);
        }
        Sample sample = sampler.sample();

        assertThat(sample.points()).hasSizeBetween(2_000, Sample.LIMIT);
        assertThat(sample.points().stream().filter(p -> p.values()[0] == 5).map(Sample.Point::index))
                .containsExactly(654_321L);
        assertThat(sample.points().stream().filter(p -> p.values()[0] == -5).map(Sample.Point::index))
                .containsExactly(123_457L);
    }

    @Test
    void aSeriesOfExactlyTheLimitIsLeftAlone() {
        ExtremesSampler sampler = new ExtremesSampler(List.of("equity"), 1);
        for (int i = 0; i < Sample.LIMIT; i++) {
            sampler.add(i, i % 7);
        }
        assertThat(sampler.sample().points()).hasSize(Sample.LIMIT);
        assertThat(sampler.sample().reduced()).isFalse();
        sampler.add(Sample.LIMIT, 3);
        assertThat(sampler.sample().reduced()).isTrue();
    }

    private static double highest(Sample sample, int column) {
        return sample.points().stream()
                .mapToDouble(point -> point.values()[column])
                .filter(value -> !Double.isNaN(value))
                .max()
                .orElse(Double.NaN);
    }

    private static double highest(double[][] values, int column) {
        double highest = Double.NaN;
        for (double[] row : values) {
            if (!(row[column] <= highest) && !Double.isNaN(row[column])) {
                highest = row[column];
            }
        }
        return highest;
    }
}
