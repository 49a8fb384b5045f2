package io.hindcast.runs.models;

import io.hindcast.forecast.FittedModel;
import io.hindcast.forecast.TrainableModel;
import io.hindcast.runs.progress.Net;
import java.nio.file.Path;

/**
 * One model to be trained: a job that others may wait for.
 *
 * @param <M> what comes of it
 * @param name how it is called where it is told of: its fold, and its seed where there are several
 * @param model what is trained
 * @param data all that it may see
 * @param place where the model is or will be; named after everything that decides it
 */
record Training<M extends FittedModel>(String name, TrainableModel<M> model, TrainingData data, Path place) {
    /** As those know it who watch it. */
    Net net() {
        return new Net(place.toString(), "", data.set().trainTo());
    }
}
