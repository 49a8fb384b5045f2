package io.hindcast.store.queue;

import io.hindcast.settings.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import net.openhft.chronicle.core.Jvm;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;

/**
 * Opens Chronicle queues the one way that suits bars. Chronicle rolls to a new file by the wall clock, which means
 * nothing for bars of the past, and whose borders are where tailers get stuck; so the clock stands still, and all of a
 * queue lies in one file ({@code FAST_DAILY} indexes 4 billion). Blocks of 1 MiB keep small queues small.
 */
public final class ChronicleFiles {
    private static final long BLOCK_BYTES = 1L << 20;
    /** Chronicle maps a quarter of a block more than a block. */
    private static final long OVERLAP_BYTES = BLOCK_BYTES / 4;

    private static final long UNLOCK_MILLIS = 1_000;

    static {
        // Chronicle reads these when its classes load: no report to its makers, no banner, no watching thread.
        for (String property : new String[] {
            "chronicle.analytics.disable",
            "chronicle.announcer.disable",
            "disable.announcement",
            "chronicle.disk.monitor.disable"
        }) {
            setUnlessSet(property, "true");
        }
        // Chronicle's own lock outlives a writer that was killed, and where numbers of processes come again soon (in a
        // container), seems to be held by another. Writers hold a ProcessLock, so that it can be broken.
        setUnlessSet("queue.force.unlock.mode", "ALWAYS");
        Jvm.disablePerfHandler();
    }

    private ChronicleFiles() {}

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /**
     * Opens a queue to append to it; it is made when there is none. The caller sees to it that nobody else does.
     *
     * @throws io.hindcast.settings.InvalidInputException when its files are damaged
     */
    public static SingleChronicleQueue write(Path folder) {
        return DamagedFiles.reading(
                folder, () -> settings(folder).timeoutMS(UNLOCK_MILLIS).build());
    }

    /**
     * Opens a queue that exists to read it.
     *
     * @throws io.hindcast.settings.InvalidInputException when its files are damaged
     */
    public static SingleChronicleQueue read(Path folder) {
        return DamagedFiles.reading(
                folder, () -> settings(folder).readOnly(true).build());
    }

    /**
     * Opens a queue that nobody writes any more.
     *
     * @throws io.hindcast.settings.InvalidInputException when its files are damaged, or shorter than they were made
     */
    static SingleChronicleQueue readFinished(Path folder) {
        requireLengths(folder);
        return DamagedFiles.reading(
                folder,
                () -> settings(folder).readOnly(true).timeoutMS(UNLOCK_MILLIS).build());
    }

    /** A file grows by blocks; where one ends elsewhere, mapped memory behind its end is a fault of the machine. */
    private static void requireLengths(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.cq4")) {
            for (Path file : files) {
                long length = Files.size(file);
                if (length < BLOCK_BYTES + OVERLAP_BYTES || (length - OVERLAP_BYTES) % BLOCK_BYTES != 0) {
                    throw new InvalidInputException(file + ": was cut short, to " + length + " bytes");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + folder, e);
        }
    }

    /** How large the files of a queue are together; blocks that nothing has been written to yet count too. */
    public static long bytes(Path folder) throws IOException {
        long bytes = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.cq4")) {
            for (Path file : files) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }

    private static SingleChronicleQueueBuilder settings(Path folder) {
        return SingleChronicleQueueBuilder.binary(folder)
                .rollCycle(RollCycles.FAST_DAILY)
                .timeProvider(() -> 0L)
                .blockSize(BLOCK_BYTES);
    }
}
