package io.hindcast.engine.pipeline;

import io.hindcast.engine.drift.ModelBaseline;
import io.hindcast.forecast.TrainedModel;
import java.util.Optional;

/**
 * A model for a session, checked for fit.
 *
 * @param id SHA-256 of the model folder's provenance, which holds the hashes of all its files
 * @param lastTime close of the last bar that its training has seen, nanoseconds since 1970-01-01T00:00Z; it may forecast on
 *     later ones alone
 * @param origin how it came into the session
 * @param baseline what live bars are held against; empty for a model of a version that did not store it
 */
public record LiveModel(TrainedModel model, String id, long lastTime, Origin origin, Optional<ModelBaseline> baseline) {
    /** How a model came into a session. */
    public enum Origin {
        /** The session began with it. */
        CONFIGURED,
        /** Somebody brought it. */
        RELOADED,
        /** The session has trained it. */
        RETRAINED,
        /** A walk-forward has fitted it anew. */
        REFITTED,
        /** A path of cross-validation has it, although it knows later bars. */
        HINDSIGHT
    }
}
