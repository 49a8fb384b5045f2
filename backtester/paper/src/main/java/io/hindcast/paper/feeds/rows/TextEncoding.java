package io.hindcast.paper.feeds.rows;

import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** How a source writes its characters, told by the byte order mark at its begin as {@code import} does. */
enum TextEncoding {
    /** Before the shorter mark of UTF-16, which it begins with. */
    UTF_32_LE(StandardCharsets.UTF_32LE, Integer.BYTES, ByteOrder.LITTLE_ENDIAN, "\u00FF\u00FE\0\0"),
    UTF_32_BE(StandardCharsets.UTF_32BE, Integer.BYTES, ByteOrder.BIG_ENDIAN, "\0\0\u00FE\u00FF"),
    UTF_16_LE(StandardCharsets.UTF_16LE, Short.BYTES, ByteOrder.LITTLE_ENDIAN, "\u00FF\u00FE"),
    UTF_16_BE(StandardCharsets.UTF_16BE, Short.BYTES, ByteOrder.BIG_ENDIAN, "\u00FE\u00FF"),
    UTF_8_MARKED(StandardCharsets.UTF_8, 1, ByteOrder.BIG_ENDIAN, "\u00EF\u00BB\u00BF"),
    UTF_8(StandardCharsets.UTF_8, 1, ByteOrder.BIG_ENDIAN, "");

    /** Bytes of the longest mark. */
    static final int LONGEST_MARK = 4;

    private final Charset charset;
    private final int unitBytes;
    private final ByteOrder order;

    /** A character for each of its bytes. */
    private final String mark;

    TextEncoding(Charset charset, int unitBytes, ByteOrder order, String mark) {
        this.charset = charset;
        this.unitBytes = unitBytes;
        this.order = order;
        this.mark = mark;
    }

    Charset charset() {
        return charset;
    }

    /** Bytes that belong together: what ends a line is one unit. */
    int unitBytes() {
        return unitBytes;
    }

    int markBytes() {
        return mark.length();
    }

    /** A unit with one more byte of it. */
    int unit(int soFar, int bytesSoFar, byte next) {
        return order == ByteOrder.BIG_ENDIAN
                ? (soFar << Byte.SIZE) | (next & 0xFF)
                : soFar | ((next & 0xFF) << (Byte.SIZE * bytesSoFar));
    }

    /** True when bytes may be the begin of a longer mark, so that the next one decides. */
    static boolean undecided(byte[] bytes, int length) {
        for (TextEncoding encoding : values()) {
            if (length < encoding.markBytes() && encoding.agrees(bytes, length)) {
                return true;
            }
        }
        return false;
    }

    /** The encoding of a source that begins so. */
    static TextEncoding of(byte[] bytes, int length) {
        for (TextEncoding encoding : values()) {
            if (length >= encoding.markBytes() && encoding.agrees(bytes, encoding.markBytes())) {
                return encoding;
            }
        }
        throw new IllegalStateException("UTF-8 needs no mark");
    }

    private boolean agrees(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if ((bytes[i] & 0xFF) != mark.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
