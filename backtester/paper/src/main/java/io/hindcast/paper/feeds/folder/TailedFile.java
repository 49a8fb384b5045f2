package io.hindcast.paper.feeds.folder;

import io.hindcast.feed.FeedMessage;
import io.hindcast.feed.FeedSink;
import io.hindcast.feed.Origin;
import io.hindcast.paper.feeds.rows.LineMessages;
import io.hindcast.paper.feeds.rows.LineSplitter;
import io.hindcast.paper.feeds.rows.SourceLine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** A file that grows, read up to where it has been read. */
final class TailedFile {
    private static final int CHUNK = 65_536;

    private final String name;
    private @Nullable Object key;
    private final LineSplitter splitter = new LineSplitter();
    private final LineMessages messages;

    /**
     * A file of which nothing has been read.
     *
     * @param name what its lines are stored under
     * @param key tells it from others, whatever they are called; may be null where the system has none
     */
    TailedFile(String name, @Nullable Object key, LineMessages messages) {
        this.name = name;
        this.key = key;
        this.messages = messages;
    }

    String name() {
        return name;
    }

    /** Empty where the system has none. */
    Optional<Object> key() {
        return Optional.ofNullable(key);
    }

    long offset() {
        return splitter.offset();
    }

    /** Where the last line that was read ended. */
    Origin origin() {
        return new Origin(name, splitter.lineEnd(), splitter.lineEndChecksum());
    }

    /** Takes a file with another key for this one when it begins with what has been read. */
    boolean continuedBy(Path file, @Nullable Object keyNow) throws IOException {
        if (!begins(file, new Origin(name, splitter.offset(), splitter.checksum()))) {
            return false;
        }
        key = keyNow;
        return true;
    }

    /** True when a file's bytes before an offset are those that had been read. */
    static boolean begins(Path file, Origin read) throws IOException {
        CRC32C checksum = new CRC32C();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
            long left = read.offset();
            if (channel.size() < left) {
                return false;
            }
            while (left > 0) {
                chunk.clear().limit((int) Math.min(CHUNK, left));
                int length = channel.read(chunk);
                if (length < 0) {
                    return false;
                }
                checksum.update(chunk.flip());
                left -= length;
            }
        }
        return (int) checksum.getValue() == read.checksum();
    }

    /** Passes over what had been read in an earlier life. Headers among it count. */
    void skip(Path file, Origin read) throws IOException {
        read(file, read.offset(), line -> messages.message(line));
    }

    /** Reads what is new. */
    void read(Path file, FeedSink sink) throws IOException {
        read(file, Long.MAX_VALUE, line -> accept(line, sink));
    }

    /** Gives out what stands behind the last line end: nothing will follow it. */
    void end(FeedSink sink) {
        splitter.end("has no line end, and nothing will follow in the file", line -> accept(line, sink));
    }

    private void read(Path file, long until, Consumer<SourceLine> lines) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.position(splitter.offset());
            byte[] bytes = new byte[CHUNK];
            while (splitter.offset() < until) {
                int length = channel.read(ByteBuffer.wrap(bytes, 0, (int) Math.min(CHUNK, until - splitter.offset())));
                if (length < 0) {
                    return;
                }
                splitter.add(bytes, length, lines);
            }
        }
    }

    private void accept(SourceLine line, FeedSink sink) {
        Optional<FeedMessage> message = messages.message(line);
        message.ifPresent(said -> sink.accept(said, new Origin(name, line.end(), line.checksum())));
    }
}
