package io.hindcast.store;

import java.nio.file.Path;
import net.openhft.chronicle.core.Jvm;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;

/**
 * Opens Chronicle queues the one way that suits history. Chronicle rolls to a new file by the wall clock, which means
 * nothing for bars of the past, and whose borders are where tailers get stuck; so the clock stands still, and all bars of a
 * queue lie in one file ({@code FAST_DAILY} indexes 4 billion). Blocks of 1 MiB keep small queues small.
 */
final class ChronicleFiles {
    private static final long BLOCK_BYTES = 1L << 20;

    static {
        // Chronicle reads these when its classes load: no report to its makers, no banner, no watching thread.
        for (String property : new String[] {
            "chronicle.analytics.disable",
            "chronicle.announcer.disable",
            "disable.announcement",
            "chronicle.disk.monitor.disable"
        }) {
            if (System.getProperty(property) == null) {
                System.setProperty(property, "true");
            }
        }
        Jvm.disablePerfHandler();
    }

    private ChronicleFiles() {}

    static SingleChronicleQueue write(Path folder) {
        return settings(folder).build();
    }

    static SingleChronicleQueue read(Path folder) {
        return settings(folder).readOnly(true).build();
    }

    private static SingleChronicleQueueBuilder settings(Path folder) {
        return SingleChronicleQueueBuilder.binary(folder)
                .rollCycle(RollCycles.FAST_DAILY)
                .timeProvider(() -> 0L)
                .blockSize(BLOCK_BYTES);
    }
}
