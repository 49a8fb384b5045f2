package io.hindcast.runs.labels;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.hindcast.report.files.Column;
import io.hindcast.settings.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** A CSV file of a run, read once, row by row. */
final class RowCursor implements Iterable<RowCursor.Row>, AutoCloseable {
    private final Path path;
    private final CsvReader<NamedCsvRecord> reader;

    RowCursor(Path path) {
        this.path = path;
        try {
            reader = CsvReader.builder().ofNamedCsvRecord(path);
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + path, e);
        }
    }

    Path path() {
        return path;
    }

    @Override
    public Iterator<Row> iterator() {
        CloseableIterator<NamedCsvRecord> records = reader.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                try {
                    return records.hasNext();
                } catch (CsvParseException e) {
                    throw new InvalidInputException(path + ": not CSV: " + e.getMessage() + "; run again", e);
                }
            }

            @Override
            public Row next() {
                return new Row(records.next());
            }
        };
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException("can't close " + path, e);
        }
    }

    /** A row; columns go by their names. */
    final class Row {
        private final NamedCsvRecord csv;

        private Row(NamedCsvRecord csv) {
            this.csv = csv;
        }

        String text(Column column) {
            try {
                return csv.getField(column.header());
            } catch (NoSuchElementException | IndexOutOfBoundsException e) {
                throw new InvalidInputException(
                        path + ", line " + csv.getStartingLineNumber() + ": has no column '" + column.header()
                                + "'; run again",
                        e);
            }
        }

        /** NaN where the field is empty. */
        double number(Column column) {
            String text = text(column);
            try {
                return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
            } catch (NumberFormatException e) {
                throw invalid(column, text, "a number", e);
            }
        }

        Instant time(Column column) {
            String text = text(column);
            try {
                return Instant.parse(text);
            } catch (DateTimeException e) {
                throw invalid(column, text, "a UTC time such as 2024-01-02T21:00:00Z", e);
            }
        }

        private InvalidInputException invalid(Column column, String value, String expected, Exception cause) {
            return new InvalidInputException(
                    path + ", line " + csv.getStartingLineNumber() + ", column " + column.header() + ": expected "
                            + expected + ", but found '" + value + "'; run again",
                    cause);
        }
    }
}
