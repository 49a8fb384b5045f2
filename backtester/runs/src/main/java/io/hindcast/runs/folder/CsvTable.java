package io.hindcast.runs.folder;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.hindcast.market.EpochNanos;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A CSV file of the run folder, written row by row. */
final class CsvTable implements AutoCloseable {
    private final CsvWriter writer;

    CsvTable(Path file, String... header) {
        try {
            writer = CsvWriter.builder().bufferSize(1 << 16).build(file);
        } catch (IOException e) {
            throw new UncheckedIOException("can't write " + file, e);
        }
        writer.writeRecord(header);
    }

    void row(String... values) {
        writer.writeRecord(values);
    }

    /** UTC, ISO-8601. */
    static String time(long nanos) {
        return EpochNanos.toInstant(nanos).toString();
    }

    /** Full precision; empty when there is no number. */
    static String number(double value) {
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
