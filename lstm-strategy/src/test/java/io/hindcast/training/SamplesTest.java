package io.hindcast.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hindcast.forecast.TrainingSet;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class SamplesTest {
    private static final int ROWS = 20;

    @Test
    void aWindowEndsWithItsDecisionRowAndItsLabelIsTheHorizonAhead() {
        double[][] features = new double[ROWS][];
        double[] close = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            features[i] = new double[] {i, -i};
            close[i] = 100 + i * i;
        }
        TrainingSet set = new TrainingSet(TrainingSets.INPUTS, features, close, 10, 13, 17, 1);
        LstmSettings settings = TrainingSets.settings("window", 4, "horizon", 3, "target", "close");
        LinearScaler identity = new LinearScaler(new double[2], new double[] {1, 1});
        LinearScaler same = new LinearScaler(new double[1], new double[] {1});
        Samples samples = new Samples(set, settings, identity, same);

        try (INDArray windows = samples.windows(new int[] {9, 5, 3}, 1, 3);
                INDArray labels = samples.labels(new int[] {9, 5, 3}, 1, 3)) {
            assertThat(windows.shape()).containsExactly(2, 2, 4);
            for (int step = 0; step < 4; step++) {
                assertThat(windows.getDouble(0, 0, step)).isEqualTo(2 + step);
                assertThat(windows.getDouble(0, 1, step)).isEqualTo(-2 - step);
                assertThat(windows.getDouble(1, 0, step)).isEqualTo(step);
            }
            assertThat(labels.getDouble(0, 0)).isEqualTo(100 + 8 * 8);
            assertThat(labels.getDouble(1, 0)).isEqualTo(100 + 6 * 6);
        }
    }

    @Test
    void theLabelOfALogReturnIsThatOverTheHorizon() {
        TrainingSet set = TrainingSets.autoregressive(50, 1);
        double label = Samples.label(set, TrainingSets.settings("horizon", 2), 7);
        assertThat(label).isCloseTo(Math.log(set.close()[9] / set.close()[7]), within(1e-15));
    }
}
