package io.hindcast.paper.feeds.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LineSplitterTest {
    private static final String TEXT = "first\nsecond grün €\r\n\n\nlast without an end";

    private static int checksum(byte[] bytes, long length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, (int) length);
        return (int) checksum.getValue();
    }

    @Property(tries = 60)
    void linesAreTheSameHoweverTheBytesCome(@ForAll @IntRange(min = 1, max = 50) int chunk) {
        byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
        LineSplitter splitter = new LineSplitter();
        List<SourceLine> lines = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += chunk) {
            byte[] part = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + chunk));
            splitter.add(part, part.length, lines::add);
        }
        assertThat(lines).extracting(SourceLine::text).containsExactly("first", "second grün €", "", "");
        assertThat(lines).allSatisfy(line -> {
            assertThat(bytes[(int) line.end() - 1]).isEqualTo((byte) '\n');
            assertThat(line.checksum()).isEqualTo(checksum(bytes, line.end()));
            assertThat(line.problem()).isEmpty();
        });
        assertThat(splitter.lineEnd()).isEqualTo(lines.getLast().end());
        assertThat(splitter.lineEndChecksum()).isEqualTo(lines.getLast().checksum());
        assertThat(splitter.offset()).isEqualTo(bytes.length);
        assertThat(splitter.checksum()).isEqualTo(checksum(bytes, bytes.length));
        splitter.end("cut off", lines::add);
        assertThat(lines.getLast().text()).isEqualTo("last without an end");
        assertThat(lines.getLast().problem()).isEqualTo("cut off");
    }

    @Test
    void aLineThatIsTooLongIsOneInputAndTheNextIsRead() {
        byte[] bytes = ("x".repeat(200_000) + "\nnext\n").getBytes(StandardCharsets.UTF_8);
        List<SourceLine> lines = new ArrayList<>();
        new LineSplitter().add(bytes, bytes.length, lines::add);
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst().text()).hasSize(LineSplitter.LONGEST);
        assertThat(lines.getFirst().problem()).contains("longer than");
        assertThat(lines.getLast()).isEqualTo(new SourceLine("next", "", bytes.length, checksum(bytes, bytes.length)));
    }

    @Property(tries = 100)
    void aByteOrderMarkSaysHowTheTextIsWritten(
            @ForAll @IntRange(min = 1, max = 9) int chunk,
            @ForAll @From("charsets") Charset charset,
            @ForAll @IntRange(min = 0, max = 3) int kind) {
        // U+0A0A and U+200A hold the byte of a line's end and end none.
        String text = "\uFEFF"
                + List.of(TEXT, "\n\nx\n", "\u0A0A\u200A\n\u0A00\u000B\nz", "").get(kind);
        byte[] bytes = text.getBytes(charset);
        LineSplitter splitter = new LineSplitter();
        List<SourceLine> lines = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += chunk) {
            byte[] part = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + chunk));
            splitter.add(part, part.length, lines::add);
            assertThat(splitter.offset()).isEqualTo(Math.min(bytes.length, from + chunk));
        }
        assertThat(splitter.checksum()).isEqualTo(checksum(bytes, bytes.length));
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.checksum()).isEqualTo(checksum(bytes, line.end()));
            assertThat(new String(bytes, 0, (int) line.end(), charset)).endsWith("\n");
        });
        splitter.end("", lines::add);
        List<String> expected = new ArrayList<>(List.of(text.substring(1).split("\r?\n", -1)));
        if (expected.getLast().isEmpty()) {
            expected.removeLast();
        }
        assertThat(lines).extracting(SourceLine::text).containsExactlyElementsOf(expected);
    }

    @Provide
    Arbitrary<Charset> charsets() {
        return Arbitraries.of(
                StandardCharsets.UTF_8,
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16BE,
                StandardCharsets.UTF_32LE,
                StandardCharsets.UTF_32BE);
    }

    @Property(tries = 50)
    void bytesThatAreNoMarkArePartOfTheLine(@ForAll @Size(max = 5) List<@From("markBytes") Byte> begin) {
        byte[] bytes = new byte[begin.size() + 1];
        for (int i = 0; i < begin.size(); i++) {
            bytes[i] = begin.get(i);
        }
        bytes[begin.size()] = 'x';
        Assume.that(!TextEncoding.undecided(bytes, begin.size())
                && TextEncoding.of(bytes, bytes.length) == TextEncoding.UTF_8);
        List<SourceLine> lines = new ArrayList<>();
        LineSplitter splitter = new LineSplitter();
        for (byte each : bytes) {
            splitter.add(new byte[] {each}, 1, lines::add);
        }
        splitter.end("", lines::add);
        assertThat(lines)
                .singleElement()
                .extracting(SourceLine::text)
                .isEqualTo(new String(bytes, StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<Byte> markBytes() {
        return Arbitraries.of((byte) 0xEF, (byte) 0xBB, (byte) 0xBF, (byte) 0xFF, (byte) 0xFE, (byte) 0);
    }
}
