package io.hindcast.forecast;

import java.util.List;

/** A model with its weights. */
public interface TrainedModel {
    /** SHA-256, in hex, of weights, scaler and whatever else decides a forecast; equal for equal forecasts. */
    String hash();

    /** What it is, in a line: architecture, sizes, number of parameters. */
    String description();

    /** How training went, an entry an epoch. */
    List<EpochResult> training();

    /** The scaler that was fitted on the training segment. */
    Scaler scaler();

    /** A forecaster of its own for one thread. */
    Forecaster newForecaster();
}
