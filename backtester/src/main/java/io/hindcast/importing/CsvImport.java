package io.hindcast.importing;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.hindcast.market.MutableBar;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.store.BarStore;
import io.hindcast.store.QueueMetadata;
import io.hindcast.store.QueueWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Imports a CSV file into a queue, all or nothing: whatever goes wrong, an earlier queue of that name stays as it is. Reads
 * the file once and in constant memory.
 */
public final class CsvImport {
    /** File in the queue's folder with the rows that were left out; there is none when there were none. */
    public static final String REJECTS = RejectsFile.FILE;

    private static final int ROWS_BETWEEN_PROGRESS = 50_000;

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
     *     rule (with {@link OnError#FAIL}), or when the interval is not that of the file
     */
    public ImportResult run(ImportRequest request, ImportProgress progress) {
        try (SourceStream source = SourceStream.open(request.file());
                CsvReader<CsvRecord> csv = CsvReader.builder()
                        .detectBomHeader(true)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .ofCsvRecord(source, StandardCharsets.UTF_8);
                CloseableIterator<CsvRecord> rows = csv.iterator()) {
            Columns columns = columns(request, rows);
            try (QueueWriter queue = store.create(request.name())) {
                long rejected = copy(request, columns, rows, queue, source, progress);
                QueueMetadata metadata = new QueueMetadata(
                        request.name(),
                        request.instrument(),
                        request.interval(),
                        request.zone(),
                        request.adjusted(),
                        columns.volume != Columns.NONE,
                        request.file().getFileName().toString(),
                        source.sha256(),
                        queue.rows(),
                        rejected,
                        queue.firstTime(),
                        queue.lastTime(),
                        queue.finish(),
                        request.options());
                return new ImportResult(metadata, queue.commit(metadata));
            }
        } catch (CsvParseException e) {
            throw new InvalidInputException(
                    request.file() + ": not readable as CSV: " + e.getMessage()
                            + "; a quote may be left open, or it is no CSV file",
                    e);
        } catch (IOException | UncheckedIOException e) {
            throw new UncheckedIOException(
                    "can't import " + request.file() + ": " + e.getMessage(),
                    e instanceof UncheckedIOException wrapped ? wrapped.getCause() : (IOException) e);
        }
    }

    private static Columns columns(ImportRequest request, CloseableIterator<CsvRecord> rows) {
        if (!rows.hasNext()) {
            throw new InvalidInputException(
                    request.file() + " is empty; expected a CSV file with a header and at least one row");
        }
        Columns columns = new Columns(request.file(), rows.next());
        if (request.adjusted()) {
            columns.requireAdjustedClose();
        }
        return columns;
    }

    /** Copies all good rows, and returns the number of bad ones. */
    private static long copy(
            ImportRequest request,
            Columns columns,
            CloseableIterator<CsvRecord> rows,
            QueueWriter queue,
            SourceStream source,
            ImportProgress progress)
            throws IOException {
        BarClock clock = new BarClock(request.interval(), request.zone(), request.sessionClose(), request.stamp());
        RowReader reader = new RowReader(columns, clock, request.adjusted());
        SpacingCheck spacing = new SpacingCheck(request.interval());
        MutableBar bar = new MutableBar();
        long fileBytes = Files.size(request.file());
        long read = 0;
        String firstProblem = "";
        try (RejectsFile rejects = new RejectsFile(queue.folder())) {
            while (rows.hasNext()) {
                CsvRecord row = rows.next();
                try {
                    reader.read(row, bar);
                    queue.append(bar);
                    spacing.add(bar.closeTime());
                } catch (BadRowException e) {
                    String problem = problem(request.file(), row, e);
                    if (request.onError() == OnError.FAIL) {
                        throw new InvalidInputException(
                                problem + "; correct it, or leave bad rows out with --on-error skip", e);
                    }
                    firstProblem = rejects.count() == 0 ? problem : firstProblem;
                    rejects.add(row, e);
                }
                if (++read % ROWS_BETWEEN_PROGRESS == 0) {
                    progress.advanced(read, source.count(), fileBytes);
                }
            }
            requireBars(request, queue.rows(), rejects.count(), firstProblem);
            requirePlausible(request, spacing);
            return rejects.count();
        }
    }

    private static String problem(Path file, CsvRecord row, BadRowException e) {
        return file + ", line " + row.getStartingLineNumber() + ", " + e.description();
    }

    private static void requireBars(ImportRequest request, long bars, long rejected, String firstProblem) {
        if (bars > 0) {
            return;
        }
        throw new InvalidInputException(request.file()
                + (rejected == 0
                        ? " has a header and no row; expected at least one"
                        : " has no good row among " + rejected + "; the first: " + firstProblem));
    }

    private static void requirePlausible(ImportRequest request, SpacingCheck spacing) {
        Optional<String> problem = spacing.problem();
        if (problem.isPresent()) {
            throw new InvalidInputException(request.file() + ": " + problem.get());
        }
    }
}
