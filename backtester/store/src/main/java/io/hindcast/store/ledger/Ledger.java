package io.hindcast.store.ledger;

import io.hindcast.settings.InvalidInputException;
import io.hindcast.store.files.DiskSync;
import io.hindcast.store.files.FileReplacement;
import io.hindcast.store.files.ProcessLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Function;

/**
 * A file of lines, each tied to the one before by its hash, that threads and processes append to one at a time. A line that is
 * acknowledged is on the disk. What is there is never rewritten: a torn last line is closed by the next one that is appended,
 * with a note of what it was, and a damaged one stays where it is.
 */
public final class Ledger {
    private final Path file;

    /** @param file need not exist; made by the first line, with its folder */
    public Ledger(Path file) {
        this.file = file;
    }

    /** Its file. */
    public Path file() {
        return file;
    }

    /** Whether anything was ever noted, as far as can be seen. */
    public boolean exists() {
        return Files.exists(file);
    }

    /**
     * What it holds; nothing where there is no file.
     *
     * @throws UncheckedIOException when it can't be read
     */
    public LedgerReading read() {
        LedgerReading reading = read(file);
        if (reading.tornBytes() == 0 && reading.faults().isEmpty()) {
            return reading;
        }
        // Somebody may be writing just now. Nobody is where no lock can be had: the folder is for reading only.
        try (ProcessLock _ = lock()) {
            return read(file);
        } catch (IOException e) {
            return reading;
        }
    }

    /**
     * Appends lines, in one write, and waits until they are on the disk. Nobody else appends between what is read and what is
     * written.
     *
     * @param entries what to append, given what is there
     * @return what it holds then
     * @throws UncheckedIOException when it can't be written
     */
    public LedgerReading append(Function<LedgerReading, List<LedgerEntry>> entries) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (ProcessLock _ = lock()) {
                boolean isNew = !exists();
                LedgerReading before = read(file);
                List<LedgerEntry> asked = entries.apply(before);
                if (asked.isEmpty()) {
                    return before;
                }
                LedgerText text = new LedgerText(before.head());
                text.torn(before);
                asked.forEach(text::add);
                String ended = before.ended() || before.tornBytes() > 0 ? "" : "\n";
                write(ended + text, before.tornBytes());
                if (isNew) {
                    new DiskSync().name(file);
                }
                return read(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't append to " + file, e);
        }
    }

    /** @param torn bytes at the end to write over; what is written is longer, for it tells of them */
    private void write(String text, int torn) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.position(channel.size() - torn);
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /**
     * Joins another copy to this ledger: the lines that are here stay as they are, those of the other copy that are not here
     * follow as they stood there, and every head that either has ever had is known from then on. Where one of the two is
     * damaged, the whole one is what the other is joined to, and the damaged file is kept beside; where both are, all up to
     * the first fault stays. Lines of a damaged file that are what was written are joined one by one, wherever they stand;
     * the others are kept as text.
     *
     * @param other the file of a copy; that of this ledger itself has it mended
     * @param time of the joining, as it is noted
     * @throws InvalidInputException when there is no such file, or nothing in it is a line of a ledger
     * @throws UncheckedIOException when it can't be read or written
     */
    public MergeResult merge(Path other, String time) {
        try {
            if (!Files.isRegularFile(other)) {
                throw new InvalidInputException(other + ": no such file; name a copy of " + file.getFileName());
            }
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (ProcessLock _ = lock()) {
                LedgerReading own = read(file);
                LedgerReading its = read(other);
                if (its.lines().isEmpty()) {
                    throw new InvalidInputException(
                            other + ": no line of it is one of a ledger; name a copy of " + file.getFileName());
                }
                LedgerMerge merge = LedgerMerge.of(own, its, time);
                if (merge.changes()) {
                    Path kept = own.faults().isEmpty() ? null : keep();
                    FileReplacement.write(file, merge.text());
                    return merge.result(kept);
                }
                return merge.result(null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't join " + other + " to " + file, e);
        }
    }

    /** Copies the file to a free name beside it. */
    private Path keep() throws IOException {
        for (int i = 1; ; i++) {
            Path kept = file.resolveSibling(file.getFileName() + ".damaged-" + i);
            if (!Files.exists(kept)) {
                Files.copy(file, kept);
                try (FileChannel channel = FileChannel.open(kept, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
                return kept;
            }
        }
    }

    private ProcessLock lock() throws IOException {
        return ProcessLock.acquire(file.resolveSibling("." + file.getFileName() + ".lock"));
    }

    static LedgerReading read(Path file) {
        try {
            return LedgerReading.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return LedgerReading.EMPTY;
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + file, e);
        }
    }
}
