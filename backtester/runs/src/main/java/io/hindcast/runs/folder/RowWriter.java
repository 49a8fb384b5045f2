package io.hindcast.runs.folder;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.hindcast.market.EpochNanos;
import io.hindcast.report.files.Column;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;

/** A CSV file of the run folder, written row by row, a value for each column. */
public final class RowWriter implements AutoCloseable {
    private final CsvWriter writer;
    private final int width;

    /** Opens a new file and writes its first line. */
    public RowWriter(Path file, Column... columns) {
        width = columns.length;
        try {
            writer = CsvWriter.builder().bufferSize(1 << 16).build(file);
        } catch (IOException e) {
            throw new UncheckedIOException("can't write " + file, e);
        }
        writer.writeRecord(Arrays.stream(columns).map(Column::header).toList());
    }

    /**
     * Writes a row.
     *
     * @param values one for each column
     */
    public void row(String... values) {
        if (values.length != width) {
            throw new IllegalArgumentException(values.length + " values for " + width + " columns");
        }
        writer.writeRecord(values);
    }

    /** UTC, ISO-8601. */
    public static String time(long nanos) {
        return EpochNanos.toInstant(nanos).toString();
    }

    /** Full precision; empty when there is no number. */
    public static String number(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException("can't finish a file of the run", e);
        }
    }
}
