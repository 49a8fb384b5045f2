package io.hindcast.ridge;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.hindcast.forecast.EpochResult;
import io.hindcast.forecast.ForecastTarget;
import io.hindcast.forecast.ModelInputs;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.Sha256;
import io.hindcast.training.LinearScaler;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * {@code model.json}: the whole of a fitted ridge regression.
 *
 * @param format of the file
 * @param target what is forecast
 * @param horizon how many bars ahead
 * @param features canonical names in column order
 * @param interval how long a bar is
 * @param trainRows that it was fitted on
 * @param validationRows that chose the penalty
 * @param scaler of the features
 * @param label scaler of the label: its shift is the intercept
 * @param penalty that was chosen
 * @param weights of the scaled features
 * @param meanLogReturn over the horizon, of the training rows
 * @param trainLoss mean squared error of the scaled label
 * @param validationLoss the same on the validation rows
 * @param constantLoss the same of the mean of the training labels
 */
@JsonIgnoreProperties(ignoreUnknown = true) // so that another format is told as such
record RidgeDocument(
        int format,
        ForecastTarget target,
        int horizon,
        List<String> features,
        String interval,
        int trainRows,
        int validationRows,
        LinearScaler scaler,
        LinearScaler label,
        double penalty,
        double[] weights,
        double meanLogReturn,
        double trainLoss,
        double validationLoss,
        double constantLoss) {
    static final int FORMAT = 1;

    /** Whether everything is there that decides a forecast, or says what does. */
    boolean whole() {
        return target != null
                && features != null
                && features.stream().allMatch(Objects::nonNull)
                && interval != null
                && scaler != null
                && scaler.scales(features.size())
                && label != null
                && label.scales(1)
                && weights != null
                && weights.length == features.size()
                && Arrays.stream(weights).allMatch(Double::isFinite)
                && Double.isFinite(meanLogReturn);
    }

    /** See {@link io.hindcast.forecast.FittedModel#hash()}. */
    String hash() {
        double[] numbers = Stream.of(
                        weights, scaler.shift(), scaler.factor(), label.shift(), label.factor(), new double[] {
                            meanLogReturn
                        })
                .flatMapToDouble(Arrays::stream)
                .toArray();
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Double.BYTES);
        bytes.asDoubleBuffer().put(numbers);
        return new Sha256()
                .add("ridge " + target + " " + horizon + " " + features + " " + interval)
                .add(bytes)
                .hex();
    }

    /** There is nothing to go through several times: one epoch, whose wall time nobody has measured. */
    EpochResult result() {
        return new EpochResult(1, trainLoss, validationLoss, 0, 0);
    }

    /** @throws InvalidInputException naming both sides when the model was fitted for another run than this */
    void requireFit(Path folder, RidgeSettings settings, ModelInputs inputs) {
        require(folder, "features", features, inputs.features());
        require(folder, "bars of", interval, inputs.interval().toString());
        require(folder, "a horizon of", horizon, settings.horizonBars());
        require(folder, "the target", target, settings.target());
    }

    private static void require(Path folder, String what, Object fitted, Object wanted) {
        if (!fitted.equals(wanted)) {
            throw new InvalidInputException("model " + folder + ": was trained for " + what + " " + fitted
                    + ", but this run has " + wanted
                    + "; use a model trained for this config, or leave --model away to train one");
        }
    }
}
