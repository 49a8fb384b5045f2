package io.hindcast.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import io.hindcast.forecast.EpochResult;
import io.hindcast.forecast.RowRange;
import io.hindcast.forecast.TrainingProgress;
import io.hindcast.forecast.TrainingSet;
import io.hindcast.settings.InvalidInputException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

@Tag("slow")
class LstmTrainingTest {
    private static final TrainingProgress SILENT = new TrainingProgress() {
        @Override
        public void batch(int epoch, int epochs, int batch, int batches, double loss) {
            // Nobody looks.
        }

        @Override
        public void epoch(EpochResult result) {
            // Nobody looks.
        }
    };

    @Test
    void theSameSetGivesTheSameWeightsToTheBitWhateverWasDrawnBefore() {
        TrainingSet set = TrainingSets.autoregressive(200, 3);
        LstmSettings settings = TrainingSets.settings("dropout", 0.3);
        float[] first = weights(settings, set);
        Nd4j.getRandom().setSeed(99);
        Nd4j.rand(7, 7).close();
        assertThat(weights(settings, set)).isEqualTo(first);
        assertThat(weights(settings, TrainingSets.autoregressive(200, 4))).isNotEqualTo(first);
    }

    @Test
    void whoTrainsBesideOthersIsAskedAllTheTimeAndGetsTheSameBits() {
        TrainingSet set = TrainingSets.autoregressive(200, 3);
        LstmSettings settings = TrainingSets.settings();
        AtomicInteger asked = new AtomicInteger();
        TrainingProgress now = new TrainingProgress() {
            @Override
            public boolean alone() {
                return asked.incrementAndGet() % 3 == 0;
            }

            @Override
            public void batch(int epoch, int epochs, int batch, int batches, double loss) {
                // Nobody looks.
            }

            @Override
            public void epoch(EpochResult result) {
                // Nobody looks.
            }
        };
        LstmTraining.Result result = new LstmTraining(settings, now).train(set);
        assertThat(result.network().params().toFloatVector()).isEqualTo(weights(settings, set));
        assertThat(asked.get()).isGreaterThan(50);
    }

    @Test
    void learnsAnAutoregressiveReturnBetterThanPersistence() {
        TrainingSet set = TrainingSets.autoregressive(600, 3);
        LstmSettings settings =
                TrainingSets.settings("layers", 1, "training.epochs", 15, "training.learning-rate", 0.02);
        double best = new LstmTraining(settings, SILENT)
                .train(set).epochs().stream()
                        .mapToDouble(EpochResult::validationLoss)
                        .min()
                        .orElseThrow();
        // The scaled target has variance 1 and the process explains 0.81 of it; persistence explains nothing.
        assertThat(best).isLessThan(0.5);
    }

    @Test
    void theWeightsOfTheBestEpochAreRestoredAndPatienceEndsTraining() {
        TrainingSet set = TrainingSets.autoregressive(120, 3);
        LstmSettings settings =
                TrainingSets.settings("training.epochs", 60, "training.patience", 2, "training.learning-rate", 0.3);
        LstmTraining.Result result = new LstmTraining(settings, SILENT).train(set);
        EpochResult best = result.epochs().stream()
                .min(Comparator.comparingDouble(EpochResult::validationLoss))
                .orElseThrow();
        assertThat(result.epochs().getLast().epoch())
                .isEqualTo(best.epoch() + 2)
                .isLessThan(60);

        LstmSettings untilBest = TrainingSets.settings("training.epochs", best.epoch(), "training.learning-rate", 0.3);
        assertThat(result.network().params().toFloatVector()).isEqualTo(weights(untilBest, set));
    }

    @Test
    void scalersAndWeightsDontSeeValidationRowsInTheirFit() {
        TrainingSet set = TrainingSets.autoregressive(200, 3);
        double[][] poisoned = set.features().clone();
        for (int i = set.trainTo(); i < poisoned.length; i++) {
            poisoned[i] = new double[] {1e6, -1e6};
        }
        TrainingSet other = new TrainingSet(
                set.inputs(),
                poisoned,
                set.close(),
                set.trainTo(),
                set.validationFrom(),
                set.validationTo(),
                set.seed());
        LstmSettings settings = TrainingSets.settings("training.epochs", 1);
        LstmTraining.Result clean = new LstmTraining(settings, SILENT).train(set);
        LstmTraining.Result dirty = new LstmTraining(settings, SILENT).train(other);
        assertThat(dirty.features().shift()).isEqualTo(clean.features().shift());
        assertThat(dirty.features().factor()).isEqualTo(clean.features().factor());
        assertThat(dirty.network().params().toFloatVector())
                .isEqualTo(clean.network().params().toFloatVector());
    }

    @Test
    void aRangeCutInTwoIsTheSameRange() {
        TrainingSet set = TrainingSets.autoregressive(200, 3);
        TrainingSet cut = divided(
                set,
                List.of(new RowRange(0, 53), new RowRange(53, 54), new RowRange(54, 140)),
                List.of(new RowRange(145, 160), new RowRange(160, 195)));
        LstmSettings settings = TrainingSets.settings("dropout", 0.3);
        LstmTraining.Result whole = new LstmTraining(settings, SILENT).train(set);
        LstmTraining.Result parts = new LstmTraining(settings, SILENT).train(cut);
        assertThat(parts.network().params().toFloatVector())
                .isEqualTo(whole.network().params().toFloatVector());
        assertThat(parts.features().shift()).isEqualTo(whole.features().shift());
        assertThat(parts.target().factor()).isEqualTo(whole.target().factor());
        assertThat(parts.scaledRows()).isEqualTo(whole.scaledRows()).isEqualTo(140);
    }

