package io.hindcast.fused;

import io.hindcast.kernel.Workers;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.recurrent.LSTM;
import org.deeplearning4j.nn.layers.recurrent.LSTMHelper;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deeplearning4j's LSTM layer with {@link FusedLstmPass} where only CUDA has one of its own. */
final class FusedLstmLayer extends LSTM {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(FusedLstmLayer.class);

    FusedLstmLayer(NeuralNetConfiguration conf, DataType dataType, Workers workers) {
        super(conf, dataType);
        if (helper == null) {
            helper = new FusedLstmPass(workers);
        }
    }

    /** Its backward pass ends before the first step, and needs what only Deeplearning4j's forward pass keeps. */
    @Override
    public Pair<Gradient, INDArray> tbpttBackpropGradient(
            INDArray epsilon, int tbpttBackwardLength, LayerWorkspaceMgr workspaceMgr) {
        LOG.debug("layer {}: Deeplearning4j's own path: truncated backpropagation through time", layerId());
        LSTMHelper fused = helper;
        helper = null;
        try {
            return super.tbpttBackpropGradient(epsilon, tbpttBackwardLength, workspaceMgr);
        } finally {
            helper = fused;
        }
    }
}
