package io.hindcast.training;

import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Scales the gradient of all parameters together so that its L2 norm is at most a limit, as PyTorch's
 * {@code clip_grad_norm_}; DL4J itself clips by layer or by parameter only. It is called between backpropagation and the
 * updater, where the gradient is still the sum over the minibatch: the limit is for its mean.
 */
final class GlobalGradientClipping extends BaseTrainingListener {
    private final double limit;

    GlobalGradientClipping(double limit) {
        this.limit = limit;
    }

    @Override
    public void onGradientCalculation(Model model) {
        INDArray gradient = ((MultiLayerNetwork) model).getFlattenedGradients();
        double norm = gradient.norm2Number().doubleValue() / model.batchSize();
        if (norm > limit) {
            gradient.muli(limit / norm);
        }
    }
}
