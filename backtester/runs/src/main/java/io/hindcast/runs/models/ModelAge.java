package io.hindcast.runs.models;

import io.hindcast.engine.split.Segments;
import io.hindcast.market.BarSource;
import io.hindcast.market.EpochNanos;
import io.hindcast.market.MutableBar;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.store.queue.BarStore;
import io.hindcast.store.queue.QueueMetadata;

/** Keeps a model that was brought along from being tested on bars that it was trained on. */
final class ModelAge {
    private ModelAge() {}

    /** @throws InvalidInputException when training has seen a bar of the test segment */
    static void requireBlindToTest(
            ModelStore.Stored<?> stored, BarStore store, QueueMetadata queue, Segments segments) {
        MutableBar bar = new MutableBar();
        try (BarSource bars = store.open(queue.name())) {
            for (long index = 0; index <= segments.testFrom(); index++) {
                bars.next(bar);
            }
        }
        if (stored.lastTime() >= bar.closeTime()) {
            throw new InvalidInputException("model " + stored.folder() + ": was trained on bars up to "
                    + EpochNanos.toInstant(stored.lastTime()) + ", but the test segment begins at "
                    + EpochNanos.toInstant(bar.closeTime())
                    + ": it would be tested on what it has learnt; move the split or leave --model away to train one");
        }
    }
}
