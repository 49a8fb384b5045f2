package io.hindcast.forecast;

/** A fitted model that is causal: it may forecast for the engine. */
public interface TrainedModel extends FittedModel {
    /** A forecaster of its own for one thread. */
    Forecaster newForecaster();
}
