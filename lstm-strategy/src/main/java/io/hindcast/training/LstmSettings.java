package io.hindcast.training;

import io.hindcast.forecast.ForecastTarget;
import io.hindcast.settings.Settings;
import io.hindcast.training.architecture.Architecture;
import io.hindcast.training.architecture.ArchitectureName;
import java.util.List;

/**
 * The {@code model} section.
 *
 * @param architecture the network
 * @param target what is forecast
 * @param horizonBars how many bars ahead
 * @param windowBars time steps of a window
 * @param scaling of features and target
 * @param epochs the most there can be
 * @param batch samples of a minibatch
 * @param learningRate Adam's
 * @param weightDecay L2 in the gradient, biases included
 * @param gradientClip largest L2 norm of the gradient of all parameters together
 * @param patience epochs without a better validation loss after which training stops
 * @param plateauPatience epochs without a better validation loss after which the learning rate falls
 * @param plateauFactor what the learning rate is multiplied by then
 * @param constant what becomes of a network that is no better than a constant
 * @param trainingEngine what computes the LSTM layers in training
 * @param inferenceEngine what computes forecasts
 */
public record LstmSettings(
        Architecture architecture,
        ForecastTarget target,
        int horizonBars,
        int windowBars,
        Scaling scaling,
        int epochs,
        int batch,
        double learningRate,
        double weightDecay,
        double gradientClip,
        int patience,
        int plateauPatience,
        double plateauFactor,
        Constant constant,
        TrainingEngine trainingEngine,
        InferenceEngine inferenceEngine) {
    /** What becomes of a network whose best validation loss is not below that of the training labels' mean. */
    public enum Constant {
        /** It is the model all the same; the run warns. */
        WARN,
        /** The mean is the model: the same architecture whose output layer has weights of 0 and the mean as its bias. */
        KEEP
    }

    /** What computes forecasts. */
    public enum InferenceEngine {
        /** The weights, compiled once; Deeplearning4j where the network has something that the compiler doesn't know. */
        COMPILED,
        /** Deeplearning4j's own forward pass. */
        DL4J
    }

    /** How values are brought to a common range. */
    public enum Scaling {
        /** To [0, 1] on the training segment. */
        MIN_MAX,
        /** To mean 0 and standard deviation 1 on the training segment. */
        Z_SCORE
    }

    /**
     * Reads the section.
     *
     * @throws io.hindcast.settings.InvalidInputException when a value is of the wrong type or out of range
     */
    public static LstmSettings read(Settings model) {
        Settings training = model.section("training");
        Settings engine = model.section("engine");
        return new LstmSettings(
                ArchitectureName.read(model),
                model.choice("target", ForecastTarget.LOG_RETURN),
                model.integer("horizon", 1, 1, 1_000),
                model.integer("window", 60, 2, 10_000),
                model.choice("scaler", Scaling.Z_SCORE),
                training.integer("epochs", 100, 1, 100_000),
                training.integer("batch", 32, 1, 65_536),
                training.decimal("learning-rate", 0.001, 1e-9, 1),
                training.decimal("weight-decay", 1e-5, 0, 1),
                training.decimal("gradient-clip", 1, 1e-9, 1e9),
                training.integer("patience", 10, 1, 100_000),
                training.integer("plateau-patience", 5, 0, 100_000),
                training.decimal("plateau-factor", 0.5, 0.01, 0.99),
                training.choice("constant", Constant.WARN),
                engine.choice("training", TrainingEngine.FUSED),
                engine.choice("inference", InferenceEngine.COMPILED));
    }

    /**
     * What a practitioner would object to.
     *
     * @param samples windows of the training segment
     */
    public List<String> warnings(long samples) {
        return Guidelines.warnings(architecture, samples);
    }
}
