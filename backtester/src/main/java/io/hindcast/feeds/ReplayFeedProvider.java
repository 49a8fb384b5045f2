package io.hindcast.feeds;

import io.hindcast.feed.BarFeed;
import io.hindcast.feed.BarFeedProvider;
import io.hindcast.importing.Stamp;
import io.hindcast.intake.PriceCheck;
import io.hindcast.market.BarSpecification;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.Settings;
import io.hindcast.store.BarStore;
import io.hindcast.store.QueueMetadata;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Makes feeds that replay the past: a stored queue ({@code queue}, in the folder {@code queues}) or a file of lines
 * ({@code file}, {@code stamp}), at {@code speed} ({@code 1x}), {@code from} and {@code until} given times.
 */
public final class ReplayFeedProvider implements BarFeedProvider {
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
    public BarFeed create(BarSpecification bars, Settings settings) {
        if (settings.has("queue") == settings.has("file")) {
            throw new InvalidInputException("replay needs either a stored queue or a file; give one of the two");
        }
        return create(bars, settings, Clock.systemUTC());
    }

    /** @param computer which no message may be ahead of */
    private static BarFeed create(BarSpecification bars, Settings settings, Clock computer) {
        StopSignal stop = new StopSignal();
        PriceCheck check = PriceCheck.inAnyMarket(bars);
        Pacer pacer = new Pacer(Speed.read(settings, "speed"), System::nanoTime, stop);
        TimeRange range = TimeRange.read(settings, bars.zone());
        if (settings.has("file")) {
            Path file = Path.of(settings.text("file"));
            return new ReplayFeed(
                    "replay of " + file,
                    new CsvPast(file, bars, settings.choice("stamp", Stamp.OPEN), computer),
                    check,
                    range,
                    pacer,
                    stop);
        }
        String queue = settings.text("queue");
        BarStore store = new BarStore(Path.of(settings.text("queues")));
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
