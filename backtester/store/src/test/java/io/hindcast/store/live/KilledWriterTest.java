package io.hindcast.store.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.store.files.ChildJvm;
import io.hindcast.store.queue.ChronicleFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.wire.DocumentContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that write a queue and are killed, real ones. */
@Tag("slow")
class KilledWriterTest {
    private static final int KILLS = 4;

    @TempDir
    private Path folder;

    /** Appends messages for ever, beginning with a number; or with {@code torn}, some and then half of one. */
    public static final class Writer {
        private Writer() {}

        /** The folder of the queues, the first number, and perhaps {@code torn}. */
        public static void main(String[] args) {
            LiveQueueStore store = new LiveQueueStore(Path.of(args[0]));
            long number = Long.parseLong(args[1]);
            try (LiveQueueWriter queue = store.append(LiveMessages.metadata("btc"))) {
                for (long last = number + 500; args.length == 2 || number < last; number++) {
                    LiveMessages.append(queue, number);
                }
                SingleChronicleQueue below =
                        ChronicleFiles.write(store.folder("btc").resolve("messages"));
                ExcerptAppender appender = below.createAppender();
                DocumentContext document = appender.writingDocument();
                document.wire().bytes().write(new byte[] {1, 2, 3});
                Runtime.getRuntime().halt(9);
            }
        }
    }

    private static Process start(Path feeds, long from, String... more) throws IOException {
        return ChildJvm.start(Writer.class, Optional.empty(), concat(feeds, from, more));
    }

    private static String[] concat(Path feeds, long from, String... more) {
        String[] all = new String[2 + more.length];
        all[0] = feeds.toString();
        all[1] = Long.toString(from);
        System.arraycopy(more, 0, all, 2, more.length);
        return all;
    }

    @Test
    void whatAKilledWriterHasWrittenIsAPrefixAndTheNextGoesOn() throws Exception {
        Path feeds = folder.resolve("feeds");
        LiveQueueStore store = new LiveQueueStore(feeds);
        SplittableRandom random = new SplittableRandom(20260101);
        int written = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Process writer = start(feeds, written);
            int enough = written + 1 + random.nextInt(3_000);
            while (!store.exists("btc")) {
                assertThat(writer.isAlive()).isTrue();
                Thread.sleep(5);
            }
            try (LiveQueueTailer tailer = store.tail("btc")) {
                for (int i = 0; i < enough; i++) {
                    assertThat(tailer.await(Duration.ofSeconds(60))).isPresent();
                }
                writer.destroyForcibly();
                assertThat(writer.waitFor(60, TimeUnit.SECONDS)).isTrue();
                assertThat(tailer.await(Duration.ofSeconds(60)).isPresent()
                                || tailer.poll().isEmpty())
                        .isTrue();
            }
            written = requirePrefix(store);
            assertThat(written).isGreaterThanOrEqualTo(enough);
        }
        try (LiveQueueWriter queue = store.append(LiveMessages.metadata("btc"))) {
            LiveMessages.append(queue, written);
        }
        assertThat(requirePrefix(store)).isEqualTo(written + 1);
    }

    @Test
    void halfAMessageStopsNobody() throws Exception {
        Path feeds = folder.resolve("feeds");
        LiveQueueStore store = new LiveQueueStore(feeds);
        assertThat(start(feeds, 0, "torn").waitFor()).isEqualTo(9);
        assertThat(requirePrefix(store)).isEqualTo(500);
        try (LiveQueueTailer tailer = store.tail("btc")) {
            LiveMessages.readAll(tailer);
            assertThat(start(feeds, 500, "torn").waitFor()).isEqualTo(9);
            assertThat(LiveMessages.readAll(tailer)).hasSize(500);
        }
        assertThat(requirePrefix(store)).isEqualTo(1_000);
    }

    @Test
    void aLockThatSeemsToBeHeldByALivingProcessIsBroken() throws Exception {
        Path feeds = folder.resolve("feeds");
        LiveQueueStore store = new LiveQueueStore(feeds);
        assertThat(start(feeds, 0, "torn").waitFor()).isEqualTo(9);
        // As in a container, where a new process has the number of the one that was killed.
        try (SingleChronicleQueue below =
                ChronicleFiles.write(store.folder("btc").resolve("messages"))) {
            below.tableStorePut("chronicle.write.lock", ProcessHandle.current().pid());
        }
        try (LiveQueueWriter queue = store.append(LiveMessages.metadata("btc"))) {
            LiveMessages.append(queue, 500);
        }
        assertThat(requirePrefix(store)).isEqualTo(501);
    }

    /** Reads all, holds it against what a writer writes, and returns how much it is. */
    private static int requirePrefix(LiveQueueStore store) {
        try (LiveQueueTailer tailer = store.tail("btc")) {
            List<LiveMessage> all = LiveMessages.readAll(tailer);
            for (int i = 0; i < all.size(); i++) {
                assertThat(all.get(i).message()).as("message %d", i).isEqualTo(LiveMessages.message(i));
            }
            return all.size();
        }
    }
}
