package io.hindcast.paper.feeds.replay;

import io.hindcast.feed.BarFeed;
import io.hindcast.feed.BarFeedProvider;
import io.hindcast.market.BarSpecification;
import io.hindcast.paper.feeds.StopSignal;
import io.hindcast.runs.live.PriceCheck;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
import io.hindcast.settings.Settings;
import io.hindcast.store.importing.Stamp;
import io.hindcast.store.queue.BarStore;
import io.hindcast.store.queue.QueueMetadata;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Makes feeds that replay the past: a stored queue ({@code queue}, in the folder {@code queues}) or a file of lines
 * ({@code file}, {@code stamp}), at {@code speed} ({@code 1x}), {@code from} and {@code until} given times.
 */
public final class ReplayFeedProvider implements BarFeedProvider {
    private static final Key<String> QUEUE = Key.text("queue", "A stored queue").optional();
    private static final Key<String> QUEUES =
            Key.text("queues", "The folder of stored queues").optional();
    private static final Key<String> FILE =
            Key.text("file", "A file of lines, instead of a queue").optional();
    private static final Key<Stamp> STAMP = Key.choice(
                    "stamp", Stamp.class, "Whether times of a file are those of the open or the close")
            .byDefault(Stamp.OPEN);

    /** Made by the ServiceLoader. */
    public ReplayFeedProvider() {}

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public String description() {
        return "Replays a stored queue or a CSV file at a chosen speed.";
    }

    @Override
    public Keys keys() {
        return Keys.of(QUEUE, QUEUES, FILE, STAMP, Speed.KEY).and(TimeRange.KEYS);
    }

    @Override
    public BarFeed create(BarSpecification bars, Settings settings) {
        if (settings.has(QUEUE) == settings.has(FILE)) {
            throw new InvalidInputException("replay needs either a stored queue or a file; give one of the two");
        }
        return create(bars, settings, Clock.systemUTC());
    }

    /** @param computer which no message may be ahead of */
    private static BarFeed create(BarSpecification bars, Settings settings, Clock computer) {
        StopSignal stop = new StopSignal();
        PriceCheck check = PriceCheck.inAnyMarket(bars);
        Pacer pacer = new Pacer(Speed.read(settings), System::nanoTime, stop);
        TimeRange range = TimeRange.read(settings, bars.zone());
        if (settings.has(FILE)) {
            Path file = Path.of(settings.get(FILE));
            return new ReplayFeed(
                    "replay of " + file,
                    new CsvPast(file, bars, settings.get(STAMP), computer),
                    check,
                    range,
                    pacer,
                    stop);
        }
        String queue = settings.get(QUEUE);
        BarStore store = new BarStore(Path.of(settings.get(QUEUES)));
        requireSame(store.describe(queue), bars);
        return new ReplayFeed(
                "replay of queue '" + queue + "'",
                new StoredPast(store, queue, bars, computer),
                check,
                range,
                pacer,
                stop);
    }

    private static void requireSame(QueueMetadata stored, BarSpecification bars) {
        if (!stored.instrument().equals(bars.instrument()) || !stored.interval().equals(bars.interval())) {
            throw new InvalidInputException("queue '" + stored.name() + "' holds " + stored.instrument() + " "
                    + stored.interval() + ", and the feed is to bring " + bars.instrument() + " " + bars.interval());
        }
    }
}
