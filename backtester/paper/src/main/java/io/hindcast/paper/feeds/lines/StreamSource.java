package io.hindcast.paper.feeds.lines;

import io.hindcast.paper.feeds.Inbox;
import io.hindcast.store.importing.PackedFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The bytes of a stream, such as standard input. */
final class StreamSource implements ByteSource {
    private static final int CHUNK = 65_536;

    private final String description;
    private final InputStream in;

    StreamSource(String description, InputStream in) {
        this.description = description;
        this.in = in;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public String unendedLine() {
        return "has no line end, and may have been cut off";
    }

    @Override
    public void start(Inbox<Arrival> inbox) {
        // The reading of standard input can't be broken off, so that its thread must not keep the process alive.
        Thread.ofPlatform().daemon().name("feed-input").start(() -> read(inbox));
    }

    private void read(Inbox<Arrival> inbox) {
        Arrival.Sender sender = new Arrival.Sender(description);
        byte[] chunk = new byte[CHUNK];
        try {
            boolean going = inbox.put(new Arrival.Opened(sender));
            while (going) {
                int length = in.read(chunk);
                going = length >= 0 && inbox.put(new Arrival.Data(sender, Arrays.copyOf(chunk, length)));
            }
            inbox.put(new Arrival.Ended());
        } catch (IOException e) {
            inbox.put(new Arrival.Failed(e));
        }
    }

    @Override
    public void begins(byte[] bytes) {
        PackedFile.refuse(description, bytes);
    }

    @Override
    public void close() {}
}
