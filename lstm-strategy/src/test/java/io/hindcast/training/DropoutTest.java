package io.hindcast.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hindcast.training.architecture.Architecture;
import io.hindcast.training.architecture.RecurrentDropout;
import io.hindcast.training.architecture.RecurrentWeightDropout;
import io.hindcast.training.architecture.Stacked;
import io.hindcast.training.architecture.Variational;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Which connections dropout drops, and how many. Seeds are fixed, so these tests give the same result each time; a bound of
 * five standard errors means that of a million seeds at most one would fail a right implementation (6e-7 a bound).
 */
class DropoutTest {
    private static final double DROPOUT = 0.3;
    private static final double SIGMAS = 5;
    private static final int SEQUENCES = 200;
    private static final int HIDDEN = 16;
    private static final int STEPS = 5;
    private static final int FEATURES = 2;

    @Test
    void variationalMasksAreTheSameAtAllStepsAndDifferBetweenSequences() {
        double[][][] mask = mask(new Variational(2, HIDDEN, DROPOUT));
        int kept = 0;
        int equalToNext = 0;
        for (int n = 0; n < SEQUENCES; n++) {
            for (int i = 0; i < HIDDEN; i++) {
                for (int t = 0; t < STEPS; t++) {
                    assertThat(mask[n][i][t]).isEqualTo(mask[n][i][0]).isIn(0.0, 1.0);
                }
                kept += mask[n][i][0] > 0 ? 1 : 0;
                equalToNext += mask[n][i][0] == mask[(n + 1) % SEQUENCES][i][0] ? 1 : 0;
            }
        }
        int draws = SEQUENCES * HIDDEN;
        assertShare(kept, draws, 1 - DROPOUT);
        // Neighbours agree by chance where both keep or both drop; agreements overlap, which the doubled error covers.
        double agree = DROPOUT * DROPOUT + (1 - DROPOUT) * (1 - DROPOUT);
        assertThat((double) equalToNext / draws)
                .isCloseTo(agree, within(2 * SIGMAS * Math.sqrt(agree * (1 - agree) / draws)));
    }

    @Test
    void plainDropoutDrawsEachStepAnew() {
        double[][][] mask = mask(new Stacked(2, HIDDEN, DROPOUT));
        int kept = 0;
        int changes = 0;
        for (double[][] sequence : mask) {
            for (double[] feature : sequence) {
                for (int t = 0; t < STEPS; t++) {
                    kept += feature[t] > 0 ? 1 : 0;
                    changes += t > 0 && feature[t] != feature[t - 1] ? 1 : 0;
                }
            }
        }
        assertShare(kept, SEQUENCES * HIDDEN * STEPS, 1 - DROPOUT);
        double change = 2 * DROPOUT * (1 - DROPOUT);
        int pairs = SEQUENCES * HIDDEN * (STEPS - 1);
        assertThat((double) changes / pairs)
                .isCloseTo(change, within(2 * SIGMAS * Math.sqrt(change * (1 - change) / pairs)));
    }

    @Test
    void inferenceIsThatOfANetworkWithoutDropout() {
        INDArray windows = windows(STEPS);
        ComputationGraph plain =
                LstmNetwork.create(new Stacked(2, HIDDEN, 0), FEATURES, STEPS, 1, TrainingEngine.FUSED);
        float[] expected = plain.outputSingle(false, windows).toFloatVector();
        for (Architecture architecture : new Architecture[] {
            new Stacked(2, HIDDEN, DROPOUT),
            new Variational(2, HIDDEN, DROPOUT),
            new RecurrentDropout(2, HIDDEN, DROPOUT, DROPOUT)
        }) {
            ComputationGraph network = LstmNetwork.create(architecture, FEATURES, STEPS, 2, TrainingEngine.FUSED);
            network.setParams(plain.params());
            assertThat(network.outputSingle(false, windows).toFloatVector())
                    .as(architecture.toString())
                    .isEqualTo(expected);
            assertThat(network.outputSingle(true, windows).toFloatVector())
                    .as(architecture.toString())
                    .isNotEqualTo(expected);
            assertThat(network.outputSingle(false, windows).toFloatVector())
                    .as(architecture + " after a pass of training")
                    .isEqualTo(expected);
        }
    }

