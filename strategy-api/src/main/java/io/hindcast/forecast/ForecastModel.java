package io.hindcast.forecast;

/** A causal architecture, whose models may forecast for the engine. */
public interface ForecastModel extends TrainableModel<TrainedModel> {}
