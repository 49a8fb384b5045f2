package io.hindcast.store.importing;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.hindcast.settings.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The rows of a CSV file, the header among them, each on a line of its own: a quote that is left open would take in the
 * lines behind it, so that a row of several lines is an error. Reads the file once and in constant memory.
 */
public final class SourceRows implements AutoCloseable {
    private static final String WHOLE_LINES = "a row must stand on one line; close the quote or take it out";

    private final Path file;
    private final SourceStream source;
    private final CsvReader<CsvRecord> csv;
    private final CloseableIterator<CsvRecord> rows;
    private long line;

    /**
     * Opens a file.
     *
     * @throws InvalidInputException when the file is missing, empty or no text, or can't be read
     */
    public SourceRows(Path file) throws IOException {
        this.file = file;
        source = SourceStream.open(file);
        csv = CsvReader.builder()
                .detectBomHeader(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(source, StandardCharsets.UTF_8);
        rows = csv.iterator();
    }

    /**
     * The next row; blank lines are passed over.
     *
     * @return empty at the end of the file
     * @throws InvalidInputException when it is no CSV, or a quote is left open
     */
    public Optional<SourceRow> next() {
        try {
            if (!rows.hasNext()) {
                requireClosedQuotes();
                return Optional.empty();
            }
            CsvRecord row = rows.next();
            line = row.getStartingLineNumber();
            for (int i = 0; i < row.getFieldCount(); i++) {
                String field = row.getField(i);
                if (field.indexOf('\n') >= 0 || field.indexOf('\r') >= 0) {
                    throw new InvalidInputException(file + ", line " + line + ", column " + (i + 1)
                            + ": a quote is opened and the line ends before it is closed; " + WHOLE_LINES);
                }
            }
            return Optional.of(new SourceRow(line, row.getFields()));
        } catch (CsvParseException e) {
            throw new InvalidInputException(
                    file + ", line " + (line + 1) + " or behind it: not readable as CSV: " + e.getMessage()
                            + "; a quote may be left open, or it is no CSV file",
                    e);
        }
    }

    private void requireClosedQuotes() {
        if (endsQuoted(source.unendedLine())) {
            throw new InvalidInputException(file + ", line " + line
                    + ": a quote is opened and the file ends before it is closed; " + WHOLE_LINES);
        }
    }

    /** True when a quote is open at the end of a line. */
    static boolean endsQuoted(String text) {
        boolean quoted = false;
        boolean begin = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '"') {
                boolean doubled = i + 1 < text.length() && text.charAt(i + 1) == '"';
                i += doubled ? 1 : 0;
                quoted = doubled;
            } else if (begin && c == '"') {
                quoted = true;
            }
            begin = !quoted && c == ',';
        }
        return quoted;
    }

    /** What stands behind the last line end when all rows have been read; empty when the file ends with a line end. */
    public String unendedLine() {
        return source.unendedLine();
    }

    /** Bytes read so far. */
    long bytes() {
        return source.count();
    }

    /** Hash of the whole file, lower-case hex. */
    String sha256() throws IOException {
        return source.sha256();
    }

    @Override
    public void close() throws IOException {
        rows.close();
        csv.close();
        source.close();
    }
}
