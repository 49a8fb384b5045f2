package io.hindcast.paper.feeds.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.feed.FeedMessage.Garbage;
import io.hindcast.paper.feeds.FeedFixture;
import io.hindcast.paper.feeds.RecordedSink;
import io.hindcast.paper.feeds.StopSignal;
import io.hindcast.paper.feeds.replay.CsvPast;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.store.importing.PackedFile;
import io.hindcast.store.importing.Stamp;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** Whatever a line holds, what is said of it steers no terminal and stays short. */
    @Test
    void reasonsThatQuoteABinaryFileArePrintable() throws IOException {
        byte[] binary = "1,\u001b[31m,2,3,4\n1,\u0007".getBytes(StandardCharsets.UTF_8);
        byte[] bytes = Arrays.copyOf(binary, 5_000);
        Arrays.fill(bytes, binary.length, bytes.length, (byte) 0xff);
        RecordedSink sink = new RecordedSink();
        new LinesFeed(
                        new StreamSource("standard input", new ByteArrayInputStream(bytes)),
                        FeedFixture.clock(),
                        FeedFixture::lineMessages,
                        new StopSignal())
                .run(sink, Map.of());
        List<Garbage> garbage = sink.messages().stream()
                .filter(Garbage.class::isInstance)
                .map(Garbage.class::cast)
                .toList();
        assertThat(garbage).hasSize(2).allSatisfy(each -> {
            assertThat(each.reason().chars()).noneMatch(Character::isISOControl);
            assertThat(each.reason()).hasSizeLessThanOrEqualTo(Garbage.REASON_CHARACTERS);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void textOfSeveralBytesACharacterNeedsAMark(String charset) {
        byte[] text = "time,open\n".getBytes(Charset.forName(charset));
        assertThatThrownBy(() -> PackedFile.refuse("prices.csv", text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("UTF-16 without a byte order mark");
        byte[] marked = "\uFEFFtime,open\n".getBytes(Charset.forName(charset));
        assertThatCode(() -> PackedFile.refuse("prices.csv", marked)).doesNotThrowAnyException();
    }
}
