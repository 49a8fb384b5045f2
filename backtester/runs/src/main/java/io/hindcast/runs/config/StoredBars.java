package io.hindcast.runs.config;

import io.hindcast.engine.split.TimeRange;
import io.hindcast.market.BarSource;
import io.hindcast.market.MutableBar;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.store.queue.BarStore;
import io.hindcast.store.queue.QueueMetadata;
import io.hindcast.store.queue.QueueReader;
import java.util.Optional;

/**
 * The stored bars of a run, to be read as often as it takes.
 *
 * @param store holds them
 * @param queue as it was when the run began, or the part of it that the run may read
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
        QueueMetadata whole = bars.metadata();
        if (!whole.within(queue.rows(), queue.firstTime(), queue.lastTime()).equals(queue)
                || whole.rows() < queue.rows()) {
            bars.close();
            throw new InvalidInputException(
                    "queue " + queue.name() + ": was imported again while the run was going on; run again");
        }
        return whole.rows() == queue.rows()
                ? bars
                : new BarsBetween(bars, new TimeRange(queue.firstTime(), queue.lastTime() + 1));
    }

    /** Which part of a queue these are, as a part of what decides a result; empty where they are all of it. */
    public String part() {
        return store.describe(queue.name()).rows() == queue.rows()
                ? ""
                : "\n" + queue.rows() + " bars from " + queue.firstTime() + " to " + queue.lastTime();
    }

    /**
     * The part of these bars that closes within a range.
     *
     * @return empty when none does
     */
    Optional<StoredBars> within(TimeRange range) {
        long count = 0;
        long first = 0;
        long last = 0;
        MutableBar bar = new MutableBar();
        try (BarSource bars = new BarsBetween(open(), range)) {
            for (; bars.next(bar); count++) {
                first = count == 0 ? bar.closeTime() : first;
                last = bar.closeTime();
            }
        }
        return count == 0 ? Optional.empty() : Optional.of(new StoredBars(store, queue.within(count, first, last)));
    }
}
