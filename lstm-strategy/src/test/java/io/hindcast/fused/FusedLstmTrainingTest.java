package io.hindcast.fused;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.fused.Networks.Form;
import io.hindcast.training.SingleThread;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.assertj.core.data.Percentage;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

@Tag("slow")
class FusedLstmTrainingTest {
    private static final int EPOCHS = 10;
    private static final int MINIBATCHES = 6;

    @BeforeAll
    static void oneThread() {
        SingleThread.require();
    }

    @Test
    void tenEpochsFollowTheStockLayersLossCurve() {
        List<Double> stock = train(Networks.STOCK, 0);
        List<Double> fused = train(Networks.FUSED, 0);
        assertThat(stock.getLast()).isLessThan(0.9 * stock.getFirst());
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            assertThat(fused.get(epoch))
                    .as("epoch " + epoch)
                    .isCloseTo(stock.get(epoch), Percentage.withPercentage(0.1));
        }
    }

    @Test
    void dropoutFollowsTheSameCurveAsWell() {
        List<Double> stock = train(Networks.STOCK, 0.3);
        List<Double> fused = train(Networks.FUSED, 0.3);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            assertThat(fused.get(epoch))
                    .as("epoch " + epoch)
                    .isCloseTo(stock.get(epoch), Percentage.withPercentage(0.1));
        }
    }

    @Test
    void theSameSeedGivesTheSameBits() {
        assertThat(train(Networks.FUSED, 0.3)).isEqualTo(train(Networks.FUSED, 0.3));
    }

    /** Mean loss of each epoch, from the same weights and minibatches. */
    private static List<Double> train(UnaryOperator<LSTM> layers, double dropout) {
        MultiLayerNetwork network = Networks.create(layers, Form.LAST_STEP, 2, 4, 24, 7, DataType.FLOAT, dropout);
        Nd4j.getRandom().setSeed(11);
        INDArray[] x = new INDArray[MINIBATCHES];
        INDArray[] y = new INDArray[MINIBATCHES];
        for (int i = 0; i < MINIBATCHES; i++) {
            x[i] = Nd4j.randn(32, 20, 4).permute(0, 2, 1);
            y[i] = x[i].mean(2)
                    .get(
                            org.nd4j.linalg.indexing.NDArrayIndex.all(),
                            org.nd4j.linalg.indexing.NDArrayIndex.interval(0, 3));
        }
        List<Double> losses = new ArrayList<>();
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            double sum = 0;
            for (int i = 0; i < MINIBATCHES; i++) {
                network.fit(x[i], y[i]);
                sum += network.score();
            }
            losses.add(sum / MINIBATCHES);
        }
        return losses;
    }
}
