package io.hindcast.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hindcast.training.LstmSettings.Scaling;
import org.junit.jupiter.api.Test;

class LinearScalerTest {
    private static final double[][] ROWS = {{1, 5}, {2, 5}, {6, 5}, {1e9, Double.NaN}};

    @Test
    void zScoresHaveMeanZeroAndDeviationOneOnTheRowsTheyWereFittedOn() {
        LinearScaler scaler = LinearScaler.fit(Scaling.Z_SCORE, ROWS, 3);
        // Mean 3, variance (4 + 1 + 9) / 3; the second column is constant, so it is only shifted.
        assertThat(scaler.scale(0, 3)).isZero();
        assertThat(scaler.scale(0, 6)).isCloseTo(3 / Math.sqrt(14.0 / 3), within(1e-15));
        assertThat(scaler.scale(1, 5)).isZero();
        assertThat(scaler.scale(1, 7)).isEqualTo(2);
    }

    @Test
    void minMaxSpansZeroToOneOnTheRowsItWasFittedOn() {
        LinearScaler scaler = LinearScaler.fit(Scaling.MIN_MAX, ROWS, 3);
        assertThat(scaler.scale(0, 1)).isZero();
        assertThat(scaler.scale(0, 6)).isEqualTo(1);
        assertThat(scaler.scale(0, 11)).isEqualTo(2);
    }

    @Test
    void unscalingUndoesScaling() {
        LinearScaler scaler = LinearScaler.fit(Scaling.Z_SCORE, ROWS, 3);
        assertThat(scaler.unscale(0, scaler.scale(0, 4.2))).isCloseTo(4.2, within(1e-12));
        float[] inputs = new float[3];
        scaler.scale(new double[] {3, 8}, inputs, 1);
        assertThat(inputs).containsExactly(0f, 0f, 3f);
    }
}
