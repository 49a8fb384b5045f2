package io.hindcast.paper.feeds.replay;

import io.hindcast.feed.FeedMessage;
import io.hindcast.market.BarSpecification;
import io.hindcast.paper.feeds.ArrivalClock;
import io.hindcast.paper.feeds.rows.LineMessages;
import io.hindcast.paper.feeds.rows.LineSplitter;
import io.hindcast.paper.feeds.rows.SourceLine;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.store.importing.PackedFile;
import io.hindcast.store.importing.Stamp;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The lines of a file, bad ones included.
 *
 * @param computer which no line may be ahead of
 */
public record CsvPast(Path file, BarSpecification bars, Stamp stamp, Clock computer) implements ReplayFeed.Past {
    private static final int CHUNK = 65_536;

    @Override
    public ReplayFeed.Messages open() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException(file + ": no such file; expected CSV or JSON lines of bars");
        }
        try (InputStream in = Files.newInputStream(file)) {
            PackedFile.refuse(file, in.readNBytes(PackedFile.HEAD));
        }
        InputStream in = Files.newInputStream(file);
        LineMessages messages = new LineMessages(bars, stamp, ArrivalClock.bars(computer));
        LineSplitter splitter = new LineSplitter();
        byte[] chunk = new byte[CHUNK];
        Deque<SourceLine> lines = new ArrayDeque<>();
        return new ReplayFeed.Messages() {
            private boolean ended;

            @Override
            public Optional<FeedMessage> next() throws IOException {
                while (true) {
                    while (!lines.isEmpty()) {
                        Optional<FeedMessage> message = messages.message(lines.removeFirst());
                        if (message.isPresent()) {
                            return message;
                        }
                    }
                    if (ended) {
                        return Optional.empty();
                    }
                    int length = in.read(chunk);
                    ended = length < 0;
                    if (ended) {
                        splitter.end("", lines::addLast);
                    } else {
                        splitter.add(chunk, length, lines::addLast);
                    }
                }
            }

            @Override
            public void close() throws IOException {
                in.close();
            }
        };
    }
}
