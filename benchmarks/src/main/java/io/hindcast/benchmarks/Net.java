package io.hindcast.benchmarks;

import io.hindcast.compiled.CompiledNetwork;
import io.hindcast.compiled.NetworkCompiler;
import io.hindcast.compiled.NotCompilableException;
import io.hindcast.fused.FusedLstm;
import io.hindcast.kernel.Kernels;
import io.hindcast.kernel.Workers;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A network to measure: LSTM layers of one size on top of each other, a linear unit on the last step. The same as the
 * training's, without dropout.
 *
 * @param layers LSTM layers
 * @param hidden units of each
 */
record Net(int layers, int hidden) {
    /** Features of a time step. */
    static final int FEATURES = 10;

    /** Time steps of a window. */
    static final int STEPS = 60;

    private static final Pattern NAME = Pattern.compile("([1-8])x(\\d{1,4})");

    /**
     * Reads {@code LAYERSxHIDDEN}, for example {@code 2x64}.
     *
     * @throws IllegalArgumentException when it is something else
     */
    static Net parse(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches() || Integer.parseInt(matcher.group(2)) == 0) {
            throw new IllegalArgumentException("a net is LAYERSxHIDDEN, for example 2x64; not " + name);
        }
        return new Net(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** On Deeplearning4j's own layers; the same weights every time. */
    MultiLayerNetwork stock() {
        return network(false);
    }

    /** On our layers; the weights of {@link #stock}. */
    MultiLayerNetwork fused() {
        return network(true);
    }

    /** Compiled; the weights of {@link #stock}. */
    CompiledNetwork compiled(Workers workers) {
        try {
            return NetworkCompiler.compile(stock().toComputationGraph(), STEPS, FEATURES, Kernels.best(), workers);
        } catch (NotCompilableException e) {
            throw new IllegalStateException("can't compile " + this, e);
        }
    }

    private MultiLayerNetwork network(boolean fused) {
        NeuralNetConfiguration.ListBuilder list = new NeuralNetConfiguration.Builder()
                .seed(1)
                .dataType(DataType.FLOAT)
                .weightInit(WeightInit.XAVIER)
                .updater(new Adam(0.001))
                .list();
        for (int i = 0; i < layers; i++) {
            LSTM stock = new LSTM.Builder()
                    .nIn(i == 0 ? FEATURES : hidden)
                    .nOut(hidden)
                    .activation(Activation.TANH)
                    .gateActivationFunction(Activation.SIGMOID)
                    .build();
            LSTM layer = fused ? FusedLstm.of(stock) : stock;
            list.layer(i == layers - 1 ? new LastTimeStep(layer) : layer);
        }
        list.layer(new OutputLayer.Builder(LossFunction.MSE)
                .activation(Activation.IDENTITY)
                .nIn(hidden)
                .nOut(1)
                .build());
        list.setInputType(InputType.recurrent(FEATURES));
        Nd4j.getRandom().setSeed(1);
        MultiLayerNetwork network = new MultiLayerNetwork(list.build());
        network.init();
        return network;
    }

    /** Windows of noise, {@code [window, time, features]}, as {@link CompiledNetwork#compute} takes them. */
    static float[] windows(int count, SplittableRandom random) {
        float[] values = new float[count * STEPS * FEATURES];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /** The same windows as Deeplearning4j's networks take them, laid out as the product does. */
    static INDArray array(float[] windows) {
        return Nd4j.create(windows, new long[] {windows.length / (STEPS * FEATURES), STEPS, FEATURES}, 'c')
                .permute(0, 2, 1);
    }
}
