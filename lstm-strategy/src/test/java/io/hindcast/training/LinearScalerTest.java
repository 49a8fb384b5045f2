package io.hindcast.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hindcast.training.LstmSettings.Scaling;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** The mean of 350 times 0.1 is not 0.1, so that the standard deviation is 6e-16, not 0. */
    @ParameterizedTest
    @ValueSource(doubles = {0.25, 0.1, 1.0001, 0.00000812, 600_000.37, 3.75, 1_234.56, -0.1, 0, 1e-9})
    void aConstantColumnIsOnlyShifted(double constant) {
        for (Scaling scaling : Scaling.values()) {
            LinearScaler scaler = LinearScaler.fit(scaling, column(350, i -> constant), 350);
            assertThat(scaler.factor()).containsExactly(1);
            assertThat(scaler.scale(0, constant)).isZero();
            assertThat(scaler.scale(0, 2 * constant)).isEqualTo(constant);
            assertThat(scaler.unscale(0, 0)).isEqualTo(constant);
        }
    }

    @Test
    void roundingErrorsAreNoSpread() {
        for (Scaling scaling : Scaling.values()) {
            double[][] ulps = column(350, i -> i % 2 == 0 ? 110.5 : Math.nextUp(110.5));
            assertThat(LinearScaler.fit(scaling, ulps, 350).factor()).containsExactly(1);
            // close / average - 1 of such prices
            double[][] ratios = column(350, i -> i % 3 == 0 ? 0 : Math.ulp(1.0) * (i % 3 - 1));
            assertThat(LinearScaler.fit(scaling, ratios, 350).factor()).containsExactly(1);
        }
    }

    @Test
    void aSmallSpreadIsASpread() {
        for (Scaling scaling : Scaling.values()) {
            double[][] ticks = column(350, i -> 600_000 + 0.01 * (i % 2));
            assertThat(LinearScaler.fit(scaling, ticks, 350).factor()[0]).isBetween(99.0, 201.0);
            double[][] tiny = column(350, i -> 1e-10 * (i % 2));
            assertThat(LinearScaler.fit(scaling, tiny, 350).factor()[0]).isBetween(0.99e10, 2.01e10);
        }
    }

    private static double[][] column(int rows, IntToDoubleFunction values) {
        double[][] column = new double[rows][1];
        for (int i = 0; i < rows; i++) {
            column[i][0] = values.applyAsDouble(i);
        }
        return column;
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
