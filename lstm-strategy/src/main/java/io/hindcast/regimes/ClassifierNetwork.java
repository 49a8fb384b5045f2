package io.hindcast.regimes;

import io.hindcast.fused.FusedLstm;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Builds classifiers of every time step with fresh weights. */
final class ClassifierNetwork {
    private ClassifierNetwork() {}

    /**
     * An LSTM that reads forwards and one that reads backwards, their outputs side by side, and a softmax over the regimes
     * at each step: {@code [minibatch, features, time]} to {@code [minibatch, regimes, time]}.
     *
     * @param seed of the weights
     */
    static MultiLayerNetwork create(RegimeSettings settings, int features, int regimes, long seed) {
        LSTM lstm = new LSTM.Builder()
                .nIn(features)
                .nOut(settings.hidden())
                .activation(Activation.TANH)
                .gateActivationFunction(Activation.SIGMOID)
                .build();
        MultiLayerConfiguration configuration = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .dataType(DataType.FLOAT)
                .weightInit(WeightInit.XAVIER)
                .updater(new Adam(settings.learningRate()))
                .list()
                .layer(new Bidirectional(Bidirectional.Mode.CONCAT, FusedLstm.of(lstm)))
                .layer(new RnnOutputLayer.Builder(LossFunction.MCXENT)
                        .activation(Activation.SOFTMAX)
                        .nIn(2 * settings.hidden())
                        .nOut(regimes)
                        .build())
                .setInputType(InputType.recurrent(features))
                .build();
        Nd4j.getRandom().setSeed(seed);
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init();
        return network;
    }
}
