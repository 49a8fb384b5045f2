package io.hindcast.paper.feeds.folder;

import io.hindcast.feed.BarFeed;
import io.hindcast.feed.FeedClock;
import io.hindcast.feed.FeedMessage.Connection;
import io.hindcast.feed.FeedMessage.ConnectionEvent;
import io.hindcast.feed.FeedSink;
import io.hindcast.feed.Origin;
import io.hindcast.paper.feeds.ArrivalClock;
import io.hindcast.paper.feeds.Pause;
import io.hindcast.paper.feeds.StopSignal;
import io.hindcast.paper.feeds.rows.LineMessages;
import io.hindcast.settings.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

/**
 * New rows of the files of a folder: of files that grow and of new ones, complete lines only. Looks again and again, which
 * works on network drives too.
 */
final class FolderFeed implements BarFeed {
    private final Path folder;
    private final String pattern;
    private final long pollNanos;
    private final ArrivalClock arrival;
    private final Supplier<LineMessages> lineMessages;
    private final StopSignal stop;
    private final Pause pause;

    /** @param pause waits between two looks */
    FolderFeed(
            Path folder,
            String pattern,
            long pollNanos,
            ArrivalClock arrival,
            Supplier<LineMessages> lineMessages,
            StopSignal stop,
            Pause pause) {
        this.folder = folder;
        this.pattern = pattern;
        this.pollNanos = pollNanos;
        this.arrival = arrival;
        this.lineMessages = lineMessages;
        this.stop = stop;
        this.pause = pause;
    }

    @Override
    public String source() {
        return "folder " + folder + " (" + pattern + ")";
    }

    @Override
    public FeedClock clock() {
        return arrival.kind();
    }

    @Override
    public void run(FeedSink sink, Map<String, Origin> stored) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new InvalidInputException(folder + ": no such folder; make it, or give the one that files come to");
        }
        FolderFiles files = new FolderFiles(folder, pattern, arrival, lineMessages, stop, stored);
        sink.accept(new Connection(ConnectionEvent.CONNECTED, source(), arrival.now()));
        boolean there = true;
        do {
            if (Files.isDirectory(folder) != there) {
                there = !there;
                sink.accept(
                        there
                                ? new Connection(ConnectionEvent.RECONNECTED, source(), arrival.now())
                                : new Connection(ConnectionEvent.DISCONNECTED, folder + " is gone", arrival.now()));
            }
            if (there) {
                files.look(sink);
            }
        } while (!pause.await(pollNanos));
    }

    @Override
    public void close() {
        stop.stop();
    }
}
