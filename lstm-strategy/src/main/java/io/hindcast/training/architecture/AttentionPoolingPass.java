package io.hindcast.training.architecture;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.BaseGraphVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Broadcast;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Forward and backward pass of {@link AttentionPooling}. */
@SuppressWarnings("overrides") // of Deeplearning4j's own setInputs(INDArray[]) and (INDArray...)
final class AttentionPoolingPass extends BaseGraphVertex {
    private static final long serialVersionUID = 1L;

    AttentionPoolingPass(ComputationGraph graph, String name, int index, DataType type) {
        super(graph, name, index, null, null, type);
    }

    @Override
    public boolean hasLayer() {
        return false;
    }

    @Override
    public @Nullable Layer getLayer() {
        return null;
    }

    /** out[n, i] = sum over t of a[n, t] x[n, i, t], with a = softmax over t of the scores. */
    @Override
    public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
        INDArray weighted = inputs[0].dup();
        Broadcast.mul(weighted, weights(), weighted, 0, 2);
        return workspaces.leverageTo(ArrayType.ACTIVATIONS, weighted.sum(2));
    }

    /**
     * With e the gradient of the output: dL/dx[n, i, t] = e[n, i] a[n, t]; dL/da[n, t] = sum over i of e[n, i] x[n, i, t];
     * dL/dscore = a (dL/da - sum over t of a dL/da).
     */
    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
        INDArray sequence = inputs[0];
        INDArray weights = weights();

        INDArray sequenceGradient = workspaces.create(ArrayType.ACTIVATION_GRAD, dataType, sequence.shape(), 'f');
        Broadcast.add(sequenceGradient, epsilon, sequenceGradient, 0, 1);
        Broadcast.mul(sequenceGradient, weights, sequenceGradient, 0, 2);

        INDArray products = sequence.dup();
        Broadcast.mul(products, epsilon, products, 0, 1);
        INDArray weightGradient = products.sum(1);
        INDArray mean = weightGradient.mul(weights).sum(true, 1);
        INDArray scoreGradient = weightGradient.subColumnVector(mean).muli(weights);
        return new Pair<>(null, new INDArray[] {
            sequenceGradient,
            workspaces.dup(ArrayType.ACTIVATION_GRAD, scoreGradient.reshape(sequence.size(0), 1, sequence.size(2)), 'f')
        });
    }

    /** {@code [minibatch, time]}, each row sums to 1. */
    private INDArray weights() {
        INDArray scores = inputs[1].dup('c').reshape('c', inputs[1].size(0), inputs[1].size(2));
        INDArray powers = Transforms.exp(scores.subiColumnVector(scores.max(true, 1)), false);
        return powers.diviColumnVector(powers.sum(true, 1));
    }

    @Override
    public void setBackpropGradientsViewArray(INDArray gradients) {
        if (gradients != null) {
            throw new IllegalArgumentException("attention pooling has no parameters, so it has no gradients");
        }
    }

    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArrays(INDArray[] masks, MaskState state, int minibatchSize) {
        return new Pair<>(null, state);
    }

    @Override
    public String toString() {
        return "AttentionPooling";
    }
}
