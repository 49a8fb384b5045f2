package io.hindcast.training;

import io.hindcast.fused.FusedLstm;
import io.hindcast.kernel.Kernels;
import org.deeplearning4j.nn.conf.layers.LSTM;

/** What computes the LSTM layers of a network that is trained. */
public enum TrainingEngine {
    /** {@link FusedLstm}. */
    FUSED {
        @Override
        public LSTM layer(LSTM settings) {
            return FusedLstm.of(settings);
        }

        @Override
        public String description() {
            return "fused (" + Kernels.best().description() + ")";
        }
    },
    /** Deeplearning4j's own layers. */
    DL4J {
        @Override
        public LSTM layer(LSTM settings) {
            return settings;
        }

        @Override
        public String description() {
            return "dl4j";
        }
    };

    /** The layer of this engine with the settings of Deeplearning4j's own. */
    public abstract LSTM layer(LSTM settings);

    /** For certificates: two runs that name the same one on the same JVM and machine give the same bits. */
    public abstract String description();
}
