package io.hindcast.inference;

import io.hindcast.compiled.CompiledNetwork;
import io.hindcast.compiled.NetworkCompiler;
import io.hindcast.compiled.NotCompilableException;
import io.hindcast.kernel.Kernels;
import io.hindcast.kernel.Workers;
import io.hindcast.training.architecture.AttentionPooling;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.rnn.LastTimeStepVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A network that was probed and found to read time forwards only: the one kind that a forecaster can be made of.
 *
 * <p>The probe changes a random window after step {@code k} and requires of every vertex that puts out a sequence that its
 * output up to {@code k} stays the same, to the bit. Where a sequence ends in a vector, it must be by one of the two ways
 * that are known to read what the probe has seen: the last step, or attention over the steps.
 */
final class CausalNetwork {
    private static final int SEQUENCE_RANK = 3;

    private final ComputationGraph graph;
    private final int windowBars;
    private final int features;

    private CausalNetwork(ComputationGraph graph, int windowBars, int features) {
        this.graph = graph;
        this.windowBars = windowBars;
        this.features = features;
    }

    /** The network that was probed. */
    ComputationGraph graph() {
        return graph;
    }

    /**
     * Its weights as a program: the one kind that a forecaster can be made of, for a program can't be probed.
     *
     * @throws NotCompilableException naming the vertex that the compiler doesn't know
     */
    Compiled compile() throws NotCompilableException {
        return new Compiled(NetworkCompiler.compile(graph, windowBars, features, Kernels.best(), Workers.shared()));
    }

    /** A program that does what a network does which was found causal. */
    static final class Compiled {
        private final CompiledNetwork network;

        private Compiled(CompiledNetwork network) {
            this.network = network;
        }

        /** The program with memory of its own. */
        CompiledNetwork copy() {
            return network.copy(Workers.shared());
        }
    }

    /** What the probe found against a network, in words that follow "it". */
    static final class NotCausalException extends Exception {
        private static final long serialVersionUID = 1L;

        private NotCausalException(String finding) {
            super(finding);
        }
    }

    /**
     * Probes a network.
     *
     * @param windowBars steps of a window; at least 2
     * @param features of a step
     * @throws NotCausalException naming vertex and step when an output moves with the steps after it
     */
    static CausalNetwork probe(ComputationGraph graph, int windowBars, int features) throws NotCausalException {
        SplittableRandom random = new SplittableRandom(1);
        float[] window = random(random, windowBars * features);
        Map<String, INDArray> reference = outputs(graph, window, windowBars, features);
        requireKnownEnds(graph, reference);
        for (int k : new int[] {(windowBars - 1) / 2, windowBars - 2}) {
            float[] perturbed = random(random, window.length);
            System.arraycopy(window, 0, perturbed, 0, (k + 1) * features);
            Map<String, INDArray> outputs = outputs(graph, perturbed, windowBars, features);
            Optional<String> moved = reference.keySet().stream()
                    .filter(vertex -> output(reference, vertex).rank() == SEQUENCE_RANK)
                    .filter(vertex ->
                            !Arrays.equals(upTo(k, output(reference, vertex)), upTo(k, output(outputs, vertex))))
                    .sorted()
                    .findFirst();
            if (moved.isPresent()) {
                throw new NotCausalException("reads the future: the output of '" + moved.get() + "' up to step " + k
                        + " moves when the steps after it are changed");
            }
        }
        return new CausalNetwork(graph, windowBars, features);
    }

    private static INDArray output(Map<String, INDArray> outputs, String vertex) {
        return Objects.requireNonNull(outputs.get(vertex));
    }

    private static void requireKnownEnds(ComputationGraph graph, Map<String, INDArray> outputs)
            throws NotCausalException {
        for (Map.Entry<String, List<String>> vertex :
                graph.getConfiguration().getVertexInputs().entrySet()) {
            boolean ends = output(outputs, vertex.getKey()).rank() != SEQUENCE_RANK
                    && vertex.getValue().stream()
                            .anyMatch(input -> output(outputs, input).rank() == SEQUENCE_RANK);
            if (ends
                    && !isKnownEnd(Objects.requireNonNull(
                            graph.getConfiguration().getVertices().get(vertex.getKey())))) {
                throw new NotCausalException("may read the future: '" + vertex.getKey()
                        + "' makes a vector of a sequence in a way that can't be probed");
            }
        }
    }

    private static boolean isKnownEnd(GraphVertex vertex) {
        return vertex instanceof LastTimeStepVertex || vertex instanceof AttentionPooling;
    }

    private static Map<String, INDArray> outputs(ComputationGraph graph, float[] window, int windowBars, int features) {
        return graph.feedForward(
                Nd4j.create(window, new long[] {1, windowBars, features}, 'c').permute(0, 2, 1), false);
    }

    private static float[] upTo(int k, INDArray sequence) {
        return sequence.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(0, k + 1))
                .dup('c')
                .reshape(-1)
                .toFloatVector();
    }

    private static float[] random(SplittableRandom random, int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) (4 * random.nextDouble() - 2);
        }
        return values;
    }
}
