package io.hindcast.report.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.report.files.JsonDocument;
import io.hindcast.report.files.RandomRecords;
import io.hindcast.report.files.RecordReader;
import io.hindcast.report.files.RecordWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What is written of a comparison is what is read. */
class ComparisonContentTest {
    @Property(tries = 200)
    void anyComparisonIsReadAsItWasWritten(@ForAll long seed) throws IOException {
        ComparisonContent content = new RandomRecords(seed).next(ComparisonContent.class);
        Path file = Files.createTempFile("comparison", ".json");
        try {
            Files.writeString(file, RecordWriter.text(RecordWriter.tree(content)));
            assertThat(read(file)).isEqualTo(content);
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void theDocumentOfAComparisonIsWrittenBackToTheByte() throws IOException {
        Path file = Path.of("src/test/resources/io/hindcast/report/comparison/written.json");

        assertThat(RecordWriter.text(RecordWriter.tree(read(file)))).isEqualTo(Files.readString(file));
    }

    private static ComparisonContent read(Path file) {
        return RecordReader.read(
                JsonDocument.read(file, "docs/comparison-folder.md", ComparisonResult.REMEDY), ComparisonContent.class);
    }
}
