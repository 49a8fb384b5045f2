package io.hindcast.feeds;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.importing.Stamp;
import io.hindcast.settings.InvalidInputException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackedInputTest {
    @TempDir
    private Path folder;

    private byte[] packed;

    @BeforeEach
    void pack() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write("time,open,high,low,close\n".repeat(100).getBytes(StandardCharsets.UTF_8));
        }
        packed = bytes.toByteArray();
    }

    @Test
    void aPackedStreamIsCalledWhatItIs() {
        LinesFeed feed = new LinesFeed(
                new StreamSource("standard input", new ByteArrayInputStream(packed)),
                FeedFixture.clock(),
                FeedFixture::lineMessages,
                new StopSignal());
        assertThatThrownBy(() -> feed.run(new RecordedSink(), Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("standard input is a gzip file; unpack it first");
    }

    @Test
    void aPackedPastIsCalledWhatItIs() throws IOException {
        Path file = Files.write(folder.resolve("past.csv"), packed);
        assertThatThrownBy(() -> new CsvPast(file, FeedFixture.BARS, Stamp.OPEN, Clock.systemUTC()).open())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("past.csv is a gzip file");
    }
}
