package io.hindcast.ridge;

import io.hindcast.forecast.EpochResult;
import io.hindcast.forecast.ForecastModel;
import io.hindcast.forecast.ForecastTarget;
import io.hindcast.forecast.ModelInputs;
import io.hindcast.forecast.TrainedModel;
import io.hindcast.forecast.TrainingProgress;
import io.hindcast.forecast.TrainingSet;
import java.nio.file.Path;

/** A ridge regression on the features of the bar that has just closed: its windows are of one bar. */
final class RidgeModel implements ForecastModel {
    private final RidgeSettings settings;

    RidgeModel(RidgeSettings settings) {
        this.settings = settings;
    }

    @Override
    public int windowBars() {
        return 1;
    }

    @Override
    public int horizonBars() {
        return settings.horizonBars();
    }

    @Override
    public ForecastTarget target() {
        return settings.target();
    }

    @Override
    public TrainedModel train(TrainingSet set, Path folder, TrainingProgress progress) {
        RidgeDocument fitted = RidgeTraining.fit(settings, set);
        progress.constant(fitted.constantLoss());
        EpochResult only = fitted.result();
        progress.batch(1, 1, 1, 1, only.trainLoss());
        progress.epoch(only);
        RidgeFile.write(folder, fitted);
        return load(folder, set.inputs());
    }

    @Override
    public TrainedModel load(Path folder, ModelInputs inputs) {
        return new FittedRidge(RidgeFile.read(folder, settings, inputs));
    }
}
