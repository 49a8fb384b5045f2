package io.hindcast.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hipparchus.stat.descriptive.moment.StandardDeviation;
import org.junit.jupiter.api.Test;

class MomentsTest {
    @Property(tries = 100)
    void agreeWithTwoPassesOverTheValues(
            @ForAll long seed,
            @ForAll @IntRange(min = 10, max = 500) int count,
            @ForAll @IntRange(min = -3, max = 5) int far) {
        Random random = new Random(seed);
        double[] values = new double[count];
        Moments moments = new Moments();
        for (int i = 0; i < count; i++) {
            // Far from zero, naive sums of squares lose all digits.
            values[i] = Math.pow(10, far) + random.nextGaussian() * (0.5 + random.nextDouble());
            moments.add(values[i]);
        }
        double mean = 0;
        for (double value : values) {
            mean += value / count;
        }
        double[] central = new double[5];
        for (double value : values) {
            for (int power = 2; power <= 4; power++) {
                central[power] += Math.pow(value - mean, power) / count;
            }
        }
        assertThat(moments.count()).isEqualTo(count);
        assertThat(moments.standardDeviation())
                .isCloseTo(new StandardDeviation().evaluate(values), within(1e-8 * Math.sqrt(central[2])));
        assertThat(moments.skewness()).isCloseTo(central[3] / Math.pow(central[2], 1.5), within(1e-6));
        assertThat(moments.kurtosis()).isCloseTo(central[4] / (central[2] * central[2]), within(1e-6));
    }

    @Test
    void handWorkedMoments() {
        Moments moments = new Moments();
        for (double value : new double[] {1, 2, 3, 10}) {
            moments.add(value);
        }
        // mean 4; deviations -3, -2, -1, 6; squares 50, cubes 180, fourth powers 1394
        assertThat(moments.standardDeviation()).isCloseTo(Math.sqrt(50 / 3.0), within(1e-14));
        assertThat(moments.skewness()).isCloseTo(45 / Math.pow(12.5, 1.5), within(1e-14));
        assertThat(moments.kurtosis()).isCloseTo(348.5 / 156.25, within(1e-14));
    }

    @Test
    void aCompensatedSumKeepsWhatAPlainOneLoses() {
        CompensatedSum sum = new CompensatedSum();
        sum.add(1);
        sum.add(1e100);
        sum.add(1);
        sum.add(-1e100);
        assertThat(sum.value()).isEqualTo(2);
    }
}
