package io.hindcast.store;

import java.nio.file.Path;
import net.openhft.chronicle.core.Jvm;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;

/**
 * Opens Chronicle queues the one way that suits bars. Chronicle rolls to a new file by the wall clock, which means
 * nothing for bars of the past, and whose borders are where tailers get stuck; so the clock stands still, and all of a
 * queue lies in one file ({@code FAST_DAILY} indexes 4 billion). Blocks of 1 MiB keep small queues small.
 */
public final class ChronicleFiles {
    private static final long BLOCK_BYTES = 1L << 20;
    private static final long UNLOCK_MILLIS = 1_000;

    static {
        // Chronicle reads these when its classes load: no report to its makers, no banner, no watching thread.
        for (String property : new String[] {
            "chronicle.analytics.disable",
            "chronicle.announcer.disable",
            "disable.announcement",
            "chronicle.disk.monitor.disable"
        }) {
            setUnlessSet(property, "true");
        }
        // Chronicle's own lock outlives a writer that was killed, and where numbers of processes come again soon (in a
        // container), seems to be held by another. Writers hold a ProcessLock, so that it can be broken.
        setUnlessSet("queue.force.unlock.mode", "ALWAYS");
        Jvm.disablePerfHandler();
    }

    private ChronicleFiles() {}

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /** Opens a queue to append to it; it is made when there is none. The caller sees to it that nobody else does. */
    public static SingleChronicleQueue write(Path folder) {
        return settings(folder).timeoutMS(UNLOCK_MILLIS).build();
    }

    /** Opens a queue that exists to read it. */
    public static SingleChronicleQueue read(Path folder) {
        return settings(folder).readOnly(true).build();
    }

    private static SingleChronicleQueueBuilder settings(Path folder) {
        return SingleChronicleQueueBuilder.binary(folder)
                .rollCycle(RollCycles.FAST_DAILY)
                .timeProvider(() -> 0L)
                .blockSize(BLOCK_BYTES);
    }
}