    @Test
    void recurrentDropoutDropsHiddenToHiddenConnectionsAlone() {
        ComputationGraph network = recurrent(32);
        Layer layer = network.getLayer("lstm-1");
        RecurrentWeightDropout dropout =
                (RecurrentWeightDropout) ((LSTM) layer.conf().getLayer()).getWeightNoise();
        for (String key : new String[] {"W", "b"}) {
            assertThat(dropout.getParameter(layer, key, 0, 0, true, LayerWorkspaceMgr.noWorkspaces()))
                    .isSameAs(layer.getParam(key));
        }
        assertThat(dropout.getParameter(layer, "RW", 0, 0, false, LayerWorkspaceMgr.noWorkspaces()))
                .isSameAs(layer.getParam("RW"));

        float[] weights = layer.getParam("RW").dup('c').reshape(-1).toFloatVector();
        float[] dropped = dropout.getParameter(layer, "RW", 0, 0, true, LayerWorkspaceMgr.noWorkspaces())
                .dup('c')
                .reshape(-1)
                .toFloatVector();
        int kept = 0;
        for (int i = 0; i < weights.length; i++) {
            if (dropped[i] != 0) {
                kept++;
                assertThat(dropped[i] / weights[i]).isCloseTo((float) (1 / (1 - DROPOUT)), within(1e-5f));
            }
        }
        assertShare(kept, weights.length, 1 - DROPOUT);
    }

    @Test
    void theFirstStepHasNoHiddenStateSoRecurrentDropoutLeavesItAlone() {
        ComputationGraph network = recurrent(HIDDEN);
        INDArray windows = windows(STEPS);
        INDArray inference = network.feedForward(windows, false).get("lstm-1").dup();
        INDArray training = network.feedForward(windows, true).get("lstm-1").dup();
        for (int i = 0; i < HIDDEN; i++) {
            assertThat(training.getFloat(0, i, 0)).isEqualTo(inference.getFloat(0, i, 0));
        }
        assertThat(training.distance2(inference)).isGreaterThan(0.1);
    }

    @Test
    void theGradientWithRecurrentDropoutIsThatOfTheLossWithTheSameMask() {
        ComputationGraph network = recurrent(HIDDEN);
        INDArray windows = windows(STEPS);
        INDArray labels = Nd4j.ones(SEQUENCES, 1);
        loss(network, windows, labels);
        float[] gradient = TrainingStep.meanGradient(network, SEQUENCES);
        double norm = 0;
        for (float each : gradient) {
            norm += (double) each * each;
        }
        norm = Math.sqrt(norm);

        // Along itself, a gradient rises by its norm.
        INDArray start = network.params().dup();
        INDArray step =
                Nd4j.createFromArray(gradient).reshape(1, gradient.length).muli(0.01 / norm);
        network.setParams(start.add(step));
        double above = loss(network, windows, labels);
        network.setParams(start.sub(step));
        double below = loss(network, windows, labels);
        assertThat((above - below) / 0.02 / norm).isCloseTo(1, within(0.005));
    }

    /** The mean squared error, with the mask that the seed gives. */
    private static double loss(ComputationGraph network, INDArray windows, INDArray labels) {
        Nd4j.getRandom().setSeed(5);
        network.setInputs(windows);
        network.setLabels(labels);
        network.computeGradientAndScore();
        return network.score();
    }

    /** 1 or 0 for each value between the two layers, having checked that those kept are scaled by 1 / (1 - dropout). */
    private static double[][][] mask(Architecture architecture) {
        ComputationGraph network = LstmNetwork.create(architecture, FEATURES, STEPS, 1, TrainingEngine.FUSED);
        INDArray windows = windows(STEPS);
        INDArray before = network.feedForward(windows, false).get("lstm-1").dup();
        Map<String, INDArray> training = network.feedForward(windows, true);
        INDArray after = training.get("dropout-1");
        double[][][] mask = new double[SEQUENCES][HIDDEN][STEPS];
        for (int n = 0; n < SEQUENCES; n++) {
            for (int i = 0; i < HIDDEN; i++) {
                for (int t = 0; t < STEPS; t++) {
                    double scale = after.getDouble(n, i, t) / before.getDouble(n, i, t);
                    mask[n][i][t] = Math.rint(scale * (1 - DROPOUT));
                    assertThat(scale * (1 - DROPOUT)).isCloseTo(mask[n][i][t], within(1e-4));
                }
            }
        }
        return mask;
    }

    /** With values kept scaled by 1 / probability, the right share keeps the expectation. */
    private static void assertShare(int kept, int draws, double probability) {
        assertThat((double) kept / draws)
                .isCloseTo(probability, within(SIGMAS * Math.sqrt(probability * (1 - probability) / draws)));
    }

    private static ComputationGraph recurrent(int hidden) {
        return LstmNetwork.create(
                new RecurrentDropout(1, hidden, 0, DROPOUT), FEATURES, STEPS, 1, TrainingEngine.FUSED);
    }

    private static INDArray windows(int steps) {
        Nd4j.getRandom().setSeed(11);
        return Nd4j.randn(SEQUENCES, FEATURES, steps);
    }
}
