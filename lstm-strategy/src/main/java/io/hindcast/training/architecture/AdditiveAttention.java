package io.hindcast.training.architecture;

import java.util.Map;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.samediff.SDLayerParams;
import org.deeplearning4j.nn.conf.layers.samediff.SameDiffLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.nn.weights.WeightInitUtil;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Additive attention over the time steps of a window (after Bahdanau et al., Neural Machine Translation by Jointly Learning
 * to Align and Translate, 2015): {@code [minibatch, nIn, time]} to {@code [minibatch, nIn]}.
 *
 * <pre>score_t = v . tanh(W h_t + b),  a = softmax over t of score,  output = sum over t of a_t h_t</pre>
 *
 * The mean is over a window whose steps have all closed, so it reads nothing of the future of the decision.
 */
public final class AdditiveAttention extends SameDiffLayer {
    private static final long serialVersionUID = 1L;
    private static final String WEIGHTS = "W";
    private static final String BIAS = "b";
    private static final String SCORE = "v";

    @JsonProperty
    private final int nIn;

    @JsonProperty
    private final int units;

    @JsonProperty
    private final int steps;

    /**
     * @param nIn width of a step
     * @param units of the score's hidden layer
     * @param steps of a window
     */
    public AdditiveAttention(
            @JsonProperty("nIn") int nIn, @JsonProperty("units") int units, @JsonProperty("steps") int steps) {
        this.nIn = nIn;
        this.units = units;
        this.steps = steps;
    }

    @Override
    public void defineParameters(SDLayerParams params) {
        params.clear();
        params.addWeightParam(WEIGHTS, nIn, units);
        params.addBiasParam(BIAS, 1, units);
        params.addWeightParam(SCORE, units, 1);
    }

    @Override
    public void initializeParameters(Map<String, INDArray> params) {
        xavier(params.get(WEIGHTS), nIn, units);
        params.get(BIAS).assign(0);
        xavier(params.get(SCORE), units, 1);
    }

    private static void xavier(INDArray weights, int nIn, int nOut) {
        WeightInitUtil.initWeights(nIn, nOut, weights.shape(), WeightInit.XAVIER, null, 'c', weights);
    }

    @Override
    public SDVariable defineLayer(
            SameDiff graph, SDVariable sequence, Map<String, SDVariable> params, SDVariable mask) {
        SDVariable rows = graph.permute(sequence, 0, 2, 1); // [minibatch, time, nIn]
        SDVariable hidden =
                graph.math.tanh(rows.reshape(-1, nIn).mmul(params.get(WEIGHTS)).add(params.get(BIAS)));
        SDVariable weights = graph.nn.softmax(hidden.mmul(params.get(SCORE)).reshape(-1, steps), 1);
        return rows.mul(weights.reshape(-1, steps, 1)).sum(1);
    }

    @Override
    public InputType getOutputType(int layerIndex, InputType inputType) {
        return InputType.feedForward(nIn);
    }

    @Override
    public void setNIn(InputType inputType, boolean override) {
        // Known from the start.
    }

    @Override
    public InputPreProcessor getPreProcessorForInputType(InputType inputType) {
        return null;
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other)
                && other instanceof AdditiveAttention that
                && nIn == that.nIn
                && units == that.units
                && steps == that.steps;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * (31 * super.hashCode() + nIn) + units) + steps;
    }
}
