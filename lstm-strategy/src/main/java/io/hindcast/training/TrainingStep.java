package io.hindcast.training;

import io.hindcast.training.architecture.RecurrentWeightDropout;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.params.LSTMParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What a minibatch does to a network: gradient of the mean squared error, global clipping, Adam. */
final class TrainingStep {
    private final ComputationGraph network;
    private final double gradientClip;
    private final float[] multiplicity;
    private final Adam adam;

    /**
     * @param network its weights are changed by each {@link #fit}
     * @param gradientClip largest norm of the gradient
     * @param weightDecay L2 in the gradient
     */
    TrainingStep(ComputationGraph network, double gradientClip, double weightDecay) {
        this.network = network;
        this.gradientClip = gradientClip;
        multiplicity = BiasMultiplicity.of(network);
        adam = new Adam(multiplicity, weightDecay);
    }

    /**
     * Takes one step.
     *
     * @param windows {@code [minibatch, features, time]}
     * @param labels {@code [minibatch, 1]}
     * @return the mean squared error before the step, dropout in force
     */
    double fit(INDArray windows, INDArray labels, double learningRate) {
        network.setInputs(windows);
        network.setLabels(labels);
        network.computeGradientAndScore();
        double loss = network.score();
        float[] gradient = meanGradient(network, windows.size(0));
        network.clear();
        GlobalGradientClipping.clip(gradient, multiplicity, gradientClip);
        float[] parameters = network.params().toFloatVector();
        adam.step(parameters, gradient, learningRate);
        try (INDArray moved = Nd4j.createFromArray(parameters).reshape(1, parameters.length)) {
            network.setParams(moved);
        }
        return loss;
    }

    /** The gradient that has just been computed, of the minibatch's mean loss; DL4J's is that of its sum. */
    static float[] meanGradient(ComputationGraph network, long samples) {
        for (Layer layer : network.getLayers()) {
            if (layer.conf().getLayer() instanceof BaseLayer base
                    && base.getWeightNoise() instanceof RecurrentWeightDropout dropout) {
                dropout.maskGradient(network.gradient()
                        .getGradientFor(base.getLayerName() + "_" + LSTMParamInitializer.RECURRENT_WEIGHT_KEY));
            }
        }
        float[] gradient = network.getGradientsViewArray().toFloatVector();
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] /= samples;
        }
        return gradient;
    }
}
