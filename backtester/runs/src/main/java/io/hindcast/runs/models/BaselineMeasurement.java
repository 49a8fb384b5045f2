package io.hindcast.runs.models;

import io.hindcast.engine.drift.FeatureBins;
import io.hindcast.engine.drift.ModelBaseline;
import io.hindcast.engine.plugin.ContainedForecaster;
import io.hindcast.engine.plugin.PluginFailure;
import io.hindcast.forecast.ForecastTarget;
import io.hindcast.forecast.Forecaster;
import io.hindcast.forecast.Scaler;
import io.hindcast.forecast.TrainableModel;
import io.hindcast.forecast.TrainedModel;
import io.hindcast.forecast.TrainingSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Measures what live bars are held against, right after a training: the spread of each feature over the training rows, and
 * the error of the finished model's forecasts on the validation segment, by the same path and in the same units as live
 * ones. A training's own loss won't do: it is of scaled targets, and every model scales as it likes.
 */
final class BaselineMeasurement {
    private static final int WINDOWS_A_CALL = 64;

    private BaselineMeasurement() {}

    static ModelBaseline measure(TrainingSet set, TrainableModel<?> settings, TrainedModel model) {
        double[][] trained = Arrays.stream(set.trainRows())
                .mapToObj(row -> set.features()[row])
                .toArray(double[][]::new);
        List<FeatureBins> bins = new ArrayList<>();
        for (int column = 0; column < set.inputs().features().size(); column++) {
            bins.add(FeatureBins.fit(trained, trained.length, column));
        }
        int[] decisions = Arrays.stream(set.validationRows())
                .filter(row -> row >= settings.windowBars() - 1)
                .toArray();
        try (Forecaster forecaster = ContainedForecaster.inTime(model.newForecaster())) {
            return new ModelBaseline(bins, error(set, settings, model, forecaster, decisions), decisions.length);
        } catch (PluginFailure e) {
            // It will fail in the run as well, where the bar can be named.
            return new ModelBaseline(bins, Double.NaN, 0);
        }
    }

    /** Root mean squared error over the validation windows, as log returns over the horizon. */
    private static double error(
            TrainingSet set, TrainableModel<?> settings, TrainedModel model, Forecaster forecaster, int[] decisions) {
        int window = settings.windowBars();
        int width = set.inputs().features().size();
        ForecastTarget target = settings.target();
        Scaler scaler = model.scaler();
        float[] windows = new float[WINDOWS_A_CALL * window * width];
        double[] values = new double[WINDOWS_A_CALL];
        double sum = 0;
        for (int first = 0; first < decisions.length; first += WINDOWS_A_CALL) {
            int count = Math.min(WINDOWS_A_CALL, decisions.length - first);
            for (int i = 0; i < count; i++) {
                int oldest = decisions[first + i] - window + 1;
                for (int step = 0; step < window; step++) {
                    scaler.scale(set.features()[oldest + step], windows, (i * window + step) * width);
                }
            }
            forecaster.forecast(windows, count, values);
            for (int i = 0; i < count; i++) {
                int row = decisions[first + i];
                double price = target.price(values[i], set.close()[row]);
                double error = Math.log(price / set.close()[row + settings.horizonBars()]);
                sum += error * error;
            }
        }
        return Math.sqrt(sum / decisions.length);
    }
}
