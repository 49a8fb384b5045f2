package io.hindcast.store.importing;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives rows back last first, through a file, so that it takes little memory however many there are. */
final class RowSpool implements AutoCloseable {
    private static final int ROWS_IN_CHUNK = 8_192;

    private final Path file;
    private final DataOutputStream out;
    /** Where each chunk begins. */
    private final List<Long> chunks = new ArrayList<>();

    private long bytes;
    private int inChunk = ROWS_IN_CHUNK;
    private List<SourceRow> chunk = List.of();
    private int lastChunk;

    /** @param folder holds the file while this is open */
    RowSpool(Path folder) throws IOException {
        file = Files.createTempFile(folder, "rows", ".spool");
        out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
    }

    void add(SourceRow row) throws IOException {
        if (inChunk == ROWS_IN_CHUNK) {
            chunks.add(bytes);
            inChunk = 0;
        }
        inChunk++;
        out.writeLong(row.line());
        out.writeInt(row.fields().size());
        bytes += 12;
        for (String field : row.fields()) {
            byte[] text = field.getBytes(StandardCharsets.UTF_8);
            out.writeInt(text.length);
            out.write(text);
            bytes += 4 + text.length;
        }
    }

    /** No row is added any more. */
    void end() throws IOException {
        out.close();
        lastChunk = chunks.size();
    }

    /** The row before the one that came last, the last one at first; empty when there is none left. */
    Optional<SourceRow> next() {
        if (chunk.isEmpty()) {
            if (lastChunk == 0) {
                return Optional.empty();
            }
            lastChunk--;
            try {
                chunk = read(lastChunk);
            } catch (IOException e) {
                throw new UncheckedIOException("can't read " + file, e);
            }
        }
        return Optional.of(chunk.removeLast());
    }

    private List<SourceRow> read(int index) throws IOException {
        long end = index + 1 < chunks.size() ? chunks.get(index + 1) : bytes;
        List<SourceRow> rows = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long at = chunks.get(index);
            channel.position(at);
            DataInputStream in =
                    new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel), 1 << 16));
            while (at < end) {
                long line = in.readLong();
                int count = in.readInt();
                at += 12;
                List<String> fields = new ArrayList<>(count);
                for (int i = 0; i < count; i++) {
                    int length = in.readInt();
                    fields.add(new String(in.readNBytes(length), StandardCharsets.UTF_8));
                    at += 4 + length;
                }
                rows.add(new SourceRow(line, fields));
            }
        }
        return rows;
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(file);
    }
}
