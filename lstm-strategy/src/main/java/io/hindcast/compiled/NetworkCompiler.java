package io.hindcast.compiled;

import io.hindcast.kernel.ActivationFunction;
import io.hindcast.kernel.Kernel;
import io.hindcast.kernel.LstmParameters;
import io.hindcast.kernel.Workers;
import io.hindcast.training.architecture.AttentionPooling;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.graph.rnn.LastTimeStepVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.TimeDistributed;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.params.BidirectionalParamInitializer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.params.LSTMParamInitializer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Translates a graph of Deeplearning4j, vertex by vertex; refuses a vertex that it doesn't know. Says nothing about the
 * direction of time: a compiled network reads its window as the graph did.
 */
public final class NetworkCompiler {
    private final ProgramBuilder program;

    private NetworkCompiler(Kernel kernel, int windowBars, int featureCount) {
        program = new ProgramBuilder(kernel, windowBars, featureCount);
    }

    /**
     * Compiles a graph of one input and one output.
     *
     * @param graph weights are copied
     * @param windowBars steps of a window
     * @param featureCount features of a step
     * @param kernel that will compute
     * @param workers among whom windows will be shared
     * @throws NotCompilableException naming the vertex that isn't known
     */
    public static CompiledNetwork compile(
            ComputationGraph graph, int windowBars, int featureCount, Kernel kernel, Workers workers)
            throws NotCompilableException {
        ComputationGraphConfiguration configuration = graph.getConfiguration();
        if (configuration.getNetworkInputs().size() != 1
                || configuration.getNetworkOutputs().size() != 1) {
            throw new NotCompilableException("the graph has several inputs or outputs");
        }
        NetworkCompiler compiler = new NetworkCompiler(kernel, windowBars, featureCount);
        Map<String, Integer> slots = new HashMap<>();
        slots.put(configuration.getNetworkInputs().getFirst(), 0);
        int top = 0;
        for (int index : graph.topologicalSortOrder()) {
            String name = graph.getVertices()[index].getVertexName();
            if (!slots.containsKey(name)) {
                List<Integer> inputs = Objects.requireNonNull(
                                configuration.getVertexInputs().get(name))
                        .stream()
                        .map(slots::get)
                        .toList();
                top = compiler.vertex(
                        name,
                        graph,
                        Objects.requireNonNull(configuration.getVertices().get(name)),
                        inputs);
                slots.put(name, top);
            }
        }
        if (!Objects.equals(slots.get(configuration.getNetworkOutputs().getFirst()), top)) {
            throw new NotCompilableException("the graph goes on behind its output");
        }
        return compiler.finish(top, workers);
    }

    private int vertex(String name, ComputationGraph graph, GraphVertex vertex, List<Integer> inputs)
            throws NotCompilableException {
        String quoted = "'" + name + "'";
        int first = inputs.getFirst();
        boolean sequence = program.shape(first).isSequence();
        if (vertex instanceof LayerVertex layer && layer.getPreProcessor() == null) {
            return layer(quoted, graph.getLayer(name), layer.getLayerConf().getLayer(), first);
        }
        if (vertex instanceof LastTimeStepVertex && sequence) {
            return program.lastStep(first);
        }
        if (vertex instanceof AttentionPooling && sequence) {
            return program.attention(first, inputs.get(1));
        }
        if (vertex instanceof ElementWiseVertex sum && sum.getOp() == ElementWiseVertex.Op.Add && inputs.size() == 2) {
            return program.add(first, inputs.get(1));
        }
        throw new NotCompilableException(quoted + " is a " + vertex.getClass().getSimpleName()
                + (vertex instanceof LayerVertex ? " with a preprocessor" : ""));
    }

    private CompiledNetwork finish(int top, Workers workers) throws NotCompilableException {
        if (program.shape(top).isSequence()) {
            throw new NotCompilableException("the network puts out a sequence");
        }
        return program.build(workers);
    }

