package io.hindcast.store.queue;

import io.hindcast.market.BarSource;
import io.hindcast.market.EpochNanos;
import io.hindcast.market.MutableBar;
import io.hindcast.settings.InvalidInputException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.wire.DocumentContext;
import org.jspecify.annotations.Nullable;

/**
 * Tails a queue from its first bar to its last. Makes no garbage per bar. To be used by one thread at a time, not
 * necessarily by the one that opened it. Goes on reading what it opened when the queue is replaced meanwhile. Each block of
 * bars is checked against its hash before the first of them is handed out.
 */
public final class QueueReader implements BarSource {
    private final QueueMetadata metadata;
    private final ChronicleQueue queue;
    private final ExcerptTailer tailer;
    private final BarBlock block = new BarBlock();
    private final List<String> found = new ArrayList<>();
    private @Nullable List<String> blocks;
    private BarDigest digest = new BarDigest();
    private long read;

    /**
     * Maps the file, so that it stays readable when the folder is deleted.
     *
     * @param blocks their hashes; null when they are not known
     */
    QueueReader(Path folder, QueueMetadata metadata, @Nullable List<String> blocks) {
        this.metadata = metadata;
        this.blocks = blocks;
        block.taken();
        queue = ChronicleFiles.readFinished(folder);
        try {
            tailer = DamagedFiles.reading(folder, () -> {
                ExcerptTailer created = queue.createTailer();
                created.singleThreadedCheckDisabled(true);
                return created.toStart();
            });
        } catch (RuntimeException e) {
            queue.close();
            throw e;
        }
    }

    /** What is being read. */
    public QueueMetadata metadata() {
        return metadata;
    }

    /**
     * {@inheritDoc}
     *
     * @throws InvalidInputException when the queue holds other, fewer or more bars than were imported, or can't be read;
     *     before any bar of the block that is at fault
     */
    @Override
    public boolean next(MutableBar into) {
        return block.next(into) || (fill() && block.next(into));
    }

    /** Reads and checks the next block; false at the end. */
    private boolean fill() {
        block.clear();
        long from = read;
        while (read < metadata.rows() && read - from < BarDigest.BLOCK_BARS && take()) {
            read++;
        }
        ByteBuffer taken = block.taken();
        if (read == from) {
            return ended();
        }
        check(from, digest.add(taken));
        return true;
    }

    /** Reads the next bar; false when there is none. */
    private boolean take() {
        try (DocumentContext document = tailer.readingDocument()) {
            if (!document.isPresent()) {
                return false;
            }
            block.take(document.wire().bytes());
            return true;
        } catch (Exception | InternalError | AssertionError e) {
            // Chronicle throws checked exceptions that it does not declare.
            throw damaged(metadata, "can't be read after " + read + " of " + metadata.rows() + " bars", e);
        }
    }

    private void check(long from, String hash) {
        boolean last = read == metadata.rows();
        if (!last && read - from < BarDigest.BLOCK_BARS) {
            throw endsEarly();
        }
        String stored;
        if (last) {
            stored = metadata.barsSha256();
        } else if (blocks != null) {
            stored = blocks.get((int) (from / BarDigest.BLOCK_BARS));
        } else {
            found.add(hash);
            return;
        }
        if (!hash.equals(stored)) {
            throw changed(blocks == null ? 0 : from, last);
        }
    }

    private boolean ended() {
        if (read < metadata.rows()) {
            throw endsEarly();
        }
        block.clear();
        if (take()) {
            throw damaged(metadata, "goes on after the last of its " + metadata.rows() + " bars", null);
        }
        block.clear();
        block.taken();
        return false;
    }

    private InvalidInputException endsEarly() {
        return damaged(metadata, "ends after " + read + " of " + metadata.rows() + " bars", null);
    }

    private InvalidInputException changed(long from, boolean last) {
        return damaged(
                metadata,
                String.format(
                        Locale.ROOT,
                        "holds other bars than were imported: bars %,d to %,d of %,d%s don't have the hash that is in its"
                                + " metadata.json%s",
                        from + 1,
                        read,
                        metadata.rows(),
                        blocks == null
                                ? ""
                                : " (closes from " + EpochNanos.toInstant(block.firstTime()) + " to "
                                        + EpochNanos.toInstant(block.lastTime()) + ", as they are stored)",
                        last ? ", or the hashes there were changed" : ""),
                null);
    }

    /** True when the hashes of the blocks are not known, so that nothing that is read is checked before the end. */
    boolean lacksBlocks() {
        return blocks == null;
    }

    /**
     * Reads all bars, checks them against the data hash, and goes back before the first.
     *
     * @return the hashes of the blocks
     * @throws InvalidInputException when the queue is damaged
     */
    List<String> checkWhole() {
        while (fill()) {
            // Each block is checked, or enters the hash of all.
        }
        List<String> hashes = blocks == null ? List.copyOf(found) : blocks;
        blocks = hashes;
        tailer.toStart();
        digest = new BarDigest();
        read = 0;
        return hashes;
    }

    static InvalidInputException damaged(QueueMetadata metadata, String what, @Nullable Throwable cause) {
        return new InvalidInputException(
                "queue '" + metadata.name() + "' is damaged: it " + what + "; import " + metadata.source()
                        + " again with --name " + metadata.name() + " (and what else it was imported with)",
                cause);
    }

    @Override
    public void close() {
        tailer.close();
        queue.close();
    }
}
