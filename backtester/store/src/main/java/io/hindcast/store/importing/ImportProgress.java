package io.hindcast.store.importing;

/** Told how an import goes on, in the importing thread. */
@FunctionalInterface
public interface ImportProgress {
    /**
     * Now and then.
     *
     * @param rows read so far
     * @param bytesRead of the file so far
     * @param bytes of the file
     */
    void advanced(long rows, long bytesRead, long bytes);
}
