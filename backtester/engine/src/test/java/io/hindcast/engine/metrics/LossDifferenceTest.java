package io.hindcast.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hindcast.engine.metrics.LossTest.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class LossDifferenceTest {
    private static final Percentage EXACT = Percentage.withPercentage(1e-8);

    /** Of {@code src/test/R/newey_west.R}. */
    @Test
    void equalsR() throws IOException {
        int cases = 0;
        for (String line : golden()) {
            String[] values = line.split(",", -1);
            LossDifference difference = new LossDifference(Integer.parseInt(values[1]));
            Stream.of(values[5].split(" ")).mapToDouble(Double::parseDouble).forEach(difference::add);
            LossTest test = difference.test();
            assertThat(test.lags()).as(values[0]).isEqualTo(Integer.parseInt(values[2]));
            assertThat(test.standardError()).as(values[0]).isCloseTo(Double.parseDouble(values[3]), EXACT);
            assertThat(test.pValue()).as(values[0]).isCloseTo(Double.parseDouble(values[4]), EXACT);
            cases++;
        }
        assertThat(cases).isEqualTo(6);
    }

    /** Differences 3, 1, 2, 2 with one lag: mean 2, autocovariances 0.5 and -0.25, Bartlett's weight 1/2. */
    @Test
    void equalsAStandardErrorByHand() {
        LossDifference difference = new LossDifference(1);
        for (double each : new double[] {3, 1, 2, 2}) {
            difference.add(each);
        }
        // floor(4 (4 / 100)^(2/9)) = floor(1.956) = 1
        LossTest test = difference.test();
        assertThat(test.lags()).isEqualTo(1);
        assertThat(test.meanDifference()).isEqualTo(2);
        assertThat(test.standardError()).isCloseTo(Math.sqrt((0.5 + 2 * 0.5 * -0.25) / 4), Offset.offset(1e-15));
        assertThat(test.answer()).isEqualTo(Answer.CANNOT_TELL);
    }

    @Test
    void equalOrNoLossesTellNothing() {
        LossDifference difference = new LossDifference(1);
        assertThat(difference.test().answer()).isEqualTo(Answer.CANNOT_TELL);
        for (int i = 0; i < 100; i++) {
            difference.add(0.1);
        }
        assertThat(difference.test().statistic()).isNaN();
        assertThat(difference.test().answer()).isEqualTo(Answer.CANNOT_TELL);
    }

    /** Of forty series of noise two standard errors reject about two. */
    @Test
    void chanceIsSeldomTakenForSkill() {
        Random random = new Random(4);
        int claimed = 0;
        for (int series = 0; series < 400; series++) {
            LossDifference difference = new LossDifference(1);
            for (int i = 0; i < 300; i++) {
                difference.add(random.nextGaussian());
            }
            claimed += difference.test().answer() == Answer.BETTER ? 1 : 0;
        }
        // One side of 5 %: 10 of 400, and the 99 % binomial band around it, a little wider for the estimated error.
        assertThat(claimed).isBetween(2, 24);
    }

    @Test
    void whatIsThereIsFoundOnEitherSide() {
        Random random = new Random(4);
        LossDifference better = new LossDifference(1);
        LossDifference worse = new LossDifference(1);
        for (int i = 0; i < 300; i++) {
            double noise = random.nextGaussian();
            better.add(0.5 + noise);
            worse.add(noise - 0.5);
        }
        assertThat(better.test().answer()).isEqualTo(Answer.BETTER);
        assertThat(better.test().meanDifference()).isCloseTo(0.5, within(0.2));
        assertThat(worse.test().answer()).isEqualTo(Answer.WORSE);
    }

    private static List<String> golden() throws IOException {
        try (InputStream in = LossDifferenceTest.class.getResourceAsStream("newey-west.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .toList();
        }
    }
}
