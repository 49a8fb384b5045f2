package io.hindcast.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class LstmTapeTest {
    private static double[] random(SplittableRandom random, int length) {
        return random.doubles(length, -0.5, 0.5).toArray();
    }

    private static double[][] random(SplittableRandom random, int rows, int width) {
        double[][] values = new double[rows][];
        for (int i = 0; i < rows; i++) {
            values[i] = random(random, width);
        }
        return values;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static ReferenceLstm reference(SplittableRandom random, int inputs, int units) {
        return new ReferenceLstm(
                inputs,
                units,
                random(random, 4 * inputs * units),
                random(random, 4 * units * units),
                random(random, 4 * units));
    }

    @Example
    void theReferencesDerivativesAreCentralDifferences() {
        SplittableRandom random = new SplittableRandom(1);
        ReferenceLstm lstm = reference(random, 3, 4);
        double[][] x = random(random, 6, 3);
        double[][] errors = random(random, 6, 4);
        double[][] dx = lstm.backward(x, errors);
        DoubleSupplier loss = () -> {
            double sum = 0;
            double[][] outputs = lstm.outputs(x);
            for (int t = 0; t < outputs.length; t++) {
                for (int i = 0; i < outputs[t].length; i++) {
                    sum += outputs[t][i] * errors[t][i];
                }
            }
            return sum;
        };
        requireCentralDifferences(loss, lstm.input, lstm.inputGradient);
        requireCentralDifferences(loss, lstm.recurrent, lstm.recurrentGradient);
        requireCentralDifferences(loss, lstm.bias, lstm.biasGradient);
        for (int t = 0; t < x.length; t++) {
            requireCentralDifferences(loss, x[t], dx[t]);
        }
    }

    private static void requireCentralDifferences(DoubleSupplier loss, double[] values, double[] gradient) {
        double step = 1e-5;
        for (int i = 0; i < values.length; i++) {
            double value = values[i];
            values[i] = value + step;
            double above = loss.getAsDouble();
            values[i] = value - step;
            double below = loss.getAsDouble();
            values[i] = value;
            assertThat(Math.abs((above - below) / (2 * step) - gradient[i])).isLessThan(1e-9);
        }
    }

    @Property(tries = 40)
    void aPassInSinglePrecisionIsTheReferences(
            @ForAll @IntRange(min = 1, max = 9) int sequences,
            @ForAll @IntRange(min = 1, max = 25) int steps,
            @ForAll @IntRange(min = 1, max = 20) int inputs,
            @ForAll @IntRange(min = 1, max = 40) int units,
            @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ReferenceLstm reference = reference(random, inputs, units);
        double[][][] x = new double[sequences][][];
        double[][][] errors = new double[sequences][][];
        float[] flat = new float[steps * sequences * inputs];
        for (int n = 0; n < sequences; n++) {
            x[n] = random(random, steps, inputs);
            errors[n] = random(random, steps, units);
            for (int t = 0; t < steps; t++) {
                System.arraycopy(floats(x[n][t]), 0, flat, (t * sequences + n) * inputs, inputs);
            }
        }
        LstmParameters parameters =
                new LstmParameters(floats(reference.input), floats(reference.recurrent), floats(reference.bias));
        for (Kernel kernel : Kernels.all()) {
            LstmTape tape = new LstmTape(kernel, new Workers(2), inputs, units);
            tape.forward(
                    parameters, flat, new float[sequences * units], new float[sequences * units], steps, sequences);
            float[] dh = tape.outputErrors();
            int row = tape.paddedUnits();
            ReferenceLstm fresh =
                    new ReferenceLstm(inputs, units, reference.input, reference.recurrent, reference.bias);
            double[][][] dx = new double[sequences][][];
            for (int n = 0; n < sequences; n++) {
                double[][] outputs = reference.outputs(x[n]);
                for (int t = 0; t < steps; t++) {
                    for (int i = 0; i < units; i++) {
                        assertThat(tape.outputs()[((t + 1) * sequences + n) * row + i])
                                .isCloseTo((float) outputs[t][i], org.assertj.core.data.Offset.offset(2e-6f));
                    }
                    System.arraycopy(floats(errors[n][t]), 0, dh, (t * sequences + n) * row, units);
                }
                dx[n] = fresh.backward(x[n], errors[n]);
            }
            tape.backward(parameters);
            LstmParameters gradients = LstmParameters.zeros(inputs, units);
            tape.unpackGradients(gradients);
            requireClose(gradients.input(), fresh.inputGradient);
            requireClose(gradients.recurrent(), fresh.recurrentGradient);
            requireClose(gradients.bias(), fresh.biasGradient);
            float[] got = new float[steps * sequences * inputs];
            double[] expected = new double[got.length];
            for (int n = 0; n < sequences; n++) {
                for (int t = 0; t < steps; t++) {
                    int at = t * sequences + n;
                    System.arraycopy(tape.inputErrors(), at * tape.inputErrorRow(), got, at * inputs, inputs);
                    System.arraycopy(dx[n][t], 0, expected, at * inputs, inputs);
                }
            }
            requireClose(got, expected);
        }
    }

    /** Within 1e-4 of the largest: a sum that cancels out has no digits of its own. */
    private static void requireClose(float[] got, double[] expected) {
        double most = 1e-3;
        for (double value : expected) {
            most = Math.max(most, Math.abs(value));
        }
        for (int i = 0; i < got.length; i++) {
            assertThat(Math.abs(got[i] - expected[i]) / most).isLessThan(1e-4);
        }
    }

    @Example
    void tinyOutputsAreAccurateToTheirOwnSize() {
        ReferenceLstm reference = reference(new SplittableRandom(3), 1, 1);
        reference.bias[0] = 0;
        double[][] x = {{1e-5}};
        LstmParameters parameters =
                new LstmParameters(floats(reference.input), floats(reference.recurrent), floats(reference.bias));
        for (Kernel kernel : Kernels.all()) {
            LstmTape tape = new LstmTape(kernel, Workers.none(), 1, 1);
            tape.forward(parameters, new float[] {1e-5f}, new float[1], new float[1], 1, 1);
            double expected = reference.outputs(x)[0][0];
            assertThat(Math.abs(expected)).isLessThan(1e-5);
            assertThat(tape.outputs()[tape.paddedUnits()] / expected - 1)
                    .isCloseTo(0, org.assertj.core.data.Offset.offset(1e-6));
        }
    }

    @Property(tries = 20)
    void neitherThreadsNorPlaceNorCompanyChangeABit(
            @ForAll @IntRange(min = 2, max = 40) int sequences,
            @ForAll @IntRange(min = 1, max = 70) int units,
            @ForAll long seed) {
        int inputs = 5;
        int steps = 7;
        SplittableRandom random = new SplittableRandom(seed);
        LstmParameters parameters = new LstmParameters(
                floats(random(random, 4 * inputs * units)),
                floats(random(random, 4 * units * units)),
                floats(random(random, 4 * units)));
        float[] x = floats(random(random, steps * sequences * inputs));
        float[] errors = floats(random(random, steps * sequences * units));
        for (Kernel kernel : Kernels.all()) {
            List<float[]> one = pass(kernel, new Workers(1), parameters, inputs, units, x, errors, steps, sequences);
            for (int threads : new int[] {2, 3, 5}) {
                assertThat(pass(kernel, new Workers(threads), parameters, inputs, units, x, errors, steps, sequences))
                        .usingElementComparator((a, b) -> java.util.Arrays.compare(a, b))
                        .isEqualTo(one);
            }
        }
    }

    private static List<float[]> pass(
            Kernel kernel,
            Workers workers,
            LstmParameters parameters,
            int inputs,
            int units,
            float[] x,
            float[] errors,
            int steps,
            int sequences) {
        LstmTape tape = new LstmTape(kernel, workers, inputs, units);
        tape.forward(parameters, x, new float[sequences * units], new float[sequences * units], steps, sequences);
        float[] outputs = tape.outputs().clone();
        for (int row = 0; row < steps * sequences; row++) {
            System.arraycopy(errors, row * units, tape.outputErrors(), row * tape.paddedUnits(), units);
        }
        tape.backward(parameters);
        LstmParameters gradients = LstmParameters.zeros(inputs, units);
        tape.unpackGradients(gradients);
        return List.of(
                outputs,
                gradients.input(),
                gradients.recurrent(),
                gradients.bias(),
                tape.inputErrors().clone());
    }
}
