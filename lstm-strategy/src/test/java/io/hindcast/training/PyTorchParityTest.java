package io.hindcast.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.hindcast.compiled.NetworkCompiler;
import io.hindcast.compiled.NotCompilableException;
import io.hindcast.kernel.Kernels;
import io.hindcast.kernel.Workers;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The same weights, windows and losses as PyTorch, dropout off; see {@code make_golden.py}. */
@Tag("slow")
class PyTorchParityTest {
    static Stream<Arguments> networks() {
        return entries("networks.json");
    }

    static Stream<Arguments> trainings() {
        return entries("training.json");
    }

    static Stream<Arguments> schedules() {
        return GoldenFiles.read("schedules.json").valueStream().map(Arguments::of);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void outputsAreWithin1e5AndGradientsWithin1e4(String name, JsonNode golden) {
        for (TrainingEngine engine : TrainingEngine.values()) {
            requireOutputsAndGradients(golden, GoldenFiles.network(golden, engine));
        }
    }

    private static void requireOutputsAndGradients(JsonNode golden, ComputationGraph network) {
        try (INDArray windows = GoldenFiles.windows(golden);
                INDArray targets = GoldenFiles.targets(golden)) {
            float[] outputs = network.outputSingle(false, windows).toFloatVector();
            float[] expected = GoldenFiles.floats(golden.get("outputs"));
            for (int i = 0; i < expected.length; i++) {
                assertThat(outputs[i]).as("window " + i).isCloseTo(expected[i], within(1e-5f));
            }

            network.setInputs(windows);
            network.setLabels(targets);
            network.computeGradientAndScore();
            Map<String, INDArray> gradients = network.gradient().gradientForVariable();
            Map<String, double[][]> all = TorchWeights.convert(golden.get("gradients"), true);
            assertThat(gradients.keySet()).isEqualTo(all.keySet());
            all.forEach((parameter, values) -> {
                INDArray gradient = TorchWeights.asMatrix(gradients.get(parameter));
                assertThat(gradient.length()).isEqualTo((long) values.length * values[0].length);
                for (int i = 0; i < values.length; i++) {
                    for (int j = 0; j < values[i].length; j++) {
                        assertThat(gradient.getDouble(i, j) / outputs.length)
                                .as(parameter + "[" + i + "," + j + "]")
                                .isCloseTo(values[i][j], within(1e-4));
                    }
                }
            });
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void compiledNetworksAreWithin1e5(String name, JsonNode golden) throws NotCompilableException {
        ComputationGraph network = GoldenFiles.network(golden, TrainingEngine.DL4J);
        int steps = golden.get("window").asInt();
        int features = golden.get("features").asInt();
        float[] windows = GoldenFiles.floats(golden.get("windows"));
        float[] expected = GoldenFiles.floats(golden.get("outputs"));
        float[] outputs = new float[expected.length];
        NetworkCompiler.compile(network, steps, features, Kernels.best(), Workers.shared())
                .compute(windows, expected.length, outputs);
        for (int i = 0; i < expected.length; i++) {
            assertThat(outputs[i]).as("window " + i).isCloseTo(expected[i], within(1e-5f));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void countsWhatPyTorchCounts(String name, JsonNode golden) {
        ComputationGraph network = GoldenFiles.network(golden);
        assertThat(BiasMultiplicity.inPyTorch(network))
                .isEqualTo(golden.get("parameters_in_pytorch").asLong());
        network.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("trainings")
    void lossesOf20StepsAreWithin1e4(String name, JsonNode golden) {
        for (TrainingEngine engine : TrainingEngine.values()) {
            requireLosses(golden, GoldenFiles.network(golden, engine));
        }
    }

    private static void requireLosses(JsonNode golden, ComputationGraph network) {
        TrainingStep step = new TrainingStep(
                network,
                golden.get("gradient_clip").asDouble(),
                golden.get("weight_decay").asDouble());
        int number = 0;
        for (JsonNode batch : golden.get("batches")) {
            double expected = golden.get("losses").get(number).asDouble();
            try (INDArray windows = GoldenFiles.windows(batch);
                    INDArray targets = GoldenFiles.targets(batch)) {
                double loss =
                        step.fit(windows, targets, golden.get("learning_rate").asDouble());
                assertThat(loss / expected).as("step " + number).isCloseTo(1, within(1e-4));
            }
            number++;
        }
        assertThat(number).isEqualTo(20);
        network.close();
    }

    @Test
    void adamMovesByTheSameStepsWhereGradientsAreTiny() {
        JsonNode golden = GoldenFiles.read("adam.json");
        float[] parameters = GoldenFiles.floats(golden.get("start"));
        float[] ones = new float[parameters.length];
        java.util.Arrays.fill(ones, 1);
        Adam adam = new Adam(ones, golden.get("weight_decay").asDouble());
        for (int i = 0; i < golden.get("steps").size(); i++) {
            adam.step(
                    parameters,
                    GoldenFiles.floats(golden.get("gradients").get(i)),
                    golden.get("learning_rate").asDouble());
            float[] expected = GoldenFiles.floats(golden.get("steps").get(i));
            for (int j = 0; j < expected.length; j++) {
                assertThat(parameters[j]).as("step " + i + ", parameter " + j).isCloseTo(expected[j], within(1e-6f));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void learningRatesAndTheLastEpochAreEqual(JsonNode golden) {
        PlateauSchedule schedule = new PlateauSchedule(1e-3, 0.5, 5);
        EarlyStopping stopping = new EarlyStopping(10);
        int epochs = 0;
        for (int i = 0; i < golden.get("losses").size(); i++) {
            double loss = golden.get("losses").get(i).asDouble();
            assertThat(schedule.learningRate())
                    .as("epoch " + (i + 1))
                    .isEqualTo(golden.get("learning_rates").get(i).asDouble());
            if (!stopping.stops()) {
                stopping.epoch(loss);
                epochs++;
            }
            schedule.epoch(loss);
        }
        assertThat(epochs).isEqualTo(golden.get("last_epoch").asInt());
    }

    private static Stream<Arguments> entries(String file) {
        return GoldenFiles.read(file)
                .valueStream()
                .map(entry -> Arguments.of(GoldenFiles.architecture(entry).toString(), entry));
    }
}
