package io.hindcast.runs.progress;

import io.hindcast.forecast.TrainingProgress;

/** Told of several trainings, by their threads. */
public interface TrainingWatch {
    /** Told how one of them goes on. */
    TrainingProgress of(Net net);

    /** One of them has ended. */
    void done(Net net);

    /** Tells of a single one. */
    static TrainingWatch ofOne(TrainingProgress told) {
        return new TrainingWatch() {
            @Override
            public TrainingProgress of(Net net) {
                return told;
            }

            @Override
            public void done(Net net) {
                // Its last epoch has said so.
            }
        };
    }
}
