package io.hindcast.fused;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.fused.Networks.Form;
import io.hindcast.training.SingleThread;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The fused layer against Deeplearning4j's own, in single precision. A difference is relative to the largest element of the
 * array that it is in: what is left of sums that cancel out has no digits of its own in either.
 */
class FusedLstmEqualityTest {
    private static final double ACTIVATIONS = 1e-5;
    private static final double GRADIENTS = 1e-4;

    /**
     * ND4J's tanh in single precision is made of exponentials: near zero it is off by up to half a unit in the last place of
     * 1, which is 0.1 % of 1e-5. {@code LstmTapeTest} holds ours against double precision there.
     */
    private static final double STOCK_TANH_ERROR = 0x1p-24;

    /** Multiplications of a forward pass that a case may take, so that the stock layer ends in a second or two. */
    private static final double MOST_WORK = 1.5e9;

    @Property(tries = 30, seed = "1")
    void activationsAndGradientsAreTheStockLayers(
            @ForAll Form form,
            @ForAll @IntRange(min = 1, max = 512) int windows,
            @ForAll @IntRange(min = 1, max = 130) int steps,
            @ForAll @IntRange(min = 1, max = 40) int inputs,
            @ForAll @IntRange(min = 1, max = 300) int units,
            @ForAll @IntRange(min = 1, max = 4) int depth,
            @ForAll long seed) {
        double work = 8.0 * steps * units * (units + inputs) * depth * (form == Form.BIDIRECTIONAL ? 2 : 1);
        int affordable = (int) Math.max(1, Math.min(windows, MOST_WORK / work));
        requireEqual(form, affordable, steps, inputs, units, depth, seed);
    }

    @Example
    void alsoAtTheEndsOfTheRanges() {
        requireEqual(Form.LAST_STEP, 512, 3, 40, 33, 2, 1);
        requireEqual(Form.SEQUENCE, 512, 1, 1, 1, 1, 2);
        requireEqual(Form.BIDIRECTIONAL, 1, 130, 40, 300, 4, 3);
        requireEqual(Form.LAST_STEP, 1, 1, 1, 1, 4, 4);
    }

    /** A wide layer that amplifies rounding: stock is off by more than the bound from double precision, ours is not. */
    @Example
    void whereStockIsOffOursIsStillWithinTheBoundOfDoublePrecision() {
        SingleThread.require();
        MultiLayerNetwork stock = Networks.create(Networks.STOCK, Form.SEQUENCE, 1, 16, 299, -2);
        MultiLayerNetwork fused = Networks.create(Networks.FUSED, Form.SEQUENCE, 1, 16, 299, -2);
        MultiLayerNetwork exact = Networks.create(Networks.STOCK, Form.SEQUENCE, 1, 16, 299, -2, DataType.DOUBLE, 0);
        fused.setParams(stock.params());
        exact.setParams(stock.params().castTo(DataType.DOUBLE));
        Nd4j.getRandom().setSeed(-2);
        INDArray x = Nd4j.randn(3, 34, 16).permute(0, 2, 1);
        INDArray expected = exact.feedForward(x.castTo(DataType.DOUBLE), false).get(1);
        INDArray got = fused.feedForward(x, false).get(1).castTo(DataType.DOUBLE);
        requireClose("activations", got, expected, ACTIVATIONS);
    }

    private static void requireEqual(Form form, int windows, int steps, int inputs, int units, int depth, long seed) {
        SingleThread.require();
        MultiLayerNetwork stock = Networks.create(Networks.STOCK, form, depth, inputs, units, seed);
        MultiLayerNetwork fused = Networks.create(Networks.FUSED, form, depth, inputs, units, seed);
        fused.setParams(stock.params());
        Nd4j.getRandom().setSeed(seed);
        INDArray x = Nd4j.randn(windows, steps, inputs).permute(0, 2, 1);
        INDArray labels = form == Form.LAST_STEP ? Nd4j.randn(windows, 3) : Nd4j.randn(windows, 3, steps);

        List<INDArray> expected = stock.feedForward(x, false);
        List<INDArray> got = fused.feedForward(x, false);
        for (int i = 0; i < expected.size(); i++) {
            requireClose("activations of layer " + (i - 1), got.get(i), expected.get(i), ACTIVATIONS);
        }

        Pair<Gradient, INDArray> stockGradient = stock.calculateGradients(x, labels, null, null);
        Pair<Gradient, INDArray> fusedGradient = fused.calculateGradients(x, labels, null, null);
        requireClose("errors of the inputs", fusedGradient.getSecond(), stockGradient.getSecond(), GRADIENTS);
        for (Map.Entry<String, INDArray> parameter :
                stockGradient.getFirst().gradientForVariable().entrySet()) {
            requireClose(
                    "gradient of " + parameter.getKey(),
                    fusedGradient.getFirst().getGradientFor(parameter.getKey()),
                    parameter.getValue(),
                    GRADIENTS);
        }
    }

    private static void requireClose(String what, INDArray got, INDArray expected, double tolerance) {
        assertThat(got.shape()).as(what).isEqualTo(expected.shape());
        double largest = expected.amaxNumber().doubleValue();
        double difference = got.sub(expected).amaxNumber().doubleValue();
        assertThat(difference).as(what).isLessThanOrEqualTo(tolerance * largest + STOCK_TANH_ERROR);
    }
}
