package io.hindcast.forecast;

/** A fitted model that is causal: it may forecast for the engine. */
public interface TrainedModel extends FittedModel {
    /** A forecaster of its own for one thread. */
    Forecaster newForecaster();

    /** What computes its forecasts, in a word or two: with the machine, that decides their last bits. */
    String inference();
}
