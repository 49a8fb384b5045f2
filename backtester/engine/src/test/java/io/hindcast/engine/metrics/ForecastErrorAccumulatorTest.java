package io.hindcast.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hindcast.engine.metrics.ForecastErrors.Errors;
import io.hindcast.forecast.ForecastTarget;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.hipparchus.stat.correlation.SpearmansCorrelation;
import org.junit.jupiter.api.Test;

class ForecastErrorAccumulatorTest {
    private static final Offset<Double> EXACT = within(1e-12);

    private final ForecastErrorAccumulator accumulator =
            new ForecastErrorAccumulator("test", 1, ForecastTarget.LOG_RETURN);

    @Test
    void figuresOfFourHandWorkedForecasts() {
        accumulator.add(100, 102, 104); // error -2, up and up
        accumulator.add(100, 99, 100); //  error -1, actual unchanged: no direction
        accumulator.add(100, 100, 98); //  error  2, forecast unchanged: wrong direction
        accumulator.add(100, 97, 96); //   error  1, down and down
        ForecastErrors errors = accumulator.errors();

        assertThat(errors.count()).isEqualTo(4);
        Errors model = errors.model();
        assertThat(model.rmsePrice()).isCloseTo(Math.sqrt(10 / 4.0), EXACT);
        assertThat(model.maePrice()).isCloseTo(1.5, EXACT);
        assertThat(model.mape()).isCloseTo((2 / 104.0 + 1 / 100.0 + 2 / 98.0 + 1 / 96.0) / 4, EXACT);
        double a = Math.log(102 / 104.0);
        double b = Math.log(99 / 100.0);
        double c = Math.log(100 / 98.0);
        double d = Math.log(97 / 96.0);
        assertThat(model.rmseReturn()).isCloseTo(Math.sqrt((a * a + b * b + c * c + d * d) / 4), EXACT);
        assertThat(model.maeReturn()).isCloseTo((-a - b + c + d) / 4, EXACT);
        assertThat(model.directionalAccuracy()).isCloseTo(2 / 3.0, EXACT);
        // Ranks of the forecasts 4 2 3 1, of the actuals 4 3 2 1: 1 - 6 x 2 / (4 x 15)
        assertThat(model.rankIc()).isCloseTo(0.8, EXACT);

        // Persistence misses by 4, 0, 2, 4: squares 36.
        Errors persistence = errors.persistence();
        assertThat(persistence.rmsePrice()).isCloseTo(3, EXACT);
        assertThat(persistence.maePrice()).isCloseTo(2.5, EXACT);
        assertThat(persistence.directionalAccuracy()).isNaN();
        assertThat(persistence.ic()).isNaN();
        assertThat(persistence.rankIc()).isNaN();
        assertThat(errors.skillPrice()).isCloseTo(1 - 10 / 36.0, EXACT);
    }

    /** Prices drift up, so the mean return beats "no change" although it says nothing of any bar. */
    @Test
    void aConstantForecastIsKnownWhateverItsSkill() {
        Random random = new Random(8);
        ForecastErrorAccumulator ofPrice = new ForecastErrorAccumulator("test", 1, ForecastTarget.CLOSE);
        ForecastErrorAccumulator varying = new ForecastErrorAccumulator("test", 1, ForecastTarget.LOG_RETURN);
        double close = 100;
        for (int i = 0; i < 2_000; i++) {
            double next = close * Math.exp(0.002 + 0.01 * random.nextGaussian());
            accumulator.add(close, close * Math.exp(0.002), next);
            varying.add(close, close * Math.exp(0.002 + 1e-4 * random.nextGaussian()), next);
            ofPrice.add(close, close * Math.exp(0.002), next);
            close = next;
        }
        assertThat(accumulator.errors().constant()).isTrue();
        assertThat(accumulator.errors().test().answer()).isEqualTo(LossTest.Answer.BETTER);
        assertThat(varying.errors().constant()).isFalse();
        assertThat(ofPrice.errors().constant()).isFalse();
    }

    /** Loss differences of four hand-worked forecasts: in the return for a return, in the price for a price. */
    @Test
    void theTestIsInTheUnitOfTheTarget() {
        ForecastErrorAccumulator ofPrice = new ForecastErrorAccumulator("test", 1, ForecastTarget.CLOSE);
        for (ForecastErrorAccumulator each : new ForecastErrorAccumulator[] {accumulator, ofPrice}) {
            each.add(100, 102, 104);
            each.add(100, 99, 98);
        }
        assertThat(ofPrice.errors().test().meanDifference()).isCloseTo(((16 - 4) + (4 - 1)) / 2.0, EXACT);
        double up = Math.log(1.04) * Math.log(1.04) - Math.log(102 / 104.0) * Math.log(102 / 104.0);
        double down = Math.log(0.98) * Math.log(0.98) - Math.log(99 / 98.0) * Math.log(99 / 98.0);
        assertThat(accumulator.errors().test().meanDifference()).isCloseTo((up + down) / 2, EXACT);
    }

    @Test
    void correlationsAreThoseOfHipparchus() {
        Random random = new Random(3);
        int count = 1_000;
        double[] forecasts = new double[count];
        double[] actuals = new double[count];
        for (int i = 0; i < count; i++) {
            double close = 50 + random.nextInt(100);
            // Whole prices make ties.
            double actual = close + random.nextInt(9) - 4;
            double forecast = close + random.nextInt(5) - 2 + 0.3 * (actual - close);
            accumulator.add(close, forecast, actual);
            forecasts[i] = Math.log(forecast / close);
            actuals[i] = Math.log(actual / close);
        }
        Errors model = accumulator.errors().model();
        assertThat(model.ic())
                .isCloseTo(new PearsonsCorrelation().correlation(forecasts, actuals), EXACT)
                .isGreaterThan(0.3);
        assertThat(model.rankIc()).isCloseTo(new SpearmansCorrelation().correlation(forecasts, actuals), within(1e-9));
    }

    @Test
    void aModelThatRepeatsPersistenceHasNoSkillAndNoCorrelation() {
        for (int i = 0; i < 10; i++) {
            accumulator.add(100 + i, 100 + i, 101 + i % 3);
        }
        ForecastErrors errors = accumulator.errors();
        assertThat(errors.skillPrice()).isZero();
        assertThat(errors.skillReturn()).isZero();
        assertThat(errors.model().ic()).isNaN();
        assertThat(errors.model().rankIc()).isNaN();
        assertThat(errors.model().directionalAccuracy()).isZero();
    }

    @Test
    void aModelThatAlwaysExpectsTheSameReturnHasNoCorrelation() {
        // The ratios differ by rounding alone.
        for (int i = 1; i < 50; i++) {
            accumulator.add(i * 1.7, i * 1.7 * Math.exp(0.001), i * 1.7 + i % 3);
        }
        assertThat(accumulator.errors().model().ic()).isNaN();
        assertThat(accumulator.errors().model().rankIc()).isNaN();
    }

    @Test
    void noForecastMeansNoFigures() {
        ForecastErrors errors = accumulator.errors();
        assertThat(errors.count()).isZero();
        assertThat(errors.model().rmsePrice()).isNaN();
        assertThat(errors.model().ic()).isNaN();
        assertThat(errors.skillReturn()).isNaN();
    }
}
