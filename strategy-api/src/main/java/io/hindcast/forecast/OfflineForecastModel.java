package io.hindcast.forecast;

/** An architecture that reads windows in both directions of time: for research, never for the engine. */
public interface OfflineForecastModel extends TrainableModel<OfflineModel> {}
