package io.hindcast.store.importing;

import io.hindcast.market.Bar;
import io.hindcast.market.MutableBar;
import io.hindcast.store.queue.QueueWriter;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Holds bars in a file until all splits are known: the volume of a bar is that of all shares that its own have become by
 * the last bar, as adjusted prices are.
 */
final class BarSpool implements AutoCloseable {
    private final Path file;
    private final DataOutputStream out;
    private double shares = 1;
    private long bars;

    /** @param folder holds the file while this is open */
    BarSpool(Path folder) throws IOException {
        file = Files.createTempFile(folder, "bars", ".spool");
        out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
    }

    /** @param split shares that came for one between the bar before and this one */
    void add(Bar bar, double split) throws IOException {
        shares *= split;
        out.writeLong(bar.closeTime());
        out.writeDouble(bar.open());
        out.writeDouble(bar.high());
        out.writeDouble(bar.low());
        out.writeDouble(bar.close());
        out.writeDouble(bar.volume());
        out.writeDouble(shares);
        bars++;
    }

    /** Writes all bars, their volumes adjusted. */
    void writeTo(QueueWriter queue) throws IOException {
        out.close();
        MutableBar bar = new MutableBar();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            for (long i = 0; i < bars; i++) {
                bar.set(in.readLong(), in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble(), 0);
                double volume = in.readDouble();
                double then = in.readDouble();
                bar.set(
                        bar.closeTime(),
                        bar.open(),
                        bar.high(),
                        bar.low(),
                        bar.close(),
                        then == shares ? volume : volume * (shares / then));
                queue.append(bar);
            }
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(file);
    }
}
