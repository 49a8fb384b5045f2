package io.hindcast.paper.feeds.rows;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the bytes of one source into lines, ended by LF or CR LF. They are UTF-8 unless a byte order mark at their begin says
 * otherwise; the mark is no part of the first line. Holds at most {@link #LONGEST} bytes of a line.
 */
public final class LineSplitter {
    static final int LONGEST = 65_536;

    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private final CRC32C checksum = new CRC32C();
    private final byte[] first = new byte[TextEncoding.LONGEST_MARK];
    private final byte[] unit = new byte[Integer.BYTES];

    /** Null until the first bytes have told. */
    private @Nullable TextEncoding encoding;

    private int unitBytes;
    private int unitValue;
    private long offset;
    private boolean tooLong;
    private long lineEnd;
    private int lineEndChecksum;

    /** Where the next byte belongs. */
    public long offset() {
        return offset;
    }

    /** CRC-32C of all bytes so far. */
    public int checksum() {
        return (int) checksum.getValue();
    }

    /** Offset of the first byte behind the last line end. */
    public long lineEnd() {
        return lineEnd;
    }

    /** CRC-32C of all bytes before that. */
    public int lineEndChecksum() {
        return lineEndChecksum;
    }

    /** Takes bytes and gives out the lines that are complete by them. */
    public void add(byte[] bytes, int length, Consumer<SourceLine> lines) {
        int from = 0;
        while (encoding == null && from < length) {
            first[(int) offset] = bytes[from];
            passed(bytes, from++, 1);
            if (!TextEncoding.undecided(first, (int) offset)) {
                begin(lines);
            }
        }
        TextEncoding known = encoding;
        if (known == null) {
            return;
        }
        if (known.unitBytes() == 1) {
            addBytes(bytes, from, length, known, lines);
        } else {
            for (int i = from; i < length; i++) {
                passed(bytes, i, 1);
                addToUnit(bytes[i], known, lines);
            }
        }
    }

    /** Reads what was held back until it told the encoding. */
    private TextEncoding begin(Consumer<SourceLine> lines) {
        TextEncoding found = TextEncoding.of(first, (int) offset);
        encoding = found;
        // None but the last of these bytes can end a line: no mark holds an LF.
        for (int i = found.markBytes(); i < offset; i++) {
            addToUnit(first[i], found, lines);
        }
        return found;
    }

    private void addBytes(byte[] bytes, int begin, int end, TextEncoding known, Consumer<SourceLine> lines) {
        int from = begin;
        for (int i = begin; i < end; i++) {
            if (bytes[i] == '\n') {
                hold(bytes, from, i - from);
                passed(bytes, from, i + 1 - from);
                from = i + 1;
                lines.accept(line("", known));
            }
        }
        hold(bytes, from, end - from);
        passed(bytes, from, end - from);
    }

    private void addToUnit(byte next, TextEncoding known, Consumer<SourceLine> lines) {
        unitValue = known.unit(unitValue, unitBytes, next);
        unit[unitBytes++] = next;
        if (unitBytes == known.unitBytes()) {
            boolean ended = unitValue == '\n';
            if (!ended) {
                hold(unit, 0, unitBytes);
            }
            unitBytes = 0;
            unitValue = 0;
            if (ended) {
                lines.accept(line("", known));
            }
        }
    }

    /**
     * Gives out what stands behind the last line end, if anything does.
     *
     * @param problem what is wrong with a line without an end; empty when nothing is
     */
    public void end(String problem, Consumer<SourceLine> lines) {
        TextEncoding known = encoding == null ? begin(lines) : encoding;
        hold(unit, 0, unitBytes);
        unitBytes = 0;
        unitValue = 0;
        if (begun.size() > 0) {
            lines.accept(line(problem, known));
        }
    }

    private void passed(byte[] bytes, int from, int length) {
        checksum.update(bytes, from, length);
        offset += length;
    }

    private void hold(byte[] bytes, int from, int length) {
        int room = Math.min(length, LONGEST - begun.size());
        begun.write(bytes, from, room);
        tooLong |= room < length;
    }

    private SourceLine line(String problem, TextEncoding known) {
        String text = begun.toString(known.charset());
        String cause = tooLong ? "is longer than " + LONGEST + " bytes" : problem;
        begun.reset();
        tooLong = false;
        lineEnd = offset;
        lineEndChecksum = checksum();
        return new SourceLine(
                text.endsWith("\r") ? text.substring(0, text.length() - 1) : text, cause, offset, checksum());
    }
}
