package io.hindcast.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.kernel.Kernel;
import io.hindcast.kernel.Kernels;
import io.hindcast.kernel.Workers;
import io.hindcast.training.LstmNetwork;
import io.hindcast.training.SingleThread;
import io.hindcast.training.TrainingEngine;
import io.hindcast.training.architecture.Architecture;
import io.hindcast.training.architecture.DeepBidirectional;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

@Tag("slow")
class CompiledBidirectionalTest {
    private static final int STEPS = 13;
    private static final int FEATURES = 5;
    private static final int ONE = STEPS * FEATURES;

    @BeforeAll
    static void oneThread() {
        SingleThread.require();
    }

    /** 7 and 20 units: padded, so that both halves of a row don't begin where a vector does; 100: threads share a window. */
    static Stream<Architecture> architectures() {
        return Stream.of(
                new io.hindcast.training.architecture.Bidirectional(1, 7, 0),
                new io.hindcast.training.architecture.Bidirectional(3, 20, 0.2),
                new io.hindcast.training.architecture.Bidirectional(2, 100, 0),
                new DeepBidirectional(3, 20, 0.3));
    }

    private static ComputationGraph network(Architecture architecture) {
        return LstmNetwork.create(architecture, FEATURES, STEPS, 4, TrainingEngine.DL4J);
    }

    private static CompiledNetwork compile(ComputationGraph network, Kernel kernel, int threads) {
        try {
            return NetworkCompiler.compile(network, STEPS, FEATURES, kernel, new Workers(threads));
        } catch (NotCompilableException e) {
            throw new AssertionError(e);
        }
    }

    private static float[] windows(int count) {
        SplittableRandom random = new SplittableRandom(5);
        float[] windows = new float[count * ONE];
        for (int i = 0; i < windows.length; i++) {
            windows[i] = (float) random.nextGaussian();
        }
        return windows;
    }

    private static INDArray array(float[] windows) {
        return Nd4j.create(windows, new long[] {windows.length / ONE, STEPS, FEATURES}, 'c')
                .permute(0, 2, 1);
    }

    private static float[] compute(CompiledNetwork network, float[] windows, int batch) {
        int count = windows.length / ONE;
        float[] values = new float[count];
        for (int from = 0; from < count; from += batch) {
            int size = Math.min(batch, count - from);
            float[] output = new float[size];
            network.compute(Arrays.copyOfRange(windows, from * ONE, (from + size) * ONE), size, output);
            System.arraycopy(output, 0, values, from, size);
        }
        return values;
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void valuesAreDeeplearning4js(Architecture architecture) {
        ComputationGraph network = network(architecture);
        float[] windows = windows(50);
        requireClose(network.outputSingle(array(windows)), compute(compile(network, Kernels.best(), 2), windows, 50));
    }

    private static void requireClose(INDArray expected, float[] values) {
        double largest = expected.amaxNumber().doubleValue();
        assertThat(largest).isPositive();
        for (int i = 0; i < values.length; i++) {
            assertThat(Math.abs(values[i] - expected.getDouble(i, 0)))
                    .as("window " + i)
                    .isLessThan(1e-5 * largest);
        }
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void aWindowsValueIsTheSameBitsInAnyBatchOnAnyNumberOfThreads(Architecture architecture) {
        ComputationGraph network = network(architecture);
        float[] windows = windows(100);
        float[] reference = compute(compile(network, Kernels.best(), 1), windows, 1);
        for (Kernel kernel : Kernels.all()) {
            for (int threads = 1; threads <= 3; threads++) {
                CompiledNetwork compiled = compile(network, kernel, threads);
                for (int batch : kernel == Kernels.best() ? new int[] {1, 7, 32, 100} : new int[] {33}) {
                    assertThat(Arrays.equals(compute(compiled, windows, batch), reference))
                            .as(kernel.description() + ", " + threads + " threads, batches of " + batch)
                            .isTrue();
                }
            }
        }
    }

    private static ComputationGraph around(Layer layer, int width) {
        ComputationGraph network = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .seed(2)
                .graphBuilder()
                .addInputs("window")
                .setInputTypes(InputType.recurrent(FEATURES, STEPS))
                .addLayer("both", layer, "window")
                .addLayer(
                        "output",
                        new OutputLayer.Builder(LossFunction.MSE)
                                .activation(Activation.IDENTITY)
                                .nIn(width)
                                .nOut(1)
                                .build(),
                        "both")
                .setOutputs("output")
                .build());
        network.init();
        return network;
    }

    private static LSTM lstm() {
        return new LSTM.Builder()
                .nIn(FEATURES)
                .nOut(4)
                .weightInit(WeightInit.XAVIER)
                .activation(Activation.TANH)
                .build();
    }

    @Test
    void theLastStepOfBothDirectionsMayBeAWrapper() {
        ComputationGraph network = around(new LastTimeStep(new Bidirectional(Bidirectional.Mode.CONCAT, lstm())), 8);
        float[] windows = windows(9);
        requireClose(network.outputSingle(array(windows)), compute(compile(network, Kernels.best(), 1), windows, 9));
    }

    @Test
    void whatItDoesNotKnowIsNamed() {
        requireRefused(
                new LastTimeStep(new Bidirectional(Bidirectional.Mode.ADD, lstm())), 4, "joins its directions by ADD");
        SimpleRnn simple = new SimpleRnn.Builder()
                .nIn(FEATURES)
                .nOut(4)
                .weightInit(WeightInit.XAVIER)
                .build();
        requireRefused(
                new LastTimeStep(new Bidirectional(Bidirectional.Mode.CONCAT, simple)),
                8,
                "is a Bidirectional of SimpleRnn");
        // The last step that this backward layer reads is the first one.
        requireRefused(
                new Bidirectional(Bidirectional.Mode.CONCAT, new LastTimeStep(lstm())),
                8,
                "is a Bidirectional of LastTimeStep");
    }

    private static void requireRefused(Layer layer, int width, String reason) {
        assertThatThrownBy(() ->
                        NetworkCompiler.compile(around(layer, width), STEPS, FEATURES, Kernels.best(), Workers.none()))
                .isInstanceOf(NotCompilableException.class)
                .hasMessageContaining(reason);
    }
}
