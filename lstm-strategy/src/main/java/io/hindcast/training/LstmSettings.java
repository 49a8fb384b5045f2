package io.hindcast.training;

import io.hindcast.forecast.ForecastTarget;
import io.hindcast.settings.Settings;

/**
 * The {@code model} section.
 *
 * @param architecture which network
 * @param target what is forecast
 * @param horizonBars how many bars ahead
 * @param windowBars time steps of a window
 * @param layers LSTM layers
 * @param hidden units of each layer
 * @param dropout fraction of units dropped between layers while training; none after the last layer
 * @param scaling of features and target
 * @param epochs the most there can be
 * @param batch samples of a minibatch
 * @param learningRate Adam's
 * @param weightDecay L2 in the gradient, biases included
 * @param gradientClip largest L2 norm of the gradient of all parameters together
 * @param patience epochs without a better validation loss after which training stops
 */
public record LstmSettings(
        Architecture architecture,
        ForecastTarget target,
        int horizonBars,
        int windowBars,
        int layers,
        int hidden,
        double dropout,
        Scaling scaling,
        int epochs,
        int batch,
        double learningRate,
        double weightDecay,
        double gradientClip,
        int patience) {
    /** The networks there are. */
    public enum Architecture {
        /** LSTM layers of one size on top of each other, a dense unit on the last step. */
        STACKED
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
        return new LstmSettings(
                model.choice("architecture", Architecture.STACKED),
                model.choice("target", ForecastTarget.LOG_RETURN),
                model.integer("horizon", 1, 1, 1_000),
                model.integer("window", 60, 2, 10_000),
                model.integer("layers", 2, 1, 8),
                model.integer("hidden", 64, 1, 2_048),
                model.decimal("dropout", 0.2, 0, 0.95),
                model.choice("scaler", Scaling.Z_SCORE),
                training.integer("epochs", 30, 1, 100_000),
                training.integer("batch", 32, 1, 65_536),
                training.decimal("learning-rate", 0.001, 1e-9, 1),
                training.decimal("weight-decay", 0, 0, 1),
                training.decimal("gradient-clip", 1, 1e-9, 1e9),
                training.integer("patience", 10, 1, 100_000));
    }
}
