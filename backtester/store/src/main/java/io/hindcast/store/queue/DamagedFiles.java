package io.hindcast.store.queue;

import io.hindcast.settings.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Says in words what Chronicle says in exceptions and errors of many kinds: it maps files into memory, where one that was cut
 * short, or a disk without room, is a fault of the machine.
 */
public final class DamagedFiles {
    private DamagedFiles() {}

    /**
     * Reads something.
     *
     * @throws InvalidInputException when the files are damaged
     * @throws UncheckedIOException when the system does not let them be read
     */
    public static <T> T reading(Path folder, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (InvalidInputException | UncheckedIOException e) {
            throw e;
        } catch (Exception | InternalError | AssertionError | StackOverflowError | OutOfMemoryError e) {
            // Chronicle throws checked exceptions that it does not declare.
            throw failure(folder, e);
        }
    }

    /**
     * Writes something.
     *
     * @throws UncheckedIOException when the disk has no room, or fails
     */
    public static void writing(Path folder, Runnable writing) {
        try {
            writing.run();
        } catch (InternalError e) {
            throw new UncheckedIOException(new IOException(
                    "can't write to " + folder + ": the disk is full (another program may have filled it) or fails;"
                            + " what was written before is kept",
                    e));
        }
    }

    private static RuntimeException failure(Path folder, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof java.nio.file.FileSystemException refused) {
                return new UncheckedIOException("can't open " + folder, refused);
            }
        }
        return new InvalidInputException(
                folder + ": its files are damaged or cut short (" + shortly(failure)
                        + "); restore the folder from a copy, or make it anew",
                failure);
    }

    private static String shortly(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String text = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        String line = text.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", "?");
        return line.length() <= 120 ? line : line.substring(0, 119) + "…";
    }
}
