package io.hindcast.runs.config;

import io.hindcast.engine.split.SegmentBars;
import io.hindcast.engine.split.Segments;
import io.hindcast.engine.split.TimeRange;
import io.hindcast.forecast.TrainableModel;
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

    /**
     * How a config shares the bars out; empty when it does not say.
     *
     * @throws InvalidInputException when they are too few for it
     */
    public Optional<SegmentBars> segmentBars(RunConfig<?> run) {
        int window = run.model().map(TrainableModel::windowBars).orElse(0);
        if (window > queue.rows()) {
            throw new InvalidInputException("model.window: a window of "
                    + window + " bars is longer than the data (queue " + queue.name() + ", "
                    + queue.rows() + " bars); use a shorter window or import more data");
        }
        return run.split().map(split -> split.resolve(queue.rows(), this::open, queue.zone()));
    }

    /**
     * The segments as times, which mean the same whatever bars there are: all bars are test bars when a config does not say.
     *
     * @throws InvalidInputException when the bars are too few
     */
    public Segments segments(RunConfig<?> run) {
        return segmentBars(run).map(this::segments).orElse(Segments.ALL_TEST);
    }

    /** The times of the segments' borders. */
    public Segments segments(SegmentBars numbers) {
        long[] closes = closes(numbers.trainTo(), numbers.validationFrom(), numbers.validationTo(), numbers.testFrom());
        return new Segments(
                new TimeRange(Long.MIN_VALUE, closes[0]),
                new TimeRange(closes[1], closes[2]),
                TimeRange.since(closes[3]));
    }

    /** Closes of bars, by their numbers, which ascend; nanoseconds since 1970-01-01T00:00Z. */
    private long[] closes(long... numbers) {
        long[] closes = new long[numbers.length];
        MutableBar bar = new MutableBar();
        try (BarSource bars = open()) {
            long read = 0;
            for (int i = 0; i < numbers.length; i++) {
                for (; read <= numbers[i] && bars.next(bar); read++) {
                    // On to the next border.
                }
                closes[i] = bar.closeTime();
            }
        }
        return closes;
    }
}
