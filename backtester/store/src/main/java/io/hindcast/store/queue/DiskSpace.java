package io.hindcast.store.queue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sees to it, every so many records, that a disk has room for more: Chronicle's mapped memory would crash without. */
public final class DiskSpace {
    private static final long NEEDED_BYTES = 16L << 20;

    private final Path folder;
    private final FileStore disk;
    private final long recordsBetweenChecks;

    /**
     * Watches a disk.
     *
     * @param folder on it
     * @param recordsBetweenChecks that fit into 16 MiB
     */
    public DiskSpace(Path folder, long recordsBetweenChecks) throws IOException {
        this(folder, Files.getFileStore(folder), recordsBetweenChecks);
    }

    /** Watches this disk. */
    DiskSpace(Path folder, FileStore disk, long recordsBetweenChecks) {
        this.folder = folder;
        this.disk = disk;
        this.recordsBetweenChecks = recordsBetweenChecks;
    }

    /**
     * Looks, when it is time to.
     *
     * @param records written so far
     * @throws UncheckedIOException when less than 16 MiB are free
     */
    public void requireFor(long records) {
        if (records % recordsBetweenChecks == 0) {
            try {
                if (disk.getUsableSpace() < NEEDED_BYTES) {
                    throw new IOException("disk is full: less than 16 MiB are free at " + folder);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
