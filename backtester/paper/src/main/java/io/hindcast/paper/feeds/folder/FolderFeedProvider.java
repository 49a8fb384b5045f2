package io.hindcast.paper.feeds.folder;

import io.hindcast.feed.BarFeed;
import io.hindcast.feed.BarFeedProvider;
import io.hindcast.market.BarSpecification;
import io.hindcast.paper.feeds.ArrivalClock;
import io.hindcast.paper.feeds.StopSignal;
import io.hindcast.paper.feeds.rows.LineMessages;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.Settings;
import io.hindcast.store.importing.Stamp;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.regex.PatternSyntaxException;

/**
 * Makes feeds that watch a {@code folder} for new rows in the files that match {@code pattern} ({@code *.csv}), looking every
 * {@code poll-millis} (200; a duration, or milliseconds). {@code stamp} and {@code clock} say how times are meant.
 */
public final class FolderFeedProvider implements BarFeedProvider {
    /** Made by the ServiceLoader. */
    public FolderFeedProvider() {}

    @Override
    public String name() {
        return "folder";
    }

    @Override
    public String description() {
        return "Watches a folder for new rows of CSV or JSON lines.";
    }

    @Override
    public BarFeed create(BarSpecification bars, Settings settings) {
        Stamp stamp = settings.choice("stamp", Stamp.OPEN);
        ArrivalClock arrival = ArrivalClock.read(settings);
        StopSignal stop = new StopSignal();
        String pattern = settings.text("pattern", "*.csv");
        try {
            FolderFiles.matcher(pattern);
            return new FolderFeed(
                    Path.of(settings.text("folder")),
                    pattern,
                    poll(settings).toNanos(),
                    arrival,
                    () -> new LineMessages(bars, stamp, arrival),
                    stop,
                    stop);
        } catch (PatternSyntaxException e) {
            throw new InvalidInputException(
                    settings.invalid("pattern", "must be a pattern of file names such as *.csv: " + e.getMessage())
                            .getMessage(),
                    e);
        }
    }

    private static Duration poll(Settings settings) {
        return settings.duration(
                "poll-millis", Duration.ofMillis(200), Duration.ofMillis(10), Duration.ofHours(1), ChronoUnit.MILLIS);
    }
}
