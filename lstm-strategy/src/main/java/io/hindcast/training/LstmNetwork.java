package io.hindcast.training;

import io.hindcast.kernel.Workers;
import io.hindcast.training.architecture.Architecture;
import io.hindcast.training.architecture.LayerStack;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

/** Builds networks with fresh weights. */
public final class LstmNetwork {
    private LstmNetwork() {}

    /**
     * A network from {@code [minibatch, features, time]} to {@code [minibatch, 1]}. It has no updater:
     * {@link TrainingStep} is what changes its weights.
     *
     * @param features of a step
     * @param windowBars steps of a window
     * @param seed of the weights
     * @param engine of the LSTM layers
     */
    public static ComputationGraph create(
            Architecture architecture, int features, int windowBars, long seed, TrainingEngine engine) {
        return create(architecture, features, windowBars, seed, engine, Workers.shared());
    }

    /**
     * The same network, computed by whom it says.
     *
     * @param workers among whom the arithmetic of the LSTM layers is shared
     */
    static ComputationGraph create(
            Architecture architecture,
            int features,
            int windowBars,
            long seed,
            TrainingEngine engine,
            Workers workers) {
        ComputationGraphConfiguration configuration =
                configuration(architecture, features, windowBars, seed, engine, workers);
        Nd4j.getRandom().setSeed(seed);
        ComputationGraph network = new ComputationGraph(configuration);
        network.init();
        return network;
    }

    /** How many weights such a network has, without making it. */
    public static long parameters(Architecture architecture, int features, int windowBars) {
        return configuration(architecture, features, windowBars, 0, TrainingEngine.DL4J, Workers.none())
                .getVertices()
                .values()
                .stream()
                .mapToLong(vertex -> vertex.numParams(false))
                .sum();
    }

    private static ComputationGraphConfiguration configuration(
            Architecture architecture,
            int features,
            int windowBars,
            long seed,
            TrainingEngine engine,
            Workers workers) {
        NeuralNetConfiguration.Builder defaults = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .dataType(DataType.FLOAT)
                .weightInit(WeightInit.XAVIER)
                .updater(new NoOp());
        LayerStack stack = new LayerStack(defaults, features, windowBars, lstm -> engine.layer(lstm, workers));
        architecture.build(stack);
        return stack.output();
    }

    /** The same function and weights on another engine. */
    public static ComputationGraph on(
            TrainingEngine engine, ComputationGraph network, Architecture architecture, int features, int windowBars) {
        ComputationGraph other = create(architecture, features, windowBars, 0, engine);
        other.setParams(network.params());
        return other;
    }
}
