package io.hindcast.store.journal;

import io.hindcast.settings.InvalidInputException;
import io.hindcast.store.files.FolderDeletion;
import io.hindcast.store.files.ProcessLock;
import io.hindcast.store.queue.ChronicleFiles;
import io.hindcast.store.queue.DamagedFiles;
import io.hindcast.store.queue.DiskSpace;
import io.hindcast.store.queue.FollowedQueue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.wire.DocumentContext;

/**
 * Lines that outlive the process once {@link #append} has returned. One process at a time has it open. A torn last record,
 * which a killed process or machine may leave, is found by its checksum and taken out. For one thread at a time, which must
 * not be interrupted: that would close the journal's file.
 */
public final class Journal implements AutoCloseable {
    private static final int RECORDS_BETWEEN_SPACE_CHECKS = 4_096;
    private static final String RECORDS = "records";

    private final Path folder;
    private final ProcessLock alone;
    private final ChronicleQueue queue;
    private final ExcerptAppender appender;
    private final DiskSpace space;
    private final long stored;
    private final boolean repaired;
    private long appended;

    private Journal(Path folder, ProcessLock alone, ChronicleQueue queue, long stored, boolean repaired)
            throws IOException {
        this.folder = folder;
        this.alone = alone;
        this.queue = queue;
        this.stored = stored;
        this.repaired = repaired;
        space = new DiskSpace(folder, RECORDS_BETWEEN_SPACE_CHECKS);
        appender = queue.createAppender();
        appender.singleThreadedCheckDisabled(true);
    }

    /**
     * Opens a journal behind its last record, and makes it where there is none.
     *
     * @throws InvalidInputException when another process has it open, or a record before the last one is damaged
     */
    public static Journal open(Path folder) {
        try {
            Files.createDirectories(folder);
            ProcessLock alone = ProcessLock.tryAcquire(folder.resolve("lock"))
                    .orElseThrow(() -> new InvalidInputException(
                            "journal " + folder + ": another process has this session open; stop that one first"));
            ChronicleQueue queue = null;
            try {
                recover(folder);
                boolean repaired = repair(folder);
                queue = ChronicleFiles.write(folder.resolve(RECORDS));
                long stored;
                try (JournalReading reading = new JournalReading(queue)) {
                    stored = reading.skipAll();
                }
                return new Journal(folder, alone, queue, stored, repaired);
            } catch (IOException | RuntimeException e) {
                if (queue != null) {
                    queue.close();
                }
                alone.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't open journal " + folder, e);
        }
    }

    /** Records that were there when it was opened. */
    public long stored() {
        return stored;
    }

    /** True when a torn last record was taken out. */
    public boolean repaired() {
        return repaired;
    }

    /** A reading of its own from the first record on; to be closed before the journal. */
    public JournalReading read() {
        return new JournalReading(queue);
    }

    /**
     * A reading of a journal that another process may be writing.
     *
     * @return empty when it has no record yet
     */
    public static Optional<JournalReading> watch(Path folder) {
        Path records = folder.resolve(RECORDS);
        try (Stream<Path> files = Files.isDirectory(records) ? Files.list(records) : Stream.empty()) {
            return files.anyMatch(file -> file.toString().endsWith(".cq4"))
                    ? Optional.of(new JournalReading(new FollowedQueue(records)))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + records, e);
        }
    }

    /**
     * Appends a record.
     *
     * @param line without a line break
     * @throws UncheckedIOException when the disk is full
     */
    public void append(String line) {
        space.requireFor(appended);
        DamagedFiles.writing(folder, () -> write(appender, RecordForm.stored(line)));
        appended++;
    }

    @Override
    public void close() {
        appender.close();
        queue.close();
        try {
            alone.close();
        } catch (IOException e) {
            throw new UncheckedIOException("can't give up journal " + folder, e);
        }
    }

    private static void write(ExcerptAppender appender, String stored) {
        byte[] text = stored.getBytes(StandardCharsets.UTF_8);
        try (DocumentContext document = appender.writingDocument()) {
            document.wire().bytes().writeInt(Checksum.of(text)).write(text);
        }
    }

    /** Writes the records before a torn last one anew, and moves them into place. */
    private static boolean repair(Path folder) throws IOException {
        Path records = folder.resolve(RECORDS);
        if (!Files.isDirectory(records)) {
            return false;
        }
        Path beside = folder.resolve(RECORDS + ".repaired");
        try (ChronicleQueue queue = ChronicleFiles.read(records);
                JournalReading reading = new JournalReading(queue)) {
            Optional<Long> torn = reading.findDamage();
            if (torn.isEmpty()) {
                return false;
            }
            if (reading.nextStored().isPresent() || !reading.atEnd()) {
                throw new InvalidInputException("journal " + folder + ": record " + torn.get()
                        + " is damaged, and others follow it, so the session can't be continued from it; restore the"
                        + " folder from a copy, or start a new session");
            }
            FolderDeletion.delete(beside);
            try (ChronicleQueue copy = ChronicleFiles.write(beside);
                    JournalReading good = new JournalReading(queue)) {
                ExcerptAppender appender = copy.createAppender();
                for (long i = 0; i < torn.get(); i++) {
                    write(appender, good.nextStored().orElseThrow());
                }
                appender.close();
            }
        }
        Path torn = folder.resolve(RECORDS + ".torn");
        FolderDeletion.delete(torn);
        Files.move(records, torn, StandardCopyOption.ATOMIC_MOVE);
        Files.move(beside, records, StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    /** Puts back what a process that died between two moves has moved aside. */
    private static void recover(Path folder) throws IOException {
        Path records = folder.resolve(RECORDS);
        for (String left : List.of(RECORDS + ".repaired", RECORDS + ".torn")) {
            if (!Files.exists(records) && Files.exists(folder.resolve(left))) {
                Files.move(folder.resolve(left), records, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }
}
