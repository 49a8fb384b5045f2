package io.hindcast.runs.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.engine.fixture.SilentModel;
import io.hindcast.forecast.EpochResult;
import io.hindcast.forecast.FittedModel;
import io.hindcast.forecast.ForecastTarget;
import io.hindcast.forecast.ModelInputs;
import io.hindcast.forecast.RowRange;
import io.hindcast.forecast.Scaler;
import io.hindcast.forecast.TrainableModel;
import io.hindcast.forecast.TrainingProgress;
import io.hindcast.forecast.TrainingSet;
import io.hindcast.market.Interval;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainingFindingsTest {
    private static final int ROWS = 1_000;
    private static final int TRAIN = 700;

    @Test
    void columnsThatVaryAreNotMentioned() {
        assertThat(TrainingFindings.of(set(i -> i, i -> 100 + i % 7), new Model(1)))
                .isEmpty();
        // One row in fifty differs.
        assertThat(TrainingFindings.of(set(i -> i % 50 == 0 ? 1 : 0, i -> 100 + i % 7), new Model(1)))
                .isEmpty();
    }

    @Test
    void aConstantFeatureIsNamedWithItsValue() {
        // It moves behind the training segment only.
        assertThat(TrainingFindings.of(set(i -> i < TRAIN ? 0.1 : i, i -> 100 + i % 7), new Model(1)))
                .containsExactly("features: volume is 0.1 in every row of the training segment; it tells the model next"
                        + " to nothing, and how a value that training has not seen would be scaled is arbitrary");
        assertThat(TrainingFindings.of(set(i -> i % 2 == 0 ? 0.1 : Math.nextUp(0.1), i -> 100 + i % 7), new Model(1)))
                .hasSize(1);
    }

    @Test
    void aNearlyConstantFeatureIsNamedWithItsCount() {
        assertThat(TrainingFindings.of(set(i -> i % 200 == 0 ? i + 1 : 0, i -> 100 + i % 7), new Model(1)))
                .singleElement()
                .asString()
                .startsWith("features: volume is 0.0 in 696 of the 700 rows of the training segment");
    }

    @Test
    void aFeatureThatVariesByNextToNothingIsNamedWithItsRange() {
        // More than rounding, and a z-score makes a usual value of later, such as 1.05, tens of millions of it.
        assertThat(TrainingFindings.of(set(i -> i < TRAIN ? 1 + 1e-9 * (i % 7) : 1.05, i -> 100 + i % 7), new Model(1)))
                .singleElement()
                .asString()
                .startsWith("features: volume lies between 1.0 and 1.000000006 in every row of the training segment");
        assertThat(TrainingFindings.of(set(i -> 1 + 1e-4 * (i % 7), i -> 100 + i % 7), new Model(1)))
                .isEmpty();
    }

    @Test
    void aConstantTargetIsNamed() {
        assertThat(TrainingFindings.of(set(i -> i, i -> 50), new Model(3)))
                .containsExactly(
                        "model.target: what is to be forecast is 0.0 in every row of the training segment; there"
                                + " is next to nothing to learn from it");
    }

    @Test
    void aFeatureThatVariesBetweenTheRangesOfTrainingOnlyIsConstant() {
        TrainingSet whole = set(i -> i < 20 || i >= 40 ? 3 : i, i -> 50 + i % 7);
        TrainingSet divided = new TrainingSet(
                whole.inputs(),
                whole.features(),
                whole.close(),
                List.of(new RowRange(0, 20), new RowRange(40, TRAIN)),
                whole.validation(),
                1);
        assertThat(TrainingFindings.of(whole, new Model(3))).isEmpty();
        assertThat(TrainingFindings.of(divided, new Model(3)))
                .singleElement()
                .asString()
                .startsWith("features: volume is 3.0 in every row of the training segment");
    }

    @Test
    void aModelIsHeldAgainstTheMeanOfItsTraining() {
        assertThat(TrainingFindings.of(new Fitted(1.0, false, 1.2, 0.9, 1.1))).isEmpty();
        assertThat(TrainingFindings.of(new Fitted(Double.NaN, false, 1.2))).isEmpty();
        assertThat(TrainingFindings.of(new Fitted(0.98, false, 1.2, 0.985, 1.1)))
                .containsExactly(
                        "the model is no better than a constant: its best validation loss, 0.985000 after epoch"
                                + " 2, is not below the 0.980000 that the mean of the training segment has;"
                                + " model.training.constant: keep would take that mean instead");
        assertThat(TrainingFindings.of(new Fitted(0.98, true, 0.98)))
                .singleElement()
                .asString()
                .startsWith("this model is a constant: what was trained was left out");
    }

    private static TrainingSet set(IntToDoubleFunction feature, IntToDoubleFunction close) {
        double[][] rows = new double[ROWS][];
        double[] closes = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            rows[i] = new double[] {Math.sin(i), feature.applyAsDouble(i)};
            closes[i] = close.applyAsDouble(i);
        }
        return new TrainingSet(
                new ModelInputs(List.of("log-return", "volume"), Interval.parse("1d")),
                rows,
                closes,
                TRAIN,
                TRAIN + 5,
                ROWS - 5,
                1);
    }

    private record Model(int horizonBars) implements TrainableModel<FittedModel> {
        @Override
        public int windowBars() {
            return 5;
        }

        @Override
        public ForecastTarget target() {
            return ForecastTarget.LOG_RETURN;
        }

        @Override
        public FittedModel train(TrainingSet set, Path folder, TrainingProgress progress) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FittedModel load(Path folder, ModelInputs inputs) {
            throw new UnsupportedOperationException();
        }
    }

    private record Fitted(double constantLoss, boolean constant, double... losses) implements SilentModel {
        @Override
        public List<EpochResult> training() {
            return IntStream.range(0, losses.length)
                    .mapToObj(i -> new EpochResult(i + 1, 1, losses[i], 0.1, 1))
                    .toList();
        }

        @Override
        public Scaler scaler() {
            throw new UnsupportedOperationException();
        }
    }
}
