package io.hindcast.training.architecture;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.dropout.SpatialDropout;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.rnn.LastTimeStepVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.TimeDistributed;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Builds a graph from its input upwards, layer by layer. Vertices are named by kind and number: {@code lstm-1},
 * {@code lstm-2}, {@code bidirectional-1}, {@code projection-1}, {@code dropout-1}, {@code residual-1}, {@code last-1},
 * {@code attention-hidden-1}, {@code attention-score-1}, {@code attention-1}, {@code dense-1}, {@code output-1}.
 */
public final class LayerStack {
    private static final String INPUT = "window";

    private final GraphBuilder graph;
    private final UnaryOperator<LSTM> engine;
    private final Map<String, Integer> numbers = new HashMap<>();
    private String top = INPUT;
    private int width;

    /**
     * @param defaults what all layers share
     * @param features of a step
     * @param windowBars steps of a window
     * @param engine what is to compute LSTM layers: their settings to a layer with these settings
     */
    public LayerStack(
            NeuralNetConfiguration.Builder defaults, int features, int windowBars, UnaryOperator<LSTM> engine) {
        this.engine = engine;
        graph = defaults.graphBuilder().addInputs(INPUT).setInputTypes(InputType.recurrent(features, windowBars));
        width = features;
    }

    /** Sequence to sequence: a forward LSTM. */
    LayerStack lstm(int units) {
        return add("lstm", lstmLayer(units), units);
    }

    /** Sequence to sequence: a forward LSTM with a fraction of its hidden-to-hidden connections dropped in training. */
    LayerStack lstm(int units, double recurrentDropout) {
        LSTM lstm = lstmLayer(units);
        if (recurrentDropout > 0) {
            lstm.setWeightNoise(new RecurrentWeightDropout(1 - recurrentDropout));
        }
        return add("lstm", lstm, units);
    }

    /** Sequence to sequence: a forward and a backward LSTM, their outputs side by side; twice {@code units} wide. */
    LayerStack bidirectional(int units) {
        return add(
                "bidirectional",
                new org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional(
                        org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional.Mode.CONCAT, lstmLayer(units)),
                2 * units);
    }

    private LSTM lstmLayer(int units) {
        return engine.apply(LstmLayers.lstm(width, units));
    }

    /** Any shape to the same: each value dropped on its own in training, what is kept scaled by 1 / (1 - fraction). */
    LayerStack dropout(double fraction) {
        return fraction > 0 ? drop(new Dropout(1 - fraction)) : this;
    }

    /** Sequence to sequence: a feature of a sequence is dropped at all time steps or at none. */
    LayerStack variationalDropout(double fraction) {
        return fraction > 0 ? drop(new SpatialDropout(1 - fraction)) : this;
    }

    /** Sequence to sequence: the same dense layer with ReLU at each step. */
    LayerStack project(int units) {
        return add("projection", new TimeDistributed(dense(units, Activation.RELU)), units);
    }

    /** Any shape to the same: adds what goes in to what comes out. */
    LayerStack residual(Consumer<LayerStack> layers) {
        String below = top;
        int widthBelow = width;
        layers.accept(this);
        if (width != widthBelow) {
            throw new IllegalArgumentException(
                    "a residual connection needs equal widths: in=" + widthBelow + ", out=" + width);
        }
        String name = name("residual");
        graph.addVertex(name, new ElementWiseVertex(ElementWiseVertex.Op.Add), below, top);
        top = name;
        return this;
    }

    /** Sequence to vector: the last step. */
    LayerStack lastStep() {
        String name = name("last");
        graph.addVertex(name, new LastTimeStepVertex(INPUT), top);
        top = name;
        return this;
    }

    /**
     * Sequence to vector: additive attention over the time steps (after Bahdanau et al., Neural Machine Translation by
     * Jointly Learning to Align and Translate, 2015): score_t = v . tanh(W h_t + b), the mean of the h_t weighted by the
     * softmax over t of the scores.
     *
     * @param units rows of W
     */
    LayerStack attention(int units) {
        String sequence = top;
        int widthBelow = width;
        add("attention-hidden", new TimeDistributed(dense(units, Activation.TANH)), units);
        DenseLayer score = new DenseLayer.Builder()
                .nIn(units)
                .nOut(1)
                .hasBias(false)
                .activation(Activation.IDENTITY)
                .build();
        add("attention-score", new TimeDistributed(score), 1);
        String name = name("attention");
        graph.addVertex(name, new AttentionPooling(), sequence, top);
        top = name;
        width = widthBelow;
        return this;
    }

    /** Vector to vector: a dense layer with ReLU. */
    LayerStack dense(int units) {
        return add("dense", dense(units, Activation.RELU), units);
    }

    /** Closes the stack with one linear unit and the mean squared error. */
    public ComputationGraphConfiguration output() {
        add(
                "output",
                new OutputLayer.Builder(LossFunction.MSE)
                        .activation(Activation.IDENTITY)
                        .nIn(width)
                        .nOut(1)
                        .build(),
                1);
        return graph.setOutputs(top).build();
    }

    private DenseLayer dense(int units, Activation activation) {
        return new DenseLayer.Builder()
                .nIn(width)
                .nOut(units)
                .activation(activation)
                .build();
    }

    private LayerStack drop(IDropout dropout) {
        return add("dropout", new DropoutLayer(dropout), width);
    }

    private LayerStack add(String kind, Layer layer, int widthAbove) {
        String name = name(kind);
        graph.addLayer(name, layer, top);
        top = name;
        width = widthAbove;
        return this;
    }

    private String name(String kind) {
        return kind + "-" + numbers.merge(kind, 1, Integer::sum);
    }
}
