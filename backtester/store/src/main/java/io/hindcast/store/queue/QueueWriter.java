package io.hindcast.store.queue;

import io.hindcast.market.Bar;
import io.hindcast.store.files.DiskSync;
import io.hindcast.store.files.ProcessLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.wire.DocumentContext;
import org.jspecify.annotations.Nullable;

/**
 * Writes a new queue out of sight. {@link #commit} puts it in place of an earlier one of that name; {@link #close} without
 * a commit leaves no trace. For one thread.
 */
public final class QueueWriter implements AutoCloseable {
    private static final int ROWS_BETWEEN_SPACE_CHECKS = 16_384;

    private final QueueFolders folders;
    private final String name;
    private final Path staging;
    private final ProcessLock alive;
    private final DiskSpace space;
    private final ChronicleQueue queue;
    private final ExcerptAppender appender;
    private final BarDigest digest = new BarDigest();
    private @Nullable String barsSha256;
    private long rows;
    private long firstTime;
    private long lastTime;
    private boolean closed;

    /** Owns the staging folder and its lock from now on, unless it throws. */
    QueueWriter(QueueFolders folders, String name, Path staging, ProcessLock alive) throws IOException {
        this.folders = folders;
        this.name = name;
        this.staging = staging;
        this.alive = alive;
        space = new DiskSpace(staging, ROWS_BETWEEN_SPACE_CHECKS);
        queue = ChronicleFiles.write(staging);
        appender = queue.createAppender();
    }

    /**
     * Appends a bar.
     *
     * @throws IllegalArgumentException when it does not close after the bar before
     * @throws IllegalStateException when {@link #finish} has been called
     * @throws UncheckedIOException when the disk is full
     */
    public void append(Bar bar) {
        if (barsSha256 != null) {
            throw new IllegalStateException("queue is finished: name=" + name);
        }
        long closeTime = bar.closeTime();
        if (rows > 0 && closeTime <= lastTime) {
            throw new IllegalArgumentException(
                    "closeTime must be > that of the bar before: closeTime=" + closeTime + ", before=" + lastTime);
        }
        space.requireFor(rows);
        DamagedFiles.writing(staging, () -> write(bar));
        digest.add(closeTime, bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
        if (rows == 0) {
            firstTime = closeTime;
        }
        lastTime = closeTime;
        rows++;
    }

    private void write(Bar bar) {
        try (DocumentContext document = appender.writingDocument()) {
            Bytes<?> bytes = document.wire().bytes();
            bytes.writeLong(bar.closeTime());
            bytes.writeDouble(bar.open());
            bytes.writeDouble(bar.high());
            bytes.writeDouble(bar.low());
            bytes.writeDouble(bar.close());
            bytes.writeDouble(bar.volume());
        }
    }

    /** The folder that will be the queue's: what else is written into it stays with the bars. */
    public Path folder() {
        return staging;
    }

    /** Bars written. */
    public long rows() {
        return rows;
    }

    /** Close of the first bar, nanoseconds since 1970-01-01T00:00Z; 0 without a bar. */
    public long firstTime() {
        return firstTime;
    }

    /** Close of the last bar; 0 without a bar. */
    public long lastTime() {
        return lastTime;
    }

    /**
     * Ends the writing.
     *
     * @return the data hash, see {@link QueueMetadata#barsSha256}
     */
    public String finish() {
        if (barsSha256 == null) {
            barsSha256 = digest.finish();
            appender.close();
            queue.close();
        }
        return barsSha256;
    }

    /**
     * Brings the queue to the disk and puts it in place. Whenever the process or the machine dies, the earlier queue or
     * the new one is there, whole.
     *
     * @param metadata what was written; name, rows, times and hash as this writer has them
     * @return true when an earlier queue was replaced
     * @throws IllegalArgumentException when the metadata does not describe the bars written
     * @throws IllegalStateException when it has been closed
     */
    public boolean commit(QueueMetadata metadata) {
        if (closed) {
            throw new IllegalStateException("queue is closed: name=" + name);
        }
        String hash = finish();
        if (!metadata.name().equals(name)
                || metadata.rows() != rows
                || metadata.firstTime() != firstTime
                || metadata.lastTime() != lastTime
                || !metadata.barsSha256().equals(hash)) {
            throw new IllegalArgumentException("metadata must describe the bars written: name=" + name + ", rows="
                    + rows + ", firstTime=" + firstTime + ", lastTime=" + lastTime + ", barsSha256=" + hash
                    + ", metadata=" + metadata);
        }
        try {
            MetadataDocument.write(staging, metadata, digest.blocks());
            new DiskSync().tree(staging);
            boolean replaced;
            try (ProcessLock _ = folders.lock()) {
                replaced = folders.moveIn(staging, name);
            }
            return replaced;
        } catch (IOException e) {
            throw new UncheckedIOException("can't put queue '" + name + "' in place; the earlier one is intact", e);
        } finally {
            close();
        }
    }

    /** Removes what was written, unless it has been committed. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        finish();
        try {
            folders.remove(staging, alive);
        } catch (IOException e) {
            throw new UncheckedIOException("can't remove " + staging + "; the next import will", e);
        }
    }
}