    /** Windows are of 6 rows and labels one row ahead, so that rows 61 to 94, 141 to 154 and from 186 on are nobody's. */
    @Test
    void rowsOutsideAllRangesTheirWindowsAndLabelsChangeNothing() {
        TrainingSet set = divided(
                TrainingSets.autoregressive(200, 3),
                List.of(new RowRange(0, 60), new RowRange(100, 140)),
                List.of(new RowRange(160, 170), new RowRange(175, 185)));
        LstmSettings settings = TrainingSets.settings("dropout", 0.3);
        LstmTraining.Result clean = new LstmTraining(settings, SILENT).train(set);
        LstmTraining.Result dirty = new LstmTraining(settings, SILENT)
                .train(poisoned(set, row -> (row > 60 && row < 95) || (row > 140 && row < 155) || row > 185));
        assertThat(dirty.features().shift()).isEqualTo(clean.features().shift());
        assertThat(dirty.features().factor()).isEqualTo(clean.features().factor());
        assertThat(dirty.target()).usingRecursiveComparison().isEqualTo(clean.target());
        assertThat(dirty.network().params().toFloatVector())
                .isEqualTo(clean.network().params().toFloatVector());
        assertThat(dirty.constantLoss()).isEqualTo(clean.constantLoss());
        assertThat(clean.scaledRows()).isEqualTo(100);
        // The first and the last row that a window of the second range reaches back to, and the label of its last row.
        for (int row : new int[] {95, 139, 140}) {
            assertThat(weights(settings, poisoned(set, each -> each == row)))
                    .isNotEqualTo(clean.network().params().toFloatVector());
        }
    }

    private static TrainingSet divided(TrainingSet set, List<RowRange> train, List<RowRange> validation) {
        return new TrainingSet(set.inputs(), set.features(), set.close(), train, validation, set.seed());
    }

    private static TrainingSet poisoned(TrainingSet set, IntPredicate where) {
        double[][] features = set.features().clone();
        double[] close = set.close().clone();
        for (int row = 0; row < close.length; row++) {
            if (where.test(row)) {
                features[row] = new double[] {1e6, -1e6};
                close[row] = 1e-3;
            }
        }
        return new TrainingSet(set.inputs(), features, close, set.train(), set.validation(), set.seed());
    }

    /** Labels that have nothing to do with the features; the constant's loss is worked out from the closes. */
    @Test
    void aNetworkNoBetterThanTheMeanIsKeptOrReplacedByItAsTheSettingSays() {
        TrainingSet set = TrainingSets.noise(200, 3);
        Object[] overfitted = {"training.epochs", 3, "training.learning-rate", 0.3, "hidden", 16};
        LstmTraining.Result warned = new LstmTraining(TrainingSets.settings(overfitted), SILENT).train(set);
        double mean = 0;
        int from = 5;
        for (int i = from; i < set.trainTo(); i++) {
            mean += warned.target().scale(0, Math.log(set.close()[i + 1] / set.close()[i]));
        }
        mean /= set.trainTo() - from;
        double squares = 0;
        for (int i = set.validationFrom(); i < set.validationTo(); i++) {
            double error = mean - warned.target().scale(0, Math.log(set.close()[i + 1] / set.close()[i]));
            squares += error * error;
        }
        assertThat(warned.constantLoss())
                .isCloseTo(squares / (set.validationTo() - set.validationFrom()), within(1e-6));
        assertThat(warned.constant()).isFalse();
        double best = warned.epochs().stream()
                .mapToDouble(EpochResult::validationLoss)
                .min()
                .orElseThrow();
        assertThat(best).isGreaterThan(warned.constantLoss());

        Object[] keeping = {
            "training.epochs", 3, "training.learning-rate", 0.3, "hidden", 16, "training.constant", "keep"
        };
        LstmTraining.Result kept = new LstmTraining(TrainingSets.settings(keeping), SILENT).train(set);
        assertThat(kept.constant()).isTrue();
        assertThat(kept.epochs()).hasSameSizeAs(warned.epochs());
        float[] outputs =
                kept.network().outputSingle(false, Nd4j.rand(7, 2, 6).muli(5)).toFloatVector();
        for (float output : outputs) {
            assertThat(output).isEqualTo((float) mean, offset(1e-6f));
            assertThat(output).isEqualTo(outputs[0]);
        }
    }

    @Test
    void aNetworkThatHasLearntSomethingIsKeptWhateverTheSetting() {
        TrainingSet set = TrainingSets.autoregressive(600, 3);
        Object[] settings = {
            "layers", 1, "training.epochs", 5, "training.learning-rate", 0.02, "training.constant", "keep"
        };
        LstmTraining.Result result = new LstmTraining(TrainingSets.settings(settings), SILENT).train(set);
        assertThat(result.constant()).isFalse();
        assertThat(result.epochs().getLast().validationLoss()).isLessThan(result.constantLoss());
    }

    @Test
    void aSegmentWithoutASampleIsRefused() {
        TrainingSet set = TrainingSets.autoregressive(40, 1);
        assertThatThrownBy(() -> weights(TrainingSets.settings("window", 35), set))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("model.window")
                .hasMessageContaining("35");
    }

    private static float[] weights(LstmSettings settings, TrainingSet set) {
        return new LstmTraining(settings, SILENT).train(set).network().params().toFloatVector();
    }
}
