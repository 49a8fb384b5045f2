package io.hindcast.paper.feeds.folder;

import io.hindcast.feed.BarFeed;
import io.hindcast.feed.BarFeedProvider;
import io.hindcast.market.BarSpecification;
import io.hindcast.paper.feeds.ArrivalClock;
import io.hindcast.paper.feeds.StopSignal;
import io.hindcast.paper.feeds.rows.LineMessages;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
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
    private static final Key<String> FOLDER = Key.text("folder", "Is watched for new rows");
    private static final Key<String> PATTERN =
            Key.text("pattern", "Which of its files").byDefault("*.csv");
    private static final Key<Stamp> STAMP = Key.choice(
                    "stamp", Stamp.class, "Whether times are those of the open or the close")
            .byDefault(Stamp.OPEN);
    private static final Key<Duration> POLL = Key.duration(
                    "poll-millis", Duration.ofMillis(10), Duration.ofHours(1), ChronoUnit.MILLIS, "How often it looks")
            .byDefault(Duration.ofMillis(200));

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
    public Keys keys() {
        return Keys.of(FOLDER, PATTERN, STAMP, ArrivalClock.KEY, POLL);
    }

    @Override
    public BarFeed create(BarSpecification bars, Settings settings) {
        Stamp stamp = settings.get(STAMP);
        ArrivalClock arrival = ArrivalClock.read(settings);
        StopSignal stop = new StopSignal();
        String pattern = settings.get(PATTERN);
        try {
            FolderFiles.matcher(pattern);
            return new FolderFeed(
                    Path.of(settings.get(FOLDER)),
                    pattern,
                    settings.get(POLL).toNanos(),
                    arrival,
                    () -> new LineMessages(bars, stamp, arrival),
                    stop,
                    stop);
        } catch (PatternSyntaxException e) {
            InvalidInputException refusal =
                    settings.invalid(PATTERN, "must be a pattern of file names such as *.csv: " + e.getMessage());
            refusal.initCause(e);
            throw refusal;
        }
    }
}
