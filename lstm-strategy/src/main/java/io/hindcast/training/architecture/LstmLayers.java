package io.hindcast.training.architecture;

import org.deeplearning4j.nn.conf.layers.LSTM;
import org.nd4j.linalg.activations.Activation;

/** The one place where an LSTM layer is configured. */
final class LstmLayers {
    private LstmLayers() {}

    /**
     * A forward LSTM, {@code [minibatch, nIn, time]} to {@code [minibatch, nOut, time]}.
     *
     * @param nIn width of a step
     * @param nOut hidden units
     */
    static LSTM lstm(int nIn, int nOut) {
        return new LSTM.Builder()
                .nIn(nIn)
                .nOut(nOut)
                .activation(Activation.TANH)
                .gateActivationFunction(Activation.SIGMOID)
                .build();
    }
}
