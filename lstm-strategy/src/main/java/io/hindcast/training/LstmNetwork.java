package io.hindcast.training;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Builds networks with fresh weights. */
final class LstmNetwork {
    private LstmNetwork() {}

    /**
     * A stacked LSTM: {@code [minibatch, features, time]} to {@code [minibatch, 1]}.
     *
     * @param seed of the weights
     */
    static MultiLayerNetwork create(LstmSettings settings, int features, long seed) {
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .dataType(DataType.FLOAT)
                .weightInit(WeightInit.XAVIER)
                .updater(new Adam(settings.learningRate()))
                .l2(settings.weightDecay())
                .l2Bias(settings.weightDecay())
                .list();
        for (int i = 0; i < settings.layers(); i++) {
            LSTM.Builder lstm = new LSTM.Builder()
                    .nIn(i == 0 ? features : settings.hidden())
                    .nOut(settings.hidden())
                    .activation(Activation.TANH)
                    .gateActivationFunction(Activation.SIGMOID);
            if (i > 0 && settings.dropout() > 0) {
                // DL4J drops a layer's input and takes the probability to keep.
                lstm.dropOut(1 - settings.dropout());
            }
            boolean last = i == settings.layers() - 1;
            layers.layer(last ? new LastTimeStep(lstm.build()) : lstm.build());
        }
        layers.layer(new OutputLayer.Builder(LossFunction.MSE)
                .activation(Activation.IDENTITY)
                .nIn(settings.hidden())
                .nOut(1)
                .build());
        layers.setInputType(InputType.recurrent(features));
        Nd4j.getRandom().setSeed(seed);
        MultiLayerNetwork network = new MultiLayerNetwork(layers.build());
        network.init();
        return network;
    }
}
