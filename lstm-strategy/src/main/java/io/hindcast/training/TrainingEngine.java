package io.hindcast.training;

import io.hindcast.fused.FusedLstm;
import io.hindcast.kernel.Kernels;
import io.hindcast.kernel.Workers;
import org.deeplearning4j.nn.conf.layers.LSTM;

/** What computes the LSTM layers of a network that is trained. */
public enum TrainingEngine {
    /** {@link FusedLstm}. */
    FUSED {
        @Override
        public LSTM layer(LSTM settings, Workers workers) {
            return FusedLstm.of(settings, workers);
        }

        @Override
        public String description() {
            return "fused (" + Kernels.best().description() + ")";
        }
    },
    /** Deeplearning4j's own layers. */
    DL4J {
        @Override
        public LSTM layer(LSTM settings, Workers workers) {
            return settings;
        }

        @Override
        public String description() {
            return "dl4j";
        }
    };

    /**
     * The layer of this engine with the settings of Deeplearning4j's own.
     *
     * @param workers among whom its arithmetic is shared, if it can be
     */
    public abstract LSTM layer(LSTM settings, Workers workers);

    /** For certificates: two runs that name the same one on the same JVM and machine give the same bits. */
    public abstract String description();
}
