package io.hindcast.inference;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.hindcast.forecast.ForecastTarget;
import io.hindcast.forecast.ModelInputs;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.MapSettings;
import io.hindcast.training.LstmSettings;
import io.hindcast.training.LstmTraining;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code model.json}: what a model is and what it was trained for.
 *
 * @param format of the folder
 * @param architecture its name in a config
 * @param shape the architecture's config keys and values that decide its function
 * @param scaledRows how many training rows the scalers were fitted on
 * @param interval how long a bar is
 * @param trainedOn see {@link io.hindcast.forecast.FittedModel#trainedOn()}
 * @param constantLoss see {@link io.hindcast.forecast.FittedModel#constantLoss()}; null in a folder of a version that did
 *     not store it
 * @param constant see {@link io.hindcast.forecast.FittedModel#constant()}
 * @param hash see {@link io.hindcast.forecast.FittedModel#hash()}
 */
@JsonIgnoreProperties(ignoreUnknown = true) // so that another format is told as such
record ModelDocument(
        int format,
        String architecture,
        Map<String, Object> shape,
        double dropout,
        int window,
        int horizon,
        ForecastTarget target,
        LstmSettings.Scaling scaler,
        int scaledRows,
        List<String> features,
        String interval,
        long parameters,
        String trainedOn,
        @Nullable Double constantLoss,
        boolean constant,
        String hash) {
    static final int FORMAT = 2;

    static ModelDocument of(LstmSettings settings, ModelInputs inputs, LstmTraining.Result trained, String hash) {
        return new ModelDocument(
                FORMAT,
                settings.architecture().name().toString(),
                settings.architecture().shape(),
                settings.architecture().dropout(),
                settings.windowBars(),
                settings.horizonBars(),
                settings.target(),
                settings.scaling(),
                trained.scaledRows(),
                inputs.features(),
                inputs.interval().toString(),
                trained.network().numParams(),
                settings.trainingEngine().description(),
                trained.constantLoss(),
                trained.constant(),
                hash);
    }

    /** Whether everything is there that decides a forecast, or says what does. */
    boolean whole() {
        return architecture != null
                && shape != null
                && target != null
                && scaler != null
                && features != null
                && !features.isEmpty()
                && features.stream().allMatch(Objects::nonNull)
                && interval != null
                && trainedOn != null
                && hash != null;
    }

    /** The settings that the model was made with, as far as they decide a forecast; forecasts are compiled. */
    LstmSettings settings() {
        Map<String, Object> model = new LinkedHashMap<>(shape);
        model.put("architecture", architecture);
        model.put("dropout", dropout);
        model.put("window", window);
        model.put("horizon", horizon);
        model.put("target", written(target));
        return LstmSettings.read(MapSettings.of(model));
    }

    /** Everything but weights and hash that decides a forecast. */
    String purpose() {
        return architecture + " " + shape + " " + window + " " + horizon + " " + target + " " + features + " "
                + interval;
    }

    String description() {
        return String.format(
                Locale.ROOT,
                "%s%s LSTM %s, %,d parameters, window %d, %s %d bar%s ahead",
                constant ? "constant: " : "",
                architecture,
                sizes(),
                parameters,
                window,
                target.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                horizon,
                horizon == 1 ? "" : "s");
    }

    /** How features and target were scaled, in a line. */
    String scaling() {
        return String.format(
                Locale.ROOT,
                "%s of features and target, fitted on the %,d rows of the training segment alone",
                written(scaler),
                scaledRows);
    }

    private String sizes() {
        List<String> parts = new ArrayList<>();
        parts.add(
                shape.containsKey("units")
                        ? String.valueOf(shape.get("units")).replaceAll("[\\[\\]]", "")
                        : shape.get("layers") + " x " + shape.get("hidden"));
        shape.forEach((key, value) -> {
            if (Boolean.TRUE.equals(value)) {
                parts.add(key);
            }
        });
        return String.join(", ", parts);
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws InvalidInputException naming both sides when the model was trained for another run than this */
    void requireFit(Path folder, LstmSettings settings, ModelInputs inputs) {
        require(folder, "features", features, inputs.features());
        require(folder, "bars of", interval, inputs.interval().toString());
        require(folder, "a window of", window, settings.windowBars());
        require(folder, "a horizon of", horizon, settings.horizonBars());
        require(folder, "the target", target, settings.target());
        require(
                folder,
                "the architecture",
                architecture,
                settings.architecture().name().toString());
        settings.architecture()
                .shape()
                .forEach((key, value) -> require(folder, "model." + key, shape.getOrDefault(key, "no value"), value));
    }

    private static void require(Path folder, String what, Object trained, Object wanted) {
        if (!trained.equals(wanted)) {
            throw new InvalidInputException("model " + folder + ": was trained for " + what + " " + trained
                    + ", but this run has " + wanted
                    + "; use a model trained for this config, or leave --model away to train one");
        }
    }
}
