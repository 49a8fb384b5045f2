package io.hindcast.store.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.feed.FeedClock;
import io.hindcast.feed.FeedMessage.Garbage;
import io.hindcast.feed.Origin;
import io.hindcast.market.BarSpecification;
import io.hindcast.market.InstrumentTerms;
import io.hindcast.market.Interval;
import io.hindcast.settings.InvalidInputException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class LiveQueueTest {
    private static final LiveQueueMetadata BTC = LiveMessages.metadata("btc");

    @TempDir
    private Path folder;

    private LiveQueueStore store;

    @BeforeEach
    void open() {
        store = new LiveQueueStore(folder.resolve("feeds"));
    }

    private void write(long from, long until) {
        try (LiveQueueWriter queue = store.append(BTC)) {
            for (long i = from; i < until; i++) {
                LiveMessages.append(queue, i);
            }
        }
    }

    @Test
    void messagesComeOutAsTheyWentIn() {
        write(0, 700);
        write(700, 2_000);
        try (LiveQueueTailer tailer = store.tail("btc")) {
            assertThat(tailer.metadata()).isEqualTo(BTC);
            assertThat(tailer.count()).isEqualTo(2_000);
            List<LiveMessage> all = LiveMessages.readAll(tailer);
            assertThat(all).hasSize(2_000);
            for (int i = 0; i < 2_000; i++) {
                assertThat(all.get(i).message()).as("message %d", i).isEqualTo(LiveMessages.message(i));
                assertThat(all.get(i).origin()).isEqualTo(LiveMessages.origin(i));
                assertThat(all.get(i).index()).isEqualTo(all.getFirst().index() + i);
                assertThat(all.get(i).appendedAt()).isPositive();
            }
            assertThat(tailer.poll()).isEmpty();
            tailer.toStart();
            assertThat(tailer.poll()).contains(all.getFirst());
        }
    }

    @Test
    void whatIsKnownOfItsInstrumentIsKeptAndAFeedThatSaysOtherwiseIsRefused() {
        write(0, 3);
        assertThat(store.describe("btc").bars().instrument().terms()).isEqualTo(InstrumentTerms.UNKNOWN);
        InstrumentTerms tick = InstrumentTerms.UNKNOWN.with("tick", "0.5");
        store.know("btc", tick);
        write(3, 6);
        assertThat(store.describe("btc").bars().instrument().terms()).isEqualTo(tick);
        try (LiveQueueTailer tailer = store.tail("btc")) {
            assertThat(LiveMessages.readAll(tailer)).hasSize(6);
        }
        LiveQueueMetadata other = BTC.withTerms(tick.with("lot", "2"));
        assertThatThrownBy(() -> store.append(other))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("knows of BTC/USD {tick=0.5}, and this feed is told {tick=0.5, lot=2}");
    }

    /** Where a queue stays empty, its reader opens it once more; what comes then is read from the first message on. */
    @Test
    void aQueueThatWasOpenedAnewIsReadFromItsFirstMessage() {
        try (LiveQueueWriter queue = store.append(BTC);
                LiveQueueTailer tailer = store.tail("btc")) {
            assertThat(tailer.await(Duration.ofMillis(1_200))).isEmpty();
            for (int i = 0; i < 3; i++) {
                LiveMessages.append(queue, i);
            }
            for (int i = 0; i < 3; i++) {
                assertThat(tailer.await(Duration.ofSeconds(60)).orElseThrow().message())
                        .isEqualTo(LiveMessages.message(i));
            }
            assertThat(tailer.count()).isEqualTo(3);
            assertThat(tailer.await(Duration.ofMillis(1_200))).isEmpty();
            LiveMessages.append(queue, 3);
            assertThat(tailer.await(Duration.ofSeconds(60)).orElseThrow().message())
                    .isEqualTo(LiveMessages.message(3));
        }
    }

    @Test
    void readersFollowAWriterFromBeforeItsFirstMessage() throws Exception {
        int count = 20_000;
        CountDownLatch reading = new CountDownLatch(3);
        try (ExecutorService threads = Executors.newFixedThreadPool(3);
                LiveQueueWriter queue = store.append(BTC)) {
            List<Future<List<LiveMessage>>> readers = new ArrayList<>();
            for (int r = 0; r < 3; r++) {
                readers.add(threads.submit(() -> {
                    List<LiveMessage> read = new ArrayList<>();
                    try (LiveQueueTailer tailer = store.tail("btc")) {
                        assertThat(tailer.poll()).isEmpty();
                        reading.countDown();
                        while (read.size() < count) {
                            tailer.await(Duration.ofSeconds(60)).ifPresentOrElse(read::add, () -> {
                                throw new AssertionError("waited in vain after " + read.size());
                            });
                        }
                        assertThat(tailer.await(Duration.ofMillis(2))).isEmpty();
                    }
                    return read;
                }));
            }
            reading.await();
            for (int i = 0; i < count; i++) {
                LiveMessages.append(queue, i);
            }
            List<LiveMessage> first = readers.getFirst().get();
            for (int i = 0; i < count; i++) {
                assertThat(first.get(i).message()).isEqualTo(LiveMessages.message(i));
            }
            assertThat(readers.get(1).get()).isEqualTo(first);
            assertThat(readers.get(2).get()).isEqualTo(first);
        }
    }

    @Test
    void theLastOriginOfEachSourceIsFoundAgain() {
        write(0, 100);
        try (LiveQueueWriter queue = store.append(BTC)) {
            assertThat(queue.origins())
                    .isEqualTo(Map.of("file-1", new Origin("file-1", 99, 99), "file-0", new Origin("file-0", 96, 96)));
        }
    }

    @Test
    void oneWriterAtATime() {
        try (LiveQueueWriter _ = store.append(BTC)) {
            assertThatThrownBy(() -> store.append(BTC))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("'btc'")
                    .hasMessageContaining("another feed");
            LiveQueueMetadata eth = LiveMessages.metadata("eth");
            try (LiveQueueWriter other = store.append(eth)) {
                assertThat(other.metadata()).isEqualTo(eth);
            }
        }
        write(0, 1);
    }

    @Test
    void aQueueIsForItsBarsOnly() {
        write(0, 1);
        LiveQueueMetadata otherInterval = new LiveQueueMetadata(
                "btc",
                new BarSpecification(
                        BTC.bars().instrument(),
                        Interval.parse("5m"),
                        BTC.bars().zone(),
                        BTC.bars().sessionClose()),
                BTC.clock(),
                "");
        assertThatThrownBy(() -> store.append(otherInterval))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("BTC/USD 1m")
                .hasMessageContaining("BTC/USD 5m");
        assertThatThrownBy(() -> store.append(new LiveQueueMetadata("btc", BTC.bars(), FeedClock.BARS, "")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("clock of the bars");
        write(1, 2);
        assertThat(stored()).containsExactly(BTC);
    }

    @Test
    void whatIsMissingOrSomethingElseIsSaid() throws IOException {
        assertThatThrownBy(() -> store.tail("btc"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("hindcast feed");
        write(0, 1);
        assertThatThrownBy(() -> store.describe("btcc")).hasMessageContaining("mean 'btc'");
        assertThatThrownBy(() -> store.append(LiveMessages.metadata("../x"))).hasMessageContaining("not valid");
        Path foreign = Files.createDirectories(store.folder("photos"));
        Files.writeString(foreign.resolve("cat.jpg"), "");
        assertThatThrownBy(() -> store.append(LiveMessages.metadata("photos")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("not touched");
        assertThat(foreign).isDirectoryContaining(path -> path.endsWith("cat.jpg"));
        assertThat(stored()).containsExactly(BTC);
    }

    @Test
    void aDamagedMessageIsGarbageAndThoseBehindItAreThere() throws IOException {
        String mark = "to be damaged";
        try (LiveQueueWriter queue = store.append(BTC)) {
            LiveMessages.append(queue, 1);
            queue.accept(new Garbage(mark, "", 5));
            LiveMessages.append(queue, 2);
        }
        Path file = store.folder("btc").resolve("messages").resolve("19700101F.cq4");
        int at = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).indexOf(mark);
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(at);
            bytes.write('T');
        }
        try (LiveQueueTailer tailer = store.tail("btc")) {
            List<LiveMessage> all = LiveMessages.readAll(tailer);
            assertThat(all).hasSize(3);
            assertThat(all.get(1).message())
                    .isInstanceOfSatisfying(
                            Garbage.class,
                            garbage -> assertThat(garbage.reason()).contains("damaged in the queue"));
            assertThat(all.get(2).message()).isEqualTo(LiveMessages.message(2));
        }
        write(3, 4);
    }

    private List<LiveQueueMetadata> stored() {
        return store.list(problem -> {
            throw problem;
        });
    }
}
