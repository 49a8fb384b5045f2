package io.hindcast.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
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
        List<Line> lines = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += chunk) {
            byte[] part = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + chunk));
            splitter.add(part, part.length, lines::add);
        }
        assertThat(lines).extracting(Line::text).containsExactly("first", "second grün €", "", "");
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
        List<Line> lines = new ArrayList<>();
        new LineSplitter().add(bytes, bytes.length, lines::add);
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst().text()).hasSize(LineSplitter.LONGEST);
        assertThat(lines.getFirst().problem()).contains("longer than");
        assertThat(lines.getLast()).isEqualTo(new Line("next", "", bytes.length, checksum(bytes, bytes.length)));
    }
}
