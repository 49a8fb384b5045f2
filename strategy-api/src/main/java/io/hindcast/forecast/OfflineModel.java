package io.hindcast.forecast;

/**
 * A fitted model that reads its window in both directions of time. It scores complete windows of the past and has no
 * {@link Forecaster}, so it cannot be handed to the engine.
 */
public interface OfflineModel extends FittedModel {
    /** A scorer of its own for one thread. */
    WindowScorer newScorer();
}
