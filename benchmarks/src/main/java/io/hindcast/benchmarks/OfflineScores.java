package io.hindcast.benchmarks;

import io.hindcast.compiled.CompiledNetwork;
import io.hindcast.compiled.NetworkCompiler;
import io.hindcast.compiled.NotCompilableException;
import io.hindcast.kernel.Kernels;
import io.hindcast.kernel.Workers;
import io.hindcast.training.LstmNetwork;
import io.hindcast.training.TrainingEngine;
import io.hindcast.training.architecture.Architecture;
import io.hindcast.training.architecture.Bidirectional;
import io.hindcast.training.architecture.DeepBidirectional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Scores of the architectures that read both directions of time: stock, on our layers and compiled. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class OfflineScores {
    private static final double TOLERANCE = 1e-4;

    /** Names in a config. */
    @Param({"bidirectional", "deep-bidirectional"})
    String architecture;

    /** LSTM layers and their units. */
    @Param({"2x64", "3x128"})
    String net;

    /** Scored at once. */
    @Param({"1", "256"})
    int windows;

    private float[] input;
    private float[] scores;
    private INDArray array;
    private ComputationGraph stock;
    private ComputationGraph fused;
    private CompiledNetwork compiled;

    /** Builds the networks and makes sure that all compute the same. */
    @Setup
    public void build() throws NotCompilableException {
        OneThread.require();
        Net size = Net.parse(net);
        Architecture shape = architecture.equals("bidirectional")
                ? new Bidirectional(size.layers(), size.hidden(), 0)
                : new DeepBidirectional(size.layers(), size.hidden(), 0);
        stock = LstmNetwork.create(shape, Net.FEATURES, Net.STEPS, 1, TrainingEngine.DL4J);
        fused = LstmNetwork.on(TrainingEngine.FUSED, stock, shape, Net.FEATURES, Net.STEPS);
        compiled = NetworkCompiler.compile(stock, Net.STEPS, Net.FEATURES, Kernels.best(), Workers.shared());
        input = Net.windows(windows, new SplittableRandom(1));
        array = Net.array(input);
        scores = new float[windows];
        double expected = stock();
        requireClose(expected, fused());
        requireClose(expected, compiled());
    }

    private static void requireClose(double expected, double actual) {
        if (!(Math.abs(actual - expected) <= TOLERANCE * Math.max(1, Math.abs(expected)))) {
            throw new IllegalStateException("scores differ: " + actual + ", stock " + expected);
        }
    }

    /** Deeplearning4j's own layers. */
    @Benchmark
    public double stock() {
        return output(stock);
    }

    /** Our layers in Deeplearning4j. */
    @Benchmark
    public double fused() {
        return output(fused);
    }

    private double output(ComputationGraph network) {
        try (INDArray output = network.outputSingle(false, array)) {
            return output.getDouble(0);
        }
    }

    /** Without Deeplearning4j, on all processors. */
    @Benchmark
    public double compiled() {
        compiled.compute(input, windows, scores);
        return scores[0];
    }
}
