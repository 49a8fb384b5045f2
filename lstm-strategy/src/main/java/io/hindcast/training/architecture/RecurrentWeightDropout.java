package io.hindcast.training.architecture;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.weightnoise.IWeightNoise;
import org.deeplearning4j.nn.params.LSTMParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.random.impl.DropOutInverted;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Drops hidden-to-hidden weights of an LSTM in training, one mask a forward and backward pass, and scales those kept by
 * 1 / keep. Input weights and biases stay as they are. DL4J leaves the gradient that of the dropped weights:
 * {@link #maskGradient} completes the chain rule.
 */
public final class RecurrentWeightDropout implements IWeightNoise {
    private static final long serialVersionUID = 1L;

    @JsonProperty
    private final double keep;

    private transient @Nullable INDArray mask;

    /** @param keep probability that a connection stays, in (0, 1] */
    public RecurrentWeightDropout(@JsonProperty("keep") double keep) {
        this.keep = keep;
    }

    @Override
    public INDArray getParameter(
            Layer layer, String key, int iteration, int epoch, boolean train, LayerWorkspaceMgr workspaces) {
        INDArray weights = layer.getParam(key);
        if (!train || !key.equals(LSTMParamInitializer.RECURRENT_WEIGHT_KEY)) {
            return weights;
        }
        // DL4J calls this outside of its workspaces, so the mask outlives the pass.
        mask = Nd4j.ones(weights.dataType(), weights.shape());
        Nd4j.getExecutioner().exec(new DropOutInverted(mask, keep));
        INDArray dropped = workspaces.createUninitialized(ArrayType.INPUT, weights.dataType(), weights.shape(), 'f');
        return weights.muli(mask, dropped);
    }

    /**
     * Turns the gradient for the dropped weights into that for the weights. Without a pass before it, it does nothing.
     *
     * @param recurrentGradient {@code [hidden, 4 x hidden]}, changed in place
     */
    public void maskGradient(INDArray recurrentGradient) {
        if (mask != null) {
            recurrentGradient.muli(mask);
            mask = null;
        }
    }

    @Override
    public RecurrentWeightDropout clone() {
        return new RecurrentWeightDropout(keep);
    }
}
