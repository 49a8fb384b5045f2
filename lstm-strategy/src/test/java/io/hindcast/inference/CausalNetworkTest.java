package io.hindcast.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.training.LstmNetwork;
import io.hindcast.training.TrainingEngine;
import io.hindcast.training.architecture.Architecture;
import io.hindcast.training.architecture.Bidirectional;
import io.hindcast.training.architecture.Deep;
import io.hindcast.training.architecture.DeepBidirectional;
import io.hindcast.training.architecture.Pyramid;
import io.hindcast.training.architecture.RecurrentDropout;
import io.hindcast.training.architecture.Stacked;
import io.hindcast.training.architecture.Variational;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class CausalNetworkTest {
    private static final int FEATURES = 3;

    static Stream<Arguments> causal() {
        return Stream.of(
                        new Stacked(2, 4, 0.2),
                        new Pyramid(List.of(5, 4, 3), 0.2),
                        new Variational(2, 4, 0.2),
                        new RecurrentDropout(2, 4, 0.2, 0.2),
                        new Deep(3, 4, 0.3, false, false),
                        new Deep(3, 4, 0.3, true, true))
                .flatMap(each -> Stream.of(Arguments.of(each, 2), Arguments.of(each, 9)));
    }

    static Stream<Arguments> offline() {
        return Stream.of(new Bidirectional(1, 4, 0.2), new Bidirectional(2, 4, 0.2), new DeepBidirectional(3, 4, 0.3))
                .flatMap(each -> Stream.of(Arguments.of(each, 2), Arguments.of(each, 9)));
    }

    @ParameterizedTest
    @MethodSource("causal")
    void whatReadsForwardsPasses(Architecture architecture, int window) throws CausalNetwork.NotCausalException {
        ComputationGraph network = LstmNetwork.create(architecture, FEATURES, window, 1, TrainingEngine.DL4J);
        assertThat(CausalNetwork.probe(network, window, FEATURES).graph()).isSameAs(network);
    }

    @ParameterizedTest
    @MethodSource("offline")
    void whatReadsBackwardsIsFoundOut(Architecture architecture, int window) {
        ComputationGraph network = LstmNetwork.create(architecture, FEATURES, window, 1, TrainingEngine.DL4J);
        assertThatThrownBy(() -> CausalNetwork.probe(network, window, FEATURES))
                .isInstanceOf(CausalNetwork.NotCausalException.class)
                .hasMessageContaining("bidirectional-1")
                .hasMessageContaining("future");
    }

    @Test
    void aSequenceThatEndsInAnUnknownWayIsNotTrusted() {
        // Its backward half hides inside the layer: no sequence comes out that could be probed.
        Layer hidden = new org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional(new LastTimeStep(new LSTM.Builder()
                .nIn(FEATURES)
                .nOut(4)
                .weightInit(WeightInit.XAVIER)
                .activation(Activation.TANH)
                .build()));
        ComputationGraph network = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .graphBuilder()
                .addInputs("window")
                .setInputTypes(InputType.recurrent(FEATURES, 9))
                .addLayer("lstm-1", hidden, "window")
                .addLayer(
                        "output-1",
                        new OutputLayer.Builder(LossFunction.MSE)
                                .activation(Activation.IDENTITY)
                                .nIn(8)
                                .nOut(1)
                                .build(),
                        "lstm-1")
                .setOutputs("output-1")
                .build());
        network.init();
        assertThatThrownBy(() -> CausalNetwork.probe(network, 9, FEATURES))
                .isInstanceOf(CausalNetwork.NotCausalException.class)
                .hasMessageContaining("lstm-1")
                .hasMessageContaining("can't be probed");
    }
}
