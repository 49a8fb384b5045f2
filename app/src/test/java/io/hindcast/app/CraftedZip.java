package io.hindcast.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Zip files that say different things to different readers. */
final class CraftedZip {
    private static final int LOCAL = 0x04034b50;
    private static final int LISTED = 0x02014b50;
    private static final int END = 0x06054b50;

    private CraftedZip() {}

    static Map<String, byte[]> entries(Path file) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Enumeration<? extends ZipEntry> list = zip.entries();
            while (list.hasMoreElements()) {
                ZipEntry entry = list.nextElement();
                entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return entries;
    }

    static byte[] of(Map<String, byte[]> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Takes the last entry out of the list at the end: a reader of the stream alone finds it. */
    static byte[] withoutListing(byte[] zip) {
        int from = last(zip, LISTED);
        int end = last(zip, END);
        byte[] less = new byte[zip.length - (end - from)];
        System.arraycopy(zip, 0, less, 0, from);
        System.arraycopy(zip, end, less, from, zip.length - end);
        ByteBuffer tail = ByteBuffer.wrap(less, from, zip.length - end).slice().order(ByteOrder.LITTLE_ENDIAN);
        tail.putShort(8, (short) (tail.getShort(8) - 1));
        tail.putShort(10, (short) (tail.getShort(10) - 1));
        tail.putInt(12, tail.getInt(12) - (end - from));
        return less;
    }

    /** Spoils the header of the last entry itself: a reader of the list alone finds it. */
    static byte[] withoutEntry(byte[] zip) {
        byte[] spoilt = zip.clone();
        spoilt[last(zip, LOCAL)]++;
        return spoilt;
    }

    /** Gives all entries of a name another one of the same length. */
    static byte[] renamed(byte[] zip, String from, String to) {
        byte[] other = zip.clone();
        byte[] name = to.getBytes(StandardCharsets.US_ASCII);
        String text = new String(zip, StandardCharsets.ISO_8859_1);
        for (int at = text.indexOf(from); at >= 0; at = text.indexOf(from, at + 1)) {
            System.arraycopy(name, 0, other, at, name.length);
        }
        return other;
    }

    private static int last(byte[] zip, int signature) {
        ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = zip.length - Integer.BYTES; at >= 0; at--) {
            if (bytes.getInt(at) == signature) {
                return at;
            }
        }
        throw new IllegalArgumentException("no such header");
    }
}
