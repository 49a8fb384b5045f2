package io.hindcast.feeds;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/** Cuts the bytes of one source into lines, UTF-8, ended by LF or CR LF. Holds at most {@link #LONGEST} bytes of a line. */
final class LineSplitter {
    static final int LONGEST = 65_536;

    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private final CRC32C checksum = new CRC32C();
    private long offset;
    private boolean tooLong;
    private long lineEnd;
    private int lineEndChecksum;

    /** Where the next byte belongs. */
    long offset() {
        return offset;
    }

    /** CRC-32C of all bytes so far. */
    int checksum() {
        return (int) checksum.getValue();
    }

    /** Offset of the first byte behind the last line end. */
    long lineEnd() {
        return lineEnd;
    }

    /** CRC-32C of all bytes before that. */
    int lineEndChecksum() {
        return lineEndChecksum;
    }

    /** Takes bytes and gives out the lines that are complete by them. */
    void add(byte[] bytes, int length, Consumer<Line> lines) {
        int from = 0;
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\n') {
                append(bytes, from, i - from);
                checksum.update(bytes, from, i + 1 - from);
                offset += i + 1 - from;
                from = i + 1;
                lines.accept(line(tooLong ? "is longer than " + LONGEST + " bytes" : ""));
            }
        }
        append(bytes, from, length - from);
        checksum.update(bytes, from, length - from);
        offset += length - from;
    }

    /**
     * Gives out what stands behind the last line end, if anything does.
     *
     * @param problem what is wrong with a line without an end; empty when nothing is
     */
    void end(String problem, Consumer<Line> lines) {
        if (begun.size() > 0) {
            lines.accept(line(tooLong ? "is longer than " + LONGEST + " bytes" : problem));
        }
    }

    private void append(byte[] bytes, int from, int length) {
        int room = Math.min(length, LONGEST - begun.size());
        begun.write(bytes, from, room);
        tooLong |= room < length;
    }

    private Line line(String problem) {
        String text = begun.toString(StandardCharsets.UTF_8);
        begun.reset();
        tooLong = false;
        lineEnd = offset;
        lineEndChecksum = checksum();
        return new Line(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text, problem, offset, checksum());
    }
}
