package io.hindcast.training;

import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.params.LSTMParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How many of PyTorch's parameters each of ours stands for. PyTorch's LSTM adds two bias vectors a gate, which always have
 * the same gradient; DL4J has one, their sum. All other parameters stand for one.
 */
final class BiasMultiplicity {
    private static final List<String> IN_ONE_DIRECTION = List.of(LSTMParamInitializer.BIAS_KEY);
    private static final List<String> IN_BOTH_DIRECTIONS =
            List.of("f" + LSTMParamInitializer.BIAS_KEY, "b" + LSTMParamInitializer.BIAS_KEY);

    private BiasMultiplicity() {}

    /** For each parameter, in the order of {@link ComputationGraph#params()}: 2 for an LSTM's biases, 1 for all others. */
    static float[] of(ComputationGraph network) {
        // The layers' arrays are views of one flat array: marking them there finds their places in it.
        INDArray weights = network.params().dup();
        network.params().assign(1);
        for (Layer layer : network.getLayers()) {
            for (String key : recurrentBiases(layer.conf().getLayer())) {
                layer.getParam(key).assign(2);
            }
        }
        float[] multiplicity = network.params().toFloatVector();
        network.setParams(weights);
        return multiplicity;
    }

    /** How many parameters PyTorch counts in the same network. */
    static long inPyTorch(ComputationGraph network) {
        long sum = 0;
        for (float each : of(network)) {
            sum += (long) each;
        }
        return sum;
    }

    private static List<String> recurrentBiases(org.deeplearning4j.nn.conf.layers.Layer layer) {
        return switch (layer) {
            case LSTM lstm -> IN_ONE_DIRECTION;
            case Bidirectional both -> IN_BOTH_DIRECTIONS;
            default -> List.of();
        };
    }
}
