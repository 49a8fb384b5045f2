package io.hindcast.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.fused.Networks;
import io.hindcast.fused.Networks.Form;
import io.hindcast.kernel.Kernel;
import io.hindcast.kernel.Kernels;
import io.hindcast.kernel.Workers;
import io.hindcast.training.SingleThread;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

@Tag("slow")
class CompiledNetworkTest {
    private static final int STEPS = 22;
    private static final int FEATURES = 6;

    @BeforeAll
    static void oneThread() {
        SingleThread.require();
    }

    private static MultiLayerNetwork network(int depth, int units) {
        return Networks.create(Networks.STOCK, Form.LAST_STEP, depth, FEATURES, units, 3);
    }

    private static CompiledNetwork compile(MultiLayerNetwork network, Kernel kernel, Workers workers) {
        try {
            return NetworkCompiler.compile(network.toComputationGraph(), STEPS, FEATURES, kernel, workers);
        } catch (NotCompilableException e) {
            throw new AssertionError(e);
        }
    }

    private static float[] windows(int count) {
        SplittableRandom random = new SplittableRandom(9);
        float[] windows = new float[count * STEPS * FEATURES];
        for (int i = 0; i < windows.length; i++) {
            windows[i] = (float) random.nextGaussian();
        }
        return windows;
    }

    private static float[] compute(CompiledNetwork network, float[] windows, int batch) {
        int one = STEPS * FEATURES;
        int count = windows.length / one;
        float[] values = new float[count * network.outputs()];
        for (int from = 0; from < count; from += batch) {
            int size = Math.min(batch, count - from);
            float[] output = new float[size * network.outputs()];
            network.compute(Arrays.copyOfRange(windows, from * one, (from + size) * one), size, output);
            System.arraycopy(output, 0, values, from * network.outputs(), output.length);
        }
        return values;
    }

    /** 20 units: a padded layer; 64 and 100: below and above the size that threads share. */
    @ParameterizedTest
    @CsvSource({"2, 20", "2, 64", "2, 100"})
    void aWindowsValueIsTheSameBitsInAnyBatchOnAnyNumberOfThreads(int depth, int units) {
        MultiLayerNetwork network = network(depth, units);
        float[] windows = windows(1_000);
        for (Kernel kernel : Kernels.all()) {
            float[] reference = compute(compile(network, kernel, new Workers(1)), windows, 1);
            for (int threads : kernel == Kernels.best() ? new int[] {1, 2, 3} : new int[] {2}) {
                CompiledNetwork compiled = compile(network, kernel, new Workers(threads));
                for (int batch : kernel == Kernels.best() ? new int[] {1, 7, 32, 256, 1_000} : new int[] {7}) {
                    assertThat(Arrays.equals(compute(compiled, windows, batch), reference))
                            .as(kernel.description() + ", " + threads + " threads, batches of " + batch)
                            .isTrue();
                }
            }
            if (kernel != Kernels.best()) {
                assertThat(reference)
                        .as("bits of all kernels")
                        .isEqualTo(compute(compile(network, Kernels.best(), new Workers(2)), windows, 256));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "4, 7", "2, 64", "1, 128"})
    void valuesAreDeeplearning4js(int depth, int units) {
        MultiLayerNetwork network = network(depth, units);
        float[] windows = windows(50);
        INDArray expected = network.output(
                Nd4j.create(windows, new long[] {50, STEPS, FEATURES}, 'c').permute(0, 2, 1));
        float[] values = compute(compile(network, Kernels.best(), Workers.shared()), windows, 50);
        double largest = expected.amaxNumber().doubleValue();
        for (int i = 0; i < values.length; i++) {
            assertThat(Math.abs(values[i] - expected.getDouble(i / 3, i % 3))).isLessThan(1e-5 * largest);
        }
    }

    @Test
    void nothingIsAllocated() {
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        CompiledNetwork compiled = compile(network(2, 32), Kernels.best(), new Workers(1));
        float[] windows = windows(1);
        float[] value = new float[3];
        // Until the JIT compiler is done, the interpreter keeps each vector in an object.
        long bytes = Long.MAX_VALUE;
        for (int round = 0; round < 5_000 && bytes > 0; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 100; i++) {
                compiled.compute(windows, 1, value);
            }
            bytes = threads.getCurrentThreadAllocatedBytes() - before;
        }
        assertThat(bytes).isZero();
    }

    @Test
    void whatItDoesNotKnowIsNamed() {
        MultiLayerNetwork sequence = Networks.create(Networks.STOCK, Form.SEQUENCE, 1, FEATURES, 4, 1);
        assertThatThrownBy(() -> NetworkCompiler.compile(
                        sequence.toComputationGraph(), STEPS, FEATURES, Kernels.best(), Workers.none()))
                .isInstanceOf(NotCompilableException.class)
                .hasMessageContaining("RnnOutputLayer");
    }
}
