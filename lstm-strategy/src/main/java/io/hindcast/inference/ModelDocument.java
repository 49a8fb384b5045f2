package io.hindcast.inference;

import io.hindcast.forecast.ForecastTarget;
import io.hindcast.forecast.ModelInputs;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.training.LstmSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * {@code model.json}: what a model is and what it was trained for.
 *
 * @param format of the folder
 * @param interval how long a bar is
 * @param hash see {@link io.hindcast.forecast.TrainedModel#hash()}
 */
record ModelDocument(
        int format,
        LstmSettings.Architecture architecture,
        int layers,
        int hidden,
        double dropout,
        int window,
        int horizon,
        ForecastTarget target,
        LstmSettings.Scaling scaler,
        List<String> features,
        String interval,
        long parameters,
        String hash) {
    static final int FORMAT = 1;

    static ModelDocument of(LstmSettings settings, ModelInputs inputs, long parameters, String hash) {
        return new ModelDocument(
                FORMAT,
                settings.architecture(),
                settings.layers(),
                settings.hidden(),
                settings.dropout(),
                settings.windowBars(),
                settings.horizonBars(),
                settings.target(),
                settings.scaling(),
                inputs.features(),
                inputs.interval().toString(),
                parameters,
                hash);
    }

    /** Everything but weights and hash that decides a forecast. */
    String purpose() {
        return architecture + " " + layers + " " + hidden + " " + window + " " + horizon + " " + target + " " + features
                + " " + interval;
    }

    String description() {
        return String.format(
                Locale.ROOT,
                "%s LSTM %d x %d, %,d parameters, window %d, %s %d bar%s ahead",
                architecture.name().toLowerCase(Locale.ROOT),
                layers,
                hidden,
                parameters,
                window,
                target.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                horizon,
                horizon == 1 ? "" : "s");
    }

    /** @throws InvalidInputException naming both sides when the model was trained for another run than this */
    void requireFit(Path folder, LstmSettings settings, ModelInputs inputs) {
        require(folder, "features", features, inputs.features());
        require(folder, "bars of", interval, inputs.interval().toString());
        require(folder, "a window of", window, settings.windowBars());
        require(folder, "a horizon of", horizon, settings.horizonBars());
        require(folder, "the target", target, settings.target());
        require(folder, "the architecture", architecture, settings.architecture());
        require(folder, "layers:", layers, settings.layers());
        require(folder, "hidden units:", hidden, settings.hidden());
    }

    private static void require(Path folder, String what, Object trained, Object wanted) {
        if (!trained.equals(wanted)) {
            throw new InvalidInputException("model " + folder + ": was trained for " + what + " " + trained
                    + ", but this run has " + wanted
                    + "; use a model trained for this config, or leave --model away to train one");
        }
    }
}
