package io.hindcast.fused;

import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Stacked networks for comparison, on Deeplearning4j's own layers or on fused ones. */
public final class Networks {
    /** Deeplearning4j's own layers. */
    public static final UnaryOperator<LSTM> STOCK = lstm -> lstm;

    /** Fused layers. */
    public static final UnaryOperator<LSTM> FUSED = FusedLstm::of;

    /** What is above the last LSTM layer or around all of them. */
    public enum Form {
        /** An output at each step. */
        SEQUENCE,
        /** An output at the last step. */
        LAST_STEP,
        /** Both directions, an output at each step. */
        BIDIRECTIONAL
    }

    private Networks() {}

    /** A network with three outputs and Adam. */
    public static MultiLayerNetwork create(
            UnaryOperator<LSTM> layers, Form form, int depth, int inputs, int units, long seed) {
        return create(layers, form, depth, inputs, units, seed, DataType.FLOAT, 0);
    }

    /** The same in another precision, and with dropout between layers. */
    public static MultiLayerNetwork create(
            UnaryOperator<LSTM> layers,
            Form form,
            int depth,
            int inputs,
            int units,
            long seed,
            DataType type,
            double dropout) {
        NeuralNetConfiguration.ListBuilder list = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .dataType(type)
                .weightInit(WeightInit.XAVIER)
                .updater(new Adam(1e-3))
                .list();
        int width = inputs;
        for (int i = 0; i < depth; i++) {
            LSTM.Builder builder = new LSTM.Builder()
                    .nIn(width)
                    .nOut(units)
                    .activation(Activation.TANH)
                    .gateActivationFunction(Activation.SIGMOID)
                    // An exception of ours must not pass for a fallback.
                    .helperAllowFallback(false);
            if (i > 0 && dropout > 0) {
                builder.dropOut(1 - dropout);
            }
            Layer layer = layers.apply(builder.build());
            width = units;
            if (form == Form.BIDIRECTIONAL) {
                layer = new Bidirectional(Bidirectional.Mode.CONCAT, layer);
                width = 2 * units;
            } else if (form == Form.LAST_STEP && i == depth - 1) {
                layer = new LastTimeStep(layer);
            }
            list.layer(layer);
        }
        if (form == Form.LAST_STEP) {
            list.layer(new OutputLayer.Builder(LossFunction.MSE)
                    .activation(Activation.IDENTITY)
                    .nIn(width)
                    .nOut(3)
                    .build());
        } else {
            list.layer(new RnnOutputLayer.Builder(LossFunction.MSE)
                    .activation(Activation.IDENTITY)
                    .nIn(width)
                    .nOut(3)
                    .build());
        }
        MultiLayerNetwork network = new MultiLayerNetwork(
                list.setInputType(InputType.recurrent(inputs)).build());
        network.init();
        return network;
    }
}
