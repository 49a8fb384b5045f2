package io.hindcast.store.live;

import io.hindcast.feed.FeedMessage;
import io.hindcast.feed.FeedMessage.ClosedBar;
import io.hindcast.feed.FeedMessage.Connection;
import io.hindcast.feed.FeedMessage.ConnectionEvent;
import io.hindcast.feed.FeedMessage.End;
import io.hindcast.feed.FeedMessage.Garbage;
import io.hindcast.feed.FeedMessage.Quote;
import io.hindcast.feed.FeedMessage.UnfinishedBar;
import io.hindcast.feed.Origin;
import io.hindcast.market.Instrument;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Messages as bytes, big-endian: kind (1 byte), {@code appendedAt}, {@code receivedAt}, whether there is an origin (1) and
 * it, the message's own fields in their order, and the CRC-32C of all of that. A text is its length in UTF-8 (2 bytes) and
 * the bytes, cut where it is longer than 2,000. For one thread.
 */
final class MessageCodec {
    private static final int CHECKSUM_BYTES = Integer.BYTES;
    private static final int TEXT_BYTES = 2_000;

    /** Beyond the largest message: three texts and a dozen numbers. */
    private static final int MESSAGE_BYTES = 8_192;

    private static final byte CLOSED_BAR = 1;
    private static final byte UNFINISHED_BAR = 2;
    private static final byte QUOTE = 3;
    private static final byte GARBAGE = 4;
    private static final byte CONNECTED = 5;
    private static final byte DISCONNECTED = 6;
    private static final byte RECONNECTED = 7;
    private static final byte END = 8;
    private static final byte CLOSED = 9;

    private final byte[] record = new byte[MESSAGE_BYTES];
    private final ByteBuffer buffer = ByteBuffer.wrap(record);
    private final CRC32C checksum = new CRC32C();

    /** Most messages of a queue are of one instrument, which need not be made again. */
    private Instrument instrument = new Instrument("-");

    private byte[] instrumentBytes = {'-'};

    /** What {@link #decode} found. */
    record Decoded(long appendedAt, FeedMessage message, Optional<Origin> origin) {}

    /**
     * Encodes a message into {@link #record}.
     *
     * @param origin null where none is known
     * @return how many bytes it has
     */
    int encode(FeedMessage message, @Nullable Origin origin, long appendedAt) {
        buffer.clear();
        buffer.put(kind(message)).putLong(appendedAt).putLong(message.receivedAt());
        buffer.put((byte) (origin == null ? 0 : 1));
        if (origin != null) {
            put(origin.source());
            buffer.putLong(origin.offset()).putInt(origin.checksum());
        }
        switch (message) {
            case ClosedBar bar ->
                put(bar.instrument(), bar.closeTime(), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
            case UnfinishedBar bar ->
                put(bar.instrument(), bar.closeTime(), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
            case Quote quote -> put(quote.instrument(), quote.time(), quote.bid(), quote.ask());
            case Garbage garbage -> {
                put(garbage.excerpt());
                put(garbage.reason());
            }
            case Connection connection -> put(connection.detail());
            case End end -> put(end.reason());
        }
        checksum.reset();
        checksum.update(record, 0, buffer.position());
        buffer.putInt((int) checksum.getValue());
        return buffer.position();
    }

    /** The bytes of a message: filled by {@link #encode}, to be filled for {@link #decode}. */
    byte[] record() {
        return record;
    }

    /**
     * Decodes the message in {@link #record}.
     *
     * @param bytes how many bytes it has
     * @return empty when the bytes are not those of a message
     */
    Optional<Decoded> decode(int bytes) {
        int length = bytes - CHECKSUM_BYTES;
        if (length <= 0) {
            return Optional.empty();
        }
        checksum.reset();
        checksum.update(record, 0, length);
        buffer.limit(bytes).position(0);
        if (buffer.getInt(length) != (int) checksum.getValue()) {
            return Optional.empty();
        }
        try {
            byte kind = buffer.get();
            long appendedAt = buffer.getLong();
            long receivedAt = buffer.getLong();
            Optional<Origin> origin = buffer.get() == 0
                    ? Optional.empty()
                    : Optional.of(new Origin(text(), buffer.getLong(), buffer.getInt()));
            return Optional.of(new Decoded(appendedAt, message(kind, receivedAt), origin));
        } catch (BufferUnderflowException | IllegalArgumentException | NegativeArraySizeException e) {
            return Optional.empty();
        }
    }

    private static byte kind(FeedMessage message) {
        return switch (message) {
            case ClosedBar _ -> CLOSED_BAR;
            case UnfinishedBar _ -> UNFINISHED_BAR;
            case Quote _ -> QUOTE;
            case Garbage _ -> GARBAGE;
            case Connection connection ->
                switch (connection.event()) {
                    case CONNECTED -> CONNECTED;
                    case DISCONNECTED -> DISCONNECTED;
                    case RECONNECTED -> RECONNECTED;
                    case CLOSED -> CLOSED;
                };
            case End _ -> END;
        };
    }

    private FeedMessage message(byte kind, long receivedAt) {
        return switch (kind) {
            case CLOSED_BAR ->
                new ClosedBar(
                        instrument(),
                        buffer.getLong(),
                        buffer.getDouble(),
                        buffer.getDouble(),
                        buffer.getDouble(),
                        buffer.getDouble(),
                        buffer.getDouble(),
                        receivedAt);
            case UNFINISHED_BAR ->
                new UnfinishedBar(
                        instrument(),
                        buffer.getLong(),
                        buffer.getDouble(),
                        buffer.getDouble(),
                        buffer.getDouble(),
                        buffer.getDouble(),
                        buffer.getDouble(),
                        receivedAt);
            case QUOTE -> new Quote(instrument(), buffer.getLong(), buffer.getDouble(), buffer.getDouble(), receivedAt);
            case GARBAGE -> new Garbage(text(), text(), receivedAt);
            case CONNECTED -> new Connection(ConnectionEvent.CONNECTED, text(), receivedAt);
            case DISCONNECTED -> new Connection(ConnectionEvent.DISCONNECTED, text(), receivedAt);
            case RECONNECTED -> new Connection(ConnectionEvent.RECONNECTED, text(), receivedAt);
            case CLOSED -> new Connection(ConnectionEvent.CLOSED, text(), receivedAt);
            case END -> new End(text(), receivedAt);
            default -> throw new IllegalArgumentException("kind must be from 1 to 9: kind=" + kind);
        };
    }

    private void put(Instrument of, long time, double... values) {
        put(of.id());
        buffer.putLong(time);
        for (double value : values) {
            buffer.putDouble(value);
        }
    }

    private void put(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(bytes.length, TEXT_BYTES);
        // A character is not cut in two.
        while (length < bytes.length && (bytes[length] & 0xC0) == 0x80) {
            length--;
        }
        buffer.putShort((short) length).put(bytes, 0, length);
    }

    private String text() {
        return new String(textBytes(), StandardCharsets.UTF_8);
    }

    private byte[] textBytes() {
        byte[] bytes = new byte[buffer.getShort()];
        buffer.get(bytes);
        return bytes;
    }

    private Instrument instrument() {
        byte[] bytes = textBytes();
        if (!Arrays.equals(bytes, instrumentBytes)) {
            instrument = new Instrument(new String(bytes, StandardCharsets.UTF_8));
            instrumentBytes = bytes;
        }
        return instrument;
    }
}
