package io.hindcast.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TanhTest {
    private static java.util.List<Kernel> kernels() {
        return Kernels.all();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void tanhAndTheLogisticFunctionAreWithinAFewUnitsInTheLastPlace(Kernel kernel) {
        float[] x = new float[40_064];
        for (int i = 0; i < x.length; i++) {
            x[i] = (i - 20_000) / 1_000f;
        }
        float[] tanh = x.clone();
        float[] sigmoid = x.clone();
        kernel.activate(ActivationFunction.TANH, tanh, 0, x.length);
        kernel.activate(ActivationFunction.SIGMOID, sigmoid, 0, x.length);
        for (int i = 0; i < x.length; i++) {
            double expected = Math.tanh(x[i]);
            assertThat(Math.abs(tanh[i] - expected))
                    .isLessThanOrEqualTo((Processor.fusedMultiplyAdd() ? 4 : 5) * Math.ulp((float) expected));
            assertThat(Math.abs(tanh[i])).isLessThanOrEqualTo(1f);
            // The logistic function is half a tanh and a half: its absolute error is that of numbers near one.
            assertThat(Math.abs(sigmoid[i] - 1 / (1 + Math.exp(-x[i]))))
                    .isLessThanOrEqualTo((Processor.fusedMultiplyAdd() ? 2.5 : 3) * 0x1p-24);
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void valuesThatAreNoNumbersStaySo(Kernel kernel) {
        float[] x = Arrays.copyOf(
                new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, -0f, 1e-30f},
                Math.max(8, kernel.lanes()));
        kernel.activate(ActivationFunction.TANH, x, 0, x.length);
        assertThat(x[0]).isNaN();
        assertThat(x[1]).isBetween(1 - 4 * 0x1p-24f, 1f);
        assertThat(x[2]).isEqualTo(-x[1]);
        assertThat(x[3]).isZero();
        assertThat(x[4]).isCloseTo(1e-30f, org.assertj.core.data.Percentage.withPercentage(1e-4));
        float[] rectified = Arrays.copyOf(new float[] {-1f, 0f, 2f, Float.NaN}, Math.max(8, kernel.lanes()));
        kernel.activate(ActivationFunction.RELU, rectified, 0, rectified.length);
        assertThat(rectified).startsWith(0f, 0f, 2f, Float.NaN);
    }
}
