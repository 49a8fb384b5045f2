package io.hindcast.training.architecture;

import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The mean of a sequence's steps, weighted by the softmax over time of their scores. Inputs: the sequence
 * {@code [minibatch, width, time]} and a score for each of its steps {@code [minibatch, 1, time]}; output
 * {@code [minibatch, width]}. The steps of a window have all closed, so the mean reads nothing of the decision's future.
 *
 * <p>A vertex of our own, because Deeplearning4j's SameDiff layers hand down twice the gradient that they should (measured
 * against PyTorch).
 */
public final class AttentionPooling extends GraphVertex {
    private static final long serialVersionUID = 1L;

    /** For Deeplearning4j's JSON as well. */
    public AttentionPooling() {}

    @Override
    public AttentionPooling clone() {
        return new AttentionPooling();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AttentionPooling;
    }

    @Override
    public int hashCode() {
        return AttentionPooling.class.hashCode();
    }

    @Override
    public long numParams(boolean backprop) {
        return 0;
    }

    @Override
    public int minVertexInputs() {
        return 2;
    }

    @Override
    public int maxVertexInputs() {
        return 2;
    }

    @Override
    public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
            ComputationGraph graph, String name, int index, INDArray params, boolean initialize, DataType type) {
        return new AttentionPoolingPass(graph, name, index, type);
    }

    @Override
    public InputType getOutputType(int layerIndex, InputType... inputs) {
        return InputType.feedForward(((InputType.InputTypeRecurrent) inputs[0]).getSize());
    }

    @Override
    public MemoryReport getMemoryReport(InputType... inputs) {
        InputType output = getOutputType(-1, inputs);
        return new LayerMemoryReport.Builder(null, AttentionPooling.class, inputs[0], output)
                .standardMemory(0, 0)
                .workingMemory(0, 0, 0, 0)
                .cacheMemory(0, 0)
                .build();
    }
}
