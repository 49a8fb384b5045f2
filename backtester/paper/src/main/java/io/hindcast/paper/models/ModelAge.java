package io.hindcast.paper.models;

import io.hindcast.engine.pipeline.LiveModel;
import io.hindcast.market.EpochNanos;
import io.hindcast.settings.InvalidInputException;

/** Keeps a model from forecasting a bar that its training has seen. */
public final class ModelAge {
    private ModelAge() {}

    /**
     * The first bar that the model would forecast on comes after the last one that is known.
     *
     * @param name of the model in the message
     * @param lastTime close of the last bar that the session knows, nanoseconds since 1970-01-01T00:00Z
     * @throws InvalidInputException when training has seen later bars
     */
    public static void requireKnown(String name, LiveModel model, long lastTime) {
        if (model.lastTime() > lastTime) {
            throw new InvalidInputException("model " + name + ": was trained on bars up to "
                    + EpochNanos.toInstant(model.lastTime()) + ", but the last bar of the session is that of "
                    + EpochNanos.toInstant(lastTime)
                    + ": it would forecast bars that it has seen; use one that was trained on earlier bars, or reload it"
                    + " when the session has come that far");
        }
    }
}
