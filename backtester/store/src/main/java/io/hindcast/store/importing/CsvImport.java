package io.hindcast.store.importing;

import io.hindcast.market.Instrument;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.store.queue.BarStore;
import io.hindcast.store.queue.QueueMetadata;
import io.hindcast.store.queue.QueueWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Imports a CSV file into a queue, all or nothing: whatever goes wrong, an earlier queue of that name stays as it is. Reads
 * the file once and in constant memory, whichever way its rows are ordered.
 */
public final class CsvImport {
    /** File in the queue's folder with the rows that were left out; there is none when there were none. */
    public static final String REJECTS = RejectsFile.FILE;

    private final BarStore store;

    /** @param store receives the queues */
    public CsvImport(BarStore store) {
        this.store = store;
    }

    /**
     * True when the queue is what {@link #run} would make: stored already, from the same bytes, with the same options.
     *
     * @throws InvalidInputException when the file can't be read
     */
    public boolean upToDate(ImportRequest request) {
        String sha256 = SourceStream.sha256(request.file());
        if (!store.exists(request.name())) {
            return false;
        }
        QueueMetadata stored = store.describe(request.name());
        return stored.sourceSha256().equals(sha256)
                && stored.instrument().equals(request.instrument())
                && stored.interval().equals(request.interval())
                && stored.zone().equals(request.zone())
                && stored.adjusted() == request.adjusted()
                && stored.options().equals(request.options());
    }

    /**
     * Imports a file, replacing an earlier queue of that name.
     *
     * @param progress told now and then
     * @throws InvalidInputException when the file is missing, empty, lacks a column or has no good row, when a row breaks a
     *     rule (with {@link OnError#FAIL}) or more than a few do, when it holds several symbols and none is chosen, or when
     *     the interval is not that of the file
     */
    public ImportResult run(ImportRequest request, ImportProgress progress) {
        try (SourceRows source = new SourceRows(request.file())) {
            Columns columns = columns(request, source.next().orElse(null));
            try (QueueWriter queue = store.create(request.name())) {
                Importing importing = new Importing(request, columns, source, queue, progress);
                importing.run();
                QueueMetadata metadata = new QueueMetadata(
                        request.name(),
                        instrument(request),
                        request.interval(),
                        request.zone(),
                        request.adjusted(),
                        columns.volume != Columns.NONE,
                        request.file().getFileName().toString(),
                        source.sha256(),
                        queue.rows(),
                        importing.rejected(),
                        queue.firstTime(),
                        queue.lastTime(),
                        queue.finish(),
                        request.options(),
                        importing.findings());
                return new ImportResult(metadata, queue.commit(metadata));
            }
        } catch (IOException | UncheckedIOException e) {
            throw new UncheckedIOException(
                    "can't import " + request.file() + ": " + e.getMessage(),
                    e instanceof UncheckedIOException wrapped ? wrapped.getCause() : (IOException) e);
        }
    }

    /** What the request does not say of the instrument is known from the earlier queue of that name. */
    private Instrument instrument(ImportRequest request) {
        Instrument given = request.instrument();
        try {
            if (store.exists(request.name())) {
                Instrument earlier = store.describe(request.name()).instrument();
                return earlier.equals(given)
                        ? new Instrument(given.id(), given.terms().orElse(earlier.terms()))
                        : given;
            }
            return given;
        } catch (InvalidInputException e) {
            // Its metadata is damaged, and this import is the remedy.
            return given;
        }
    }

    private static Columns columns(ImportRequest request, @Nullable SourceRow header) {
        if (header == null) {
            throw new InvalidInputException(
                    request.file() + " is empty; expected a CSV file with a header and at least one row");
        }
        Columns columns = new Columns(request.file(), header);
        if (request.adjusted()) {
            columns.requireAdjustedClose();
        }
        return columns;
    }
}
