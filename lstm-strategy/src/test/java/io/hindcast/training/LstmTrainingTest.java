package io.hindcast.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.forecast.EpochResult;
import io.hindcast.forecast.TrainingProgress;
import io.hindcast.forecast.TrainingSet;
import io.hindcast.settings.InvalidInputException;
import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

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
