package io.hindcast.inference;

import io.hindcast.forecast.ForecastTarget;
import io.hindcast.forecast.ModelInputs;
import io.hindcast.forecast.TrainedModel;

/**
 * A causal model with what it must be fed, for a program without a config.
 *
 * @param model with its weights
 * @param inputs the features and bars that it was trained on
 * @param windowBars time steps of a window
 * @param horizonBars how many bars ahead it forecasts
 * @param target what its values mean
 */
public record StandaloneModel(
        TrainedModel model, ModelInputs inputs, int windowBars, int horizonBars, ForecastTarget target) {}
