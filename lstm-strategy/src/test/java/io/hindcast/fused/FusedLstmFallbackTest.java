package io.hindcast.fused;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.fused.Networks.Form;
import io.hindcast.training.SingleThread;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.layers.RecurrentLayer;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.impl.ActivationHardSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftSign;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** What the kernel can't do runs on Deeplearning4j's own path, to the bit, and says so in the log at level debug. */
@Tag("slow")
class FusedLstmFallbackTest {
    private INDArray x;
    private INDArray labels;

    @BeforeEach
    void data() {
        SingleThread.require();
        Nd4j.getRandom().setSeed(5);
        x = Nd4j.randn(6, 9, 3).permute(0, 2, 1);
        labels = Nd4j.randn(6, 3, 9);
    }

    private static String logged(Runnable work) {
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            work.run();
        } finally {
            System.setErr(before);
        }
        return log.toString(StandardCharsets.UTF_8);
    }

    private static MultiLayerNetwork network(UnaryOperator<LSTM> layers) {
        return Networks.create(layers, Form.SEQUENCE, 2, 3, 5, 1);
    }

    private void requireStockBits(MultiLayerNetwork stock, MultiLayerNetwork fused, String reason) {
        requireStockBits(stock, fused, null, reason);
    }

    private void requireStockBits(MultiLayerNetwork stock, MultiLayerNetwork fused, INDArray mask, String reason) {
        for (MultiLayerNetwork network : new MultiLayerNetwork[] {stock, fused}) {
            for (Layer layer : network.getLayers()) {
                if (layer instanceof org.deeplearning4j.nn.layers.recurrent.LSTM) {
                    layer.setMaskArray(mask);
                }
            }
            network.setInput(x.castTo(network.params().dataType()));
            network.setLabels(labels.castTo(network.params().dataType()));
        }
        stock.computeGradientAndScore();
        assertThat(logged(fused::computeGradientAndScore)).contains(reason);
        assertThat(fused.getFlattenedGradients()).isEqualTo(stock.getFlattenedGradients());
        assertThat(fused.score()).isEqualTo(stock.score());
    }

    @Test
    void nothingIsLoggedWhereTheKernelComputes() {
        MultiLayerNetwork fused = network(Networks.FUSED);
        assertThat(logged(() -> fused.fit(x, labels))).doesNotContain("own path");
    }

    @Test
    void masks() {
        INDArray mask = Nd4j.ones(6, 9);
        mask.putScalar(0, 8, 0);
        mask.putScalar(3, 7, 0);
        mask.putScalar(3, 8, 0);
        requireStockBits(network(Networks.STOCK), network(Networks.FUSED), mask, "a mask");
    }

    @Test
    void otherActivations() {
        UnaryOperator<LSTM> softSign = lstm -> {
            lstm.setActivationFn(new ActivationSoftSign());
            return lstm;
        };
        requireStockBits(
                network(softSign), network(lstm -> FusedLstm.of(softSign.apply(lstm))), "activations are softsign");
        UnaryOperator<LSTM> hardSigmoid = lstm -> {
            lstm.setGateActivationFn(new ActivationHardSigmoid());
            return lstm;
        };
        requireStockBits(network(hardSigmoid), network(lstm -> FusedLstm.of(hardSigmoid.apply(lstm))), "hardsigmoid");
    }

    @Test
    void doublePrecision() {
        requireStockBits(
                Networks.create(Networks.STOCK, Form.SEQUENCE, 2, 3, 5, 1, DataType.DOUBLE, 0),
                Networks.create(Networks.FUSED, Form.SEQUENCE, 2, 3, 5, 1, DataType.DOUBLE, 0),
                "the precision is DOUBLE");
    }

    @Test
    void truncatedBackpropagation() {
        INDArray errors = Nd4j.randn(6, 5, 9);
        MultiLayerNetwork stock = network(Networks.STOCK);
        MultiLayerNetwork fused = network(Networks.FUSED);
        for (MultiLayerNetwork network : new MultiLayerNetwork[] {stock, fused}) {
            network.initGradientsView();
            network.getLayer(0).setInput(x, LayerWorkspaceMgr.noWorkspaces());
        }
        Runnable backward = () ->
                ((RecurrentLayer) fused.getLayer(0)).tbpttBackpropGradient(errors, 3, LayerWorkspaceMgr.noWorkspaces());
        assertThat(logged(backward)).contains("truncated backpropagation");
        ((RecurrentLayer) stock.getLayer(0)).tbpttBackpropGradient(errors, 3, LayerWorkspaceMgr.noWorkspaces());
        assertThat(fused.getFlattenedGradients()).isEqualTo(stock.getFlattenedGradients());
    }

    @Test
    void segmentsThatCarryTheirStateOver() {
        ComputationGraph stock = truncated(Networks.STOCK);
        ComputationGraph fused = truncated(Networks.FUSED);
        stock.fit(new DataSet(x, labels));
        fused.fit(new DataSet(x, labels));
        double largest = stock.params().amaxNumber().doubleValue();
        assertThat(fused.params().sub(stock.params()).amaxNumber().doubleValue())
                .isLessThan(1e-5 * largest);
    }

    private static ComputationGraph truncated(UnaryOperator<LSTM> layers) {
        ComputationGraph graph = network(layers).toComputationGraph();
        ComputationGraphConfiguration configuration = graph.getConfiguration();
        configuration.setBackpropType(BackpropType.TruncatedBPTT);
        configuration.setTbpttFwdLength(4);
        configuration.setTbpttBackLength(3);
        return graph;
    }

    @Test
    void stepByStepIsTheWholeSequence() {
        MultiLayerNetwork fused = network(Networks.FUSED);
        INDArray whole = fused.output(x).dup();
        for (int t = 0; t < 9; t++) {
            INDArray step = x.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(t, t + 1))
                    .dup();
            INDArray output = fused.rnnTimeStep(step);
            for (int n = 0; n < 6; n++) {
                for (int i = 0; i < 3; i++) {
                    assertThat(output.getFloat(n, i, 0)).isEqualTo(whole.getFloat(n, i, t), offset());
                }
            }
        }
    }

    private static org.assertj.core.data.Offset<Float> offset() {
        return org.assertj.core.data.Offset.offset(1e-6f);
    }

    @Test
    void aStoredNetworkIsTheSameNetwork(@TempDir Path folder) throws IOException {
        MultiLayerNetwork fused = network(Networks.FUSED);
        File file = folder.resolve("network.zip").toFile();
        ModelSerializer.writeModel(fused, file, true);
        MultiLayerNetwork restored = ModelSerializer.restoreMultiLayerNetwork(file, true);
        assertThat(restored.getLayer(0)).isInstanceOf(FusedLstmLayer.class);
        assertThat(restored.output(x)).isEqualTo(fused.output(x));
        assertThat(restored.getLayerWiseConfigurations()).isEqualTo(fused.getLayerWiseConfigurations());
        fused.fit(x, labels);
        restored.fit(x, labels);
        assertThat(restored.params()).isEqualTo(fused.params());
        assertThat(fused.clone().output(x)).isEqualTo(fused.output(x));
    }

    @Test
    void settingsGoThereAndBack() {
        LSTM stock = new LSTM.Builder()
                .name("a")
                .nIn(3)
                .nOut(4)
                .forgetGateBiasInit(2)
                .dropOut(0.7)
                .l2(0.1)
                .build();
        FusedLstm fused = FusedLstm.of(stock);
        assertThat(fused.getForgetGateBiasInit()).isEqualTo(2);
        assertThat(fused.toStock()).isEqualTo(stock).hasSameClassAs(stock);
        assertThat(fused).isNotEqualTo(stock).isEqualTo(FusedLstm.of(stock));
        assertThat(stock).isNotEqualTo(fused);
    }
}
