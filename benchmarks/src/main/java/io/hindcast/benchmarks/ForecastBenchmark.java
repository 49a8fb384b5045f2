package io.hindcast.benchmarks;

import io.hindcast.compiled.CompiledNetwork;
import io.hindcast.kernel.Workers;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
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

/**
 * The ways from windows to their forecasts. Windows come in turn from several inputs; Deeplearning4j's arrays are made
 * beforehand, which spares the stock and the fused layers a copy that the product has to make.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public abstract class ForecastBenchmark {
    private static final int INPUTS = 16;
    private static final double TOLERANCE = 1e-4;

    /** Layers and hidden units. */
    @Param({"1x64", "2x64", "3x64", "3x128"})
    String net;

    private final int windows;
    private final float[] forecasts;
    private final float[][] inputs = new float[INPUTS][];
    private final INDArray[] arrays = new INDArray[INPUTS];
    private MultiLayerNetwork stock;
    private MultiLayerNetwork fused;
    private CompiledNetwork compiled;
    private CompiledNetwork compiledOneThread;
    private int turn;

    /** @param windows forecast at once */
    @SuppressWarnings("NullAway.Init") // by JMH and build
    ForecastBenchmark(int windows) {
        this.windows = windows;
        forecasts = new float[windows];
    }

    /** Builds the networks and makes sure that all compute the same. */
    @Setup
    public void build() {
        OneThread.require();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < INPUTS; i++) {
            inputs[i] = Net.windows(windows, random);
            arrays[i] = Net.array(inputs[i]);
        }
        Net shape = Net.parse(net);
        stock = shape.stock();
        fused = shape.fused();
        compiled = shape.compiled(Workers.shared());
        compiledOneThread = shape.compiled(Workers.none());
        double expected = stock();
        requireClose(expected, again(this::fused), "fused");
        requireClose(expected, again(this::compiled), "compiled");
        requireClose(expected, again(this::compiledOneThread), "compiled, one thread");
    }

    /** A way to the forecast of an input's first window. */
    private interface Way {
        double forecast();
    }

    private double again(Way way) {
        turn--;
        return way.forecast();
    }

    private void requireClose(double expected, double actual, String what) {
        if (!(Math.abs(actual - expected) <= TOLERANCE * Math.max(1, Math.abs(expected)))) {
            throw new IllegalStateException(what + " forecasts " + actual + " for " + net + ", stock " + expected);
        }
    }

    private int next() {
        return turn++ % INPUTS;
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

    private double output(MultiLayerNetwork network) {
        // Closed as the product does: memory outside the heap would wait for a collection otherwise.
        try (INDArray output = network.output(arrays[next()], false)) {
            return output.getDouble(0);
        }
    }

    /** Without Deeplearning4j, on all processors. */
    @Benchmark
    public double compiled() {
        return compute(compiled);
    }

    /** Without Deeplearning4j, on the calling thread alone. */
    @Benchmark
    public double compiledOneThread() {
        return compute(compiledOneThread);
    }

    private double compute(CompiledNetwork network) {
        network.compute(inputs[next()], windows, forecasts);
        return forecasts[0];
    }
}
