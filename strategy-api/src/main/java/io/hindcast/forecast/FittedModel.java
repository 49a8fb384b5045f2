package io.hindcast.forecast;

import java.util.List;
import java.util.Map;

/** A model with its weights, whichever direction of time it reads. */
public interface FittedModel {
    /**
     * SHA-256, in hex, of weights, scaler and whatever else decides a forecast; equal for equal forecasts. {@link
     * io.hindcast.settings.Sha256} makes one.
     */
    String hash();

    /** What it is, in a line: architecture, sizes, number of parameters. */
    String description();

    /** How many weights were trained. */
    long parameters();

    /** How training went, an entry an epoch. */
    List<EpochResult> training();

    /** The scaler that was fitted on the training segment. */
    Scaler scaler();

    /** How features and target were scaled and on which rows that was fitted, in a line. */
    String scaling();

    /**
     * What was fitted besides the weights, by name: how features and target are scaled, say. A walk-forward tells how it moves
     * from fold to fold.
     */
    default Map<String, Double> fitted() {
        return Map.of();
    }

    /**
     * What a forecast that knows nothing has: the validation loss of the training labels' mean, in the unit of
     * {@link EpochResult#validationLoss()}; NaN where the model does not say.
     */
    default double constantLoss() {
        return Double.NaN;
    }

    /** True when it forecasts one value, whatever the window holds, because training has found nothing better. */
    default boolean constant() {
        return false;
    }

    /** What computed its training, in a word or two: with the seed and the machine, that decides the weights' last bits. */
    String trainedOn();

    /** What computes its values, in a word or two: with the machine, that decides their last bits. */
    String inference();
}
