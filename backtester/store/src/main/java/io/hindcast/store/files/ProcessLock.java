package io.hindcast.store.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * An exclusive lock on a file that threads and processes respect, and that ends with the process that holds it, however
 * it ends. A process must not open a file that it has locked a second time: on POSIX systems the closing of any of its
 * handles gives up the lock. Hence the set of files held.
 */
public final class ProcessLock implements AutoCloseable {
    /** Of a file that has one byte only, whatever its length. */
    private static final long LONGEST_MARK = 1L << 20;

    private static final Set<Path> HELD = new HashSet<>();

    private final Path file;
    private final FileChannel channel;
    private boolean fleeting;

    private ProcessLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Waits for the lock. */
    public static ProcessLock acquire(Path path) throws IOException {
        Path file = path.toAbsolutePath().normalize();
        synchronized (HELD) {
            while (!HELD.add(file)) {
                try {
                    HELD.wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IOException("interrupted while waiting for " + file, e);
                }
            }
        }
        return lock(file, true).orElseThrow();
    }

    /**
     * Waits for a lock whose file is gone when it is given up. Whoever waits for it meanwhile has opened a file that no longer
     * stands in its place, and would share the lock with nobody: hence each holder gives its file a length by chance, and
     * looks whether the file in place has it.
     */
    static ProcessLock acquireFleeting(Path path) throws IOException {
        while (true) {
            ProcessLock lock = acquire(path);
            try {
                long length = 1 + ThreadLocalRandom.current().nextLong(LONGEST_MARK);
                lock.channel.truncate(0);
                lock.channel.write(ByteBuffer.allocate(1), length - 1);
                if (Files.exists(lock.file) && Files.size(lock.file) == length) {
                    lock.fleeting = true;
                    return lock;
                }
            } catch (NoSuchFileException e) {
                // Gone between the two looks: another try.
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
            lock.close();
        }
    }

    /**
     * Takes the lock if it is free.
     *
     * @return empty when a living process, this one included, holds it
     */
    public static Optional<ProcessLock> tryAcquire(Path path) throws IOException {
        Path file = path.toAbsolutePath().normalize();
        synchronized (HELD) {
            if (!HELD.add(file)) {
                return Optional.empty();
            }
        }
        return lock(file, false);
    }

    private static Optional<ProcessLock> lock(Path file, boolean wait) throws IOException {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = wait ? channel.lock() : channel.tryLock();
            if (lock != null) {
                return Optional.of(new ProcessLock(file, channel));
            }
        } catch (IOException | RuntimeException e) {
            release(file, channel);
            throw e;
        }
        release(file, channel);
        return Optional.empty();
    }

    private static void release(Path file, @Nullable FileChannel channel) throws IOException {
        try {
            if (channel != null) {
                channel.close();
            }
        } finally {
            synchronized (HELD) {
                HELD.remove(file);
                HELD.notifyAll();
            }
        }
    }

    /** Gives up the lock; the file stays, unless it is fleeting. */
    @Override
    public void close() throws IOException {
        try {
            if (fleeting) {
                Files.deleteIfExists(file);
            }
        } finally {
            release(file, channel);
        }
    }
}
