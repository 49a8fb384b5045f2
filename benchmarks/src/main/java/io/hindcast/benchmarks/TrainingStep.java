package io.hindcast.benchmarks;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
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

/** One step of training on a minibatch of 32: forward, mean squared error, backward, Adam. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class TrainingStep {
    private static final int MINIBATCH = 32;

    /** So many that no net learns them by heart while it is measured. */
    private static final int MINIBATCHES = 16;

    private static final double TOLERANCE = 1e-4;

    /** Layers and hidden units. */
    @Param({"1x64", "2x64", "3x64", "3x128"})
    String net;

    private final INDArray[] windows = new INDArray[MINIBATCHES];
    private final INDArray[] labels = new INDArray[MINIBATCHES];
    private MultiLayerNetwork stock;
    private MultiLayerNetwork fused;
    private int turn;

    /** Builds networks and minibatches, and makes sure that both learn the same. */
    @Setup
    public void build() {
        OneThread.require();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < MINIBATCHES; i++) {
            windows[i] = Net.array(Net.windows(MINIBATCH, random));
            float[] values = new float[MINIBATCH];
            for (int j = 0; j < MINIBATCH; j++) {
                values[j] = (float) random.nextGaussian();
            }
            labels[i] = Nd4j.create(values, new long[] {MINIBATCH, 1}, 'c');
        }
        stock = Net.parse(net).stock();
        fused = Net.parse(net).fused();
        // The loss of the second step shows the gradients of the first.
        for (int i = 0; i < 2; i++) {
            double expected = fit(stock);
            turn--;
            double actual = fit(fused);
            if (!(Math.abs(actual - expected) <= TOLERANCE * expected)) {
                throw new IllegalStateException(
                        "the loss of fused is " + actual + " for " + net + ", stock " + expected);
            }
        }
    }

    /** Deeplearning4j's own layers. */
    @Benchmark
    public double stock() {
        return fit(stock);
    }

    /** Our layers in Deeplearning4j. */
    @Benchmark
    public double fused() {
        return fit(fused);
    }

    private double fit(MultiLayerNetwork network) {
        int minibatch = turn++ % MINIBATCHES;
        network.fit(windows[minibatch], labels[minibatch]);
        return network.score();
    }
}
