package io.hindcast.ridge;

import io.hindcast.forecast.ForecastTarget;
import io.hindcast.forecast.TrainingSet;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.training.LinearScaler;
import io.hindcast.training.LstmSettings.Scaling;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Fits a ridge regression for each penalty of a fixed grid on the training rows, and keeps the one with the least squared error
 * on the validation rows, the larger penalty among equals. Features and label are standardised with mean and deviation of the
 * training rows, so the intercept is the mean label, and is not penalised.
 */
final class RidgeTraining {
    /** From the largest: what shrinks more wins among equals. */
    private static final double[] PENALTIES = {1e3, 1e2, 1e1, 1, 1e-1, 1e-2, 1e-3, 1e-4};

    private RidgeTraining() {}

    /** The penalties that are tried, the largest first. */
    static double[] penalties() {
        return PENALTIES.clone();
    }

    /**
     * Fits.
     *
     * @throws InvalidInputException when there is no training or no validation row
     */
    static RidgeDocument fit(RidgeSettings settings, TrainingSet set) {
        int[] train = set.trainRows();
        int[] validation = set.validationRows();
        if (train.length == 0 || validation.length == 0) {
            throw new InvalidInputException("model: a ridge regression needs a training and a validation row, but has "
                    + train.length + " and " + validation.length + "; use another split or more data");
        }
        double[][] rows = rows(set, train);
        double[][] labels = Arrays.stream(train)
                .mapToObj(row -> new double[] {settings.label(set.close(), row)})
                .toArray(double[][]::new);
        LinearScaler features = LinearScaler.fit(Scaling.Z_SCORE, rows, rows.length);
        LinearScaler target = LinearScaler.fit(Scaling.Z_SCORE, labels, labels.length);
        double[][] scaled = scaled(features, rows);
        double[] scaledLabels = scaledLabels(settings, set, train, target);
        double[][] judged = scaled(features, rows(set, validation));
        double[] judgedLabels = scaledLabels(settings, set, validation, target);

        RidgeRegression regression = new RidgeRegression(scaled, scaledLabels);
        double least = Double.POSITIVE_INFINITY;
        double chosen = Double.NaN;
        double[] weights = {};
        for (double penalty : PENALTIES) {
            double[] candidate = regression.weights(penalty);
            double loss = loss(candidate, judged, judgedLabels);
            if (loss < least) {
                least = loss;
                chosen = penalty;
                weights = candidate;
            }
        }
        requireFinite(least);
        return new RidgeDocument(
                RidgeDocument.FORMAT,
                settings.target(),
                settings.horizonBars(),
                set.inputs().features(),
                set.inputs().interval().toString(),
                train.length,
                validation.length,
                features,
                target,
                chosen,
                weights,
                meanReturn(set, settings.horizonBars(), train),
                loss(weights, scaled, scaledLabels),
                least,
                loss(new double[weights.length], judged, judgedLabels));
    }

    private static void requireFinite(double loss) {
        if (!Double.isFinite(loss)) {
            throw new InvalidInputException(
                    "model: the validation loss of every ridge regression is not finite; look for"
                            + " outliers in the features");
        }
    }

    /** The training mean as a forecast of the log return, whatever the target is. */
    private static double meanReturn(TrainingSet set, int horizonBars, int[] train) {
        return Arrays.stream(train)
                .mapToDouble(row -> ForecastTarget.LOG_RETURN.value(set.close()[row], set.close()[row + horizonBars]))
                .average()
                .orElseThrow();
    }

    private static double[][] rows(TrainingSet set, int[] rows) {
        return Arrays.stream(rows).mapToObj(row -> set.features()[row]).toArray(double[][]::new);
    }

    private static double[][] scaled(LinearScaler scaler, double[][] rows) {
        return Arrays.stream(rows)
                .map(row -> IntStream.range(0, row.length)
                        .mapToDouble(column -> scaler.scale(column, row[column]))
                        .toArray())
                .toArray(double[][]::new);
    }

    private static double[] scaledLabels(RidgeSettings settings, TrainingSet set, int[] rows, LinearScaler target) {
        return Arrays.stream(rows)
                .mapToDouble(row -> target.scale(0, settings.label(set.close(), row)))
                .toArray();
    }

    private static double loss(double[] weights, double[][] rows, double[] labels) {
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            double error = RidgeRegression.value(weights, rows[i]) - labels[i];
            sum += error * error;
        }
        return sum / rows.length;
    }
}
