package io.hindcast.runs.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hindcast.engine.drift.ModelBaseline;
import io.hindcast.engine.fixture.SilentModel;
import io.hindcast.forecast.ForecastTarget;
import io.hindcast.forecast.Forecaster;
import io.hindcast.forecast.ModelInputs;
import io.hindcast.forecast.RowRange;
import io.hindcast.forecast.Scaler;
import io.hindcast.forecast.TrainableModel;
import io.hindcast.forecast.TrainedModel;
import io.hindcast.forecast.TrainingProgress;
import io.hindcast.forecast.TrainingSet;
import io.hindcast.market.Interval;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BaselineMeasurementTest {
    private static final int WINDOW = 3;
    private static final int HORIZON = 2;
    private static final int ROWS = 400;

    /** Says what the newest row's only feature says, which the scaler has halved. */
    private record Newest(ForecastTarget target) implements TrainedModel, SilentModel, TrainableModel<TrainedModel> {
        @Override
        public int windowBars() {
            return WINDOW;
        }

        @Override
        public int horizonBars() {
            return HORIZON;
        }

        @Override
        public TrainedModel train(TrainingSet set, Path folder, TrainingProgress progress) {
            return this;
        }

        @Override
        public TrainedModel load(Path folder, ModelInputs inputs) {
            return this;
        }

        @Override
        public Forecaster newForecaster() {
            return new Forecaster() {
                @Override
                public int windowBars() {
                    return WINDOW;
                }

                @Override
                public int featureCount() {
                    return 1;
                }

                @Override
                public void forecast(float[] windows, int count, double[] values) {
                    for (int i = 0; i < count; i++) {
                        values[i] = 2 * windows[(i + 1) * WINDOW - 1];
                    }
                }

                @Override
                public void close() {
                    // Holds nothing.
                }
            };
        }

        @Override
        public Scaler scaler() {
            return (features, inputs, offset) -> inputs[offset] = (float) (features[0] / 2);
        }
    }

    /**
     * Closes such that the next two bars' return is the row's number in ten thousandths, and a feature that says what the
     * model must say to be wrong by a log return of 0.02 on each odd row and of -0.04 on each even one.
     */
    @ParameterizedTest
    @EnumSource(ForecastTarget.class)
    void theErrorIsALogReturnOverTheHorizonOfTheValidationSegmentAlone(ForecastTarget target) {
        double[] close = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            close[i] = i < 2 ? 100 : close[i - 2] * Math.exp((i - 2) / 1e4);
        }
        double[][] features = new double[ROWS][1];
        int validationFrom = 202;
        int validationTo = ROWS - HORIZON;
        for (int i = 0; i < validationTo; i++) {
            double error = i < validationFrom ? 5 : i % 2 == 1 ? 0.02 : -0.04;
            double said = i / 1e4 + error;
            features[i][0] = target == ForecastTarget.LOG_RETURN ? said : close[i] * Math.exp(said);
        }
        TrainingSet set = new TrainingSet(
                new ModelInputs(List.of("f"), Interval.parse("1d")),
                features,
                close,
                200,
                validationFrom,
                validationTo,
                1);
        Newest model = new Newest(target);
        ModelBaseline baseline = BaselineMeasurement.measure(set, model, model);
        assertThat(baseline.validationForecasts()).isEqualTo(validationTo - validationFrom);
        assertThat(baseline.validationError()).isCloseTo(Math.sqrt((0.0004 + 0.0016) / 2), within(1e-6));
        assertThat(baseline.features()).hasSize(1);
    }

    @Test
    void featuresAreThoseOfTheTrainingSegmentAlone() {
        double[][] features = new double[ROWS][1];
        double[] close = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            features[i][0] = i < 200 ? i : 1e6;
            close[i] = 100;
        }
        TrainingSet set = new TrainingSet(
                new ModelInputs(List.of("f"), Interval.parse("1d")), features, close, 200, 202, ROWS - HORIZON, 1);
        Newest model = new Newest(ForecastTarget.CLOSE);
        ModelBaseline baseline = BaselineMeasurement.measure(set, model, model);
        assertThat(baseline.features().getFirst().edges()).containsExactly(19, 39, 59, 79, 99, 119, 139, 159, 179);
    }

    @Test
    void rowsBetweenSeveralRangesAreNotLookedAt() {
        double[][] features = new double[ROWS][1];
        double[] close = new double[ROWS];
        List<RowRange> train = List.of(new RowRange(0, 100), new RowRange(150, 250));
        List<RowRange> validation = List.of(new RowRange(260, 270), new RowRange(300, 390));
        for (int i = 0; i < ROWS; i++) {
            boolean trained = i < 100 || (i >= 150 && i < 250);
            boolean validated = (i >= 260 && i < 270) || (i >= 300 && i < 390);
            features[i][0] = trained ? i : validated ? 0.03 : 1e6;
            close[i] = 100;
        }
        TrainingSet set = new TrainingSet(
                new ModelInputs(List.of("f"), Interval.parse("1d")), features, close, train, validation, 1);
        Newest model = new Newest(ForecastTarget.LOG_RETURN);
        ModelBaseline baseline = BaselineMeasurement.measure(set, model, model);
        assertThat(baseline.features().getFirst().edges()).containsExactly(19, 39, 59, 79, 99, 169, 189, 209, 229);
        assertThat(baseline.validationForecasts()).isEqualTo(100);
        assertThat(baseline.validationError()).isCloseTo(0.03, within(1e-6));
    }
}