    private int layer(String name, Layer layer, org.deeplearning4j.nn.conf.layers.Layer conf, int from)
            throws NotCompilableException {
        boolean sequence = program.shape(from).isSequence();
        if (conf instanceof LastTimeStep wrapper && sequence) {
            return program.lastStep(layer(name, layer, underlying(wrapper), from));
        }
        if (conf instanceof TimeDistributed wrapper
                && sequence
                && wrapper.getRnnDataFormat() != RNNFormat.NWC
                && underlying(wrapper) instanceof DenseLayer dense) {
            return dense(name, layer, dense, from);
        }
        if (conf instanceof DropoutLayer) {
            return from;
        }
        if (conf instanceof LSTM lstm && sequence) {
            return lstm(name, layer, "", lstm, from);
        }
        if (conf instanceof Bidirectional both && sequence) {
            return bidirectional(name, layer, both, from);
        }
        if ((conf instanceof DenseLayer || conf instanceof OutputLayer) && !sequence) {
            return dense(name, layer, (FeedForwardLayer) conf, from);
        }
        throw new NotCompilableException(
                name + " is a " + conf.getClass().getSimpleName() + (sequence ? " on a sequence" : " on a vector"));
    }

    private static org.deeplearning4j.nn.conf.layers.Layer underlying(BaseWrapperLayer wrapper) {
        return wrapper.getUnderlying();
    }

    private int bidirectional(String name, Layer layer, Bidirectional conf, int from) throws NotCompilableException {
        if (!(conf.getFwd() instanceof LSTM ahead) || !(conf.getBwd() instanceof LSTM back)) {
            throw new NotCompilableException(
                    name + " is a Bidirectional of " + conf.getFwd().getClass().getSimpleName());
        }
        if (conf.getMode() != Bidirectional.Mode.CONCAT) {
            throw new NotCompilableException(name + " joins its directions by " + conf.getMode());
        }
        int forward = lstm(name, layer, BidirectionalParamInitializer.FORWARD_PREFIX, ahead, from);
        int backward = lstm(name, layer, BidirectionalParamInitializer.BACKWARD_PREFIX, back, program.reverse(from));
        return program.concat(forward, program.reverse(backward));
    }

    /** @param prefix of the keys of its parameters in the layer */
    private int lstm(String name, Layer layer, String prefix, LSTM conf, int from) throws NotCompilableException {
        requireSinglePrecision(name, layer, prefix + LSTMParamInitializer.INPUT_WEIGHT_KEY);
        if (activation(name, conf) != ActivationFunction.TANH
                || !(conf.getGateActivationFn() instanceof ActivationSigmoid)) {
            throw new NotCompilableException(name + " has activations other than tanh and sigmoid");
        }
        if (conf.getRnnDataFormat() == RNNFormat.NWC) {
            throw new NotCompilableException(name + " has the format NWC");
        }
        LstmParameters parameters = new LstmParameters(
                values(layer, prefix + LSTMParamInitializer.INPUT_WEIGHT_KEY, 'f'),
                values(layer, prefix + LSTMParamInitializer.RECURRENT_WEIGHT_KEY, 'f'),
                values(layer, prefix + LSTMParamInitializer.BIAS_KEY, 'f'));
        return program.lstm(from, parameters, (int) conf.getNOut());
    }

    private int dense(String name, Layer layer, FeedForwardLayer conf, int from) throws NotCompilableException {
        requireSinglePrecision(name, layer, DefaultParamInitializer.WEIGHT_KEY);
        if (conf instanceof DenseLayer dense && dense.hasLayerNorm()) {
            throw new NotCompilableException(name + " has a layer normalization");
        }
        boolean biased = conf instanceof DenseLayer dense ? dense.hasBias() : ((BaseOutputLayer) conf).hasBias();
        return program.dense(
                from,
                values(layer, DefaultParamInitializer.WEIGHT_KEY, 'c'),
                biased ? values(layer, DefaultParamInitializer.BIAS_KEY, 'c') : new float[(int) conf.getNOut()],
                activation(name, conf));
    }

    private static void requireSinglePrecision(String name, Layer layer, String key) throws NotCompilableException {
        DataType type = layer.getParam(key).dataType();
        if (type != DataType.FLOAT) {
            throw new NotCompilableException(name + " has the precision " + type);
        }
    }

    private static float[] values(Layer layer, String key, char order) {
        return layer.getParam(key).dup(order).data().asFloat();
    }

    private static ActivationFunction activation(String name, BaseLayer conf) throws NotCompilableException {
        IActivation function = conf.getActivationFn();
        if (function instanceof ActivationTanH) {
            return ActivationFunction.TANH;
        }
        if (function instanceof ActivationSigmoid) {
            return ActivationFunction.SIGMOID;
        }
        if (function instanceof ActivationIdentity) {
            return ActivationFunction.IDENTITY;
        }
        if (new ActivationReLU().equals(function)) {
            return ActivationFunction.RELU;
        }
        throw new NotCompilableException(name + " has the activation " + function);
    }
}
