package io.hindcast.forecast;

import java.nio.file.Path;
import java.util.List;

/**
 * An architecture with its settings: can be trained, and can load what was trained. A session that trains in the background
 * may load another model meanwhile, in another thread.
 *
 * @param <M> what comes of it, which says whether it may forecast for the engine
 */
public interface TrainableModel<M extends FittedModel> {
    /** Time steps of a window. */
    int windowBars();

    /** How many bars ahead it forecasts; at least 1. */
    int horizonBars();

    /** What it forecasts. */
    ForecastTarget target();

    /**
     * What a practitioner would object to in these settings; sentences for the terminal and the report.
     *
     * @param samples windows of the training segment
     */
    default List<String> warnings(long samples) {
        return List.of();
    }

    /**
     * Trains from scratch. The same set and settings give the same weights, to the bit.
     *
     * @param set all that may be seen
     * @param folder an empty folder that receives the model's files
     * @param progress told after each minibatch and epoch
     * @return the model with the best weights
     * @throws io.hindcast.settings.InvalidInputException when the set is too small for one sample a segment
     */
    M train(TrainingSet set, Path folder, TrainingProgress progress);

    /**
     * Loads what {@link #train} has written.
     *
     * @param folder the model's folder
     * @param inputs what the run feeds it
     * @throws io.hindcast.settings.InvalidInputException when it was trained for other features, another window, horizon,
     *     target or interval (the message names both sides), or when a file is missing or damaged
     */
    M load(Path folder, ModelInputs inputs);
}
