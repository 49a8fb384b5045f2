package io.hindcast.store.importing;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code rejects.csv}: the rows that an import left out, one a line, with their line and column in the source, the value,
 * the rule that it broke, and the whole record. Made with the first such row.
 */
final class RejectsFile implements AutoCloseable {
    static final String FILE = "rejects.csv";

    private final Path folder;
    private @Nullable CsvWriter writer;
    private long count;

    RejectsFile(Path folder) {
        this.folder = folder;
    }

    void add(SourceRow row, BadRowException reason) throws IOException {
        if (writer == null) {
            writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(folder.resolve(FILE));
            writer.writeRecord("line", "column", "value", "rule", "record");
        }
        writer.writeRecord(
                Long.toString(row.line()),
                reason.column(),
                reason.value(),
                reason.rule().toString(),
                record(row.fields()));
        count++;
    }

    /** Rows left out. */
    long count() {
        return count;
    }

    private static String record(List<String> fields) throws IOException {
        StringWriter text = new StringWriter();
        try (CsvWriter record =
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            record.writeRecord(fields);
        }
        return text.toString().strip();
    }

    @Override
    public void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }
}
