package io.hindcast.runs.config;

import io.hindcast.engine.split.Segments;
import io.hindcast.forecast.TrainableModel;
import io.hindcast.market.BarSource;
import io.hindcast.market.MutableBar;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.store.queue.BarStore;
import io.hindcast.store.queue.QueueMetadata;
import io.hindcast.store.queue.QueueReader;

/**
 * The stored bars of a run, to be read as often as it takes.
 *
 * @param store holds them
 * @param queue as it was when the run began
 */
public record StoredBars(BarStore store, QueueMetadata queue) {
    /** The bars of a queue of a workspace. */
    public static StoredBars of(Workspace workspace, QueueMetadata queue) {
        return new StoredBars(new BarStore(workspace.queues()), queue);
    }

    /**
     * Opens the bars, and makes sure that they are still those that the run began with.
     *
     * @throws InvalidInputException when they were imported again meanwhile
     */
    public BarSource open() {
        QueueReader bars = store.open(queue.name());
        if (!bars.metadata().equals(queue)) {
            bars.close();
            throw new InvalidInputException(
                    "queue " + queue.name() + ": was imported again while the run was going on; run again");
        }
        return bars;
    }

    /**
     * How a config shares the bars out: all of them are test bars when it does not say.
     *
     * @throws InvalidInputException when they are too few for it
     */
    public Segments segments(RunConfig<?> run) {
        int window = run.model().map(TrainableModel::windowBars).orElse(0);
        if (window > queue.rows()) {
            throw new InvalidInputException("model.window: a window of "
                    + window + " bars is longer than the data (queue " + queue.name() + ", "
                    + queue.rows() + " bars); use a shorter window or import more data");
        }
        return run.split()
                .map(split -> split.resolve(queue.rows(), this::open, queue.zone()))
                .orElse(Segments.ALL_TEST);
    }

    /** Close of a bar, nanoseconds since 1970-01-01T00:00Z. */
    public long closeTime(long index) {
        MutableBar bar = new MutableBar();
        try (BarSource bars = open()) {
            for (long each = 0; each <= index; each++) {
                bars.next(bar);
            }
        }
        return bar.closeTime();
    }
}
