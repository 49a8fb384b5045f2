package io.hindcast.paper.feeds.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hindcast.feed.BarFeed;
import io.hindcast.feed.FeedClock;
import io.hindcast.feed.FeedMessage.ClosedBar;
import io.hindcast.feed.FeedMessage.Connection;
import io.hindcast.feed.FeedMessage.End;
import io.hindcast.feed.FeedMessage.Garbage;
import io.hindcast.market.Bar;
import io.hindcast.market.BarSpecification;
import io.hindcast.market.MutableBar;
import io.hindcast.paper.feeds.FeedFixture;
import io.hindcast.paper.feeds.FeedLimits;
import io.hindcast.paper.feeds.FeedRun;
import io.hindcast.paper.feeds.Pause;
import io.hindcast.paper.feeds.RecordedSink;
import io.hindcast.paper.feeds.StopSignal;
import io.hindcast.runs.live.PriceCheck;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.MapSettings;
import io.hindcast.store.importing.CsvImport;
import io.hindcast.store.importing.ImportRequest;
import io.hindcast.store.importing.OnError;
import io.hindcast.store.importing.Stamp;
import io.hindcast.store.live.LiveMessage;
import io.hindcast.store.live.LiveQueueMetadata;
import io.hindcast.store.live.LiveQueueStore;
import io.hindcast.store.live.LiveQueueTailer;
import io.hindcast.store.live.LiveQueueWriter;
import io.hindcast.store.queue.BarStore;
import io.hindcast.store.queue.QueueReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayFeedTest {
    private static final int BARS = 1_500;

    @TempDir
    private Path folder;

    private Path csv;
    private Path queues;

    @BeforeEach
    void importBars() throws IOException {
        List<String> lines = new ArrayList<>(List.of("timestamp,open,high,low,close,volume"));
        for (int i = 0; i < BARS; i++) {
            // Every hundredth minute has no bar.
            if (i % 100 != 99) {
                lines.add(
                        FeedFixture.time(i) + "," + (100 + 1.0 / (i + 3)) + ",110,90," + (100 + i % 9 / 7.0) + "," + i);
            }
        }
        csv = Files.write(folder.resolve("bars.csv"), lines);
        queues = folder.resolve("queues");
        BarSpecification bars = FeedFixture.BARS;
        new CsvImport(new BarStore(queues))
                .run(
                        new ImportRequest(
                                csv,
                                "btc",
                                bars.instrument(),
                                bars.interval(),
                                bars.zone(),
                                bars.sessionClose(),
                                Stamp.OPEN,
                                false,
                                OnError.FAIL,
                                Optional.empty()),
                        (rows, read, bytes) -> {});
    }

    private static BarFeed feed(Map<String, Object> settings) {
        return new ReplayFeedProvider().create(FeedFixture.BARS, MapSettings.of(settings));
    }

    private List<Bar> stored() {
        List<Bar> all = new ArrayList<>();
        try (QueueReader reader = new BarStore(queues).open("btc")) {
            for (MutableBar bar = new MutableBar(); reader.next(bar); bar = new MutableBar()) {
                all.add(bar);
            }
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"queue", "file"})
    void atMaxTheStoredBarsAreInTheLiveQueueToTheBit(String from) throws IOException {
        BarFeed feed = feed(
                from.equals("queue")
                        ? Map.of("queue", "btc", "queues", queues.toString(), "speed", "max")
                        : Map.of("file", csv.toString(), "speed", "max"));
        LiveQueueStore store = new LiveQueueStore(folder.resolve("feeds"));
        try (LiveQueueWriter queue =
                store.append(new LiveQueueMetadata("btc", FeedFixture.BARS, feed.clock(), feed.source()))) {
            FeedRun run = new FeedRun(feed, queue, FeedLimits.USUAL, Clock.systemUTC());
            run.run();
            assertThat(run.counts().bars()).isEqualTo(BARS - BARS / 100);
            try (LiveQueueTailer written = store.tail("btc")) {
                assertThat(run.counts().messages()).isEqualTo(written.count());
            }
        }
        List<Bar> expected = stored();
        try (LiveQueueTailer tailer = store.tail("btc")) {
            assertThat(tailer.metadata().clock()).isEqualTo(FeedClock.BARS);
            assertThat(tailer.poll().map(LiveMessage::message))
                    .hasValueSatisfying(m -> assertThat(m).isInstanceOf(Connection.class));
            for (Bar bar : expected) {
                ClosedBar message = (ClosedBar) tailer.poll().orElseThrow().message();
                assertThat(message)
                        .isEqualTo(new ClosedBar(
                                FeedFixture.BTC,
                                bar.closeTime(),
                                bar.open(),
                                bar.high(),
                                bar.low(),
                                bar.close(),
                                bar.volume(),
                                bar.closeTime()));
            }
            long last = expected.getLast().closeTime();
            assertThat(tailer.poll().map(LiveMessage::message)).contains(new End("the source has ended", last));
            assertThat(tailer.poll()).isEmpty();
        }
    }

    @Test
    void aRangeIsLeftClosedAndRightOpen() throws IOException {
        RecordedSink sink = new RecordedSink();
        try (BarFeed feed = feed(Map.of(
                "file",
                csv.toString(),
                "speed",
                "max",
                "from",
                "2024-03-01T10:05:00Z",
                "until",
                "2024-03-01T10:08:00Z"))) {
            feed.run(sink, Map.of());
        }
        assertThat(sink.all(ClosedBar.class))
                .extracting(ClosedBar::closeTime)
                .containsExactly(
                        FeedFixture.nanos("2024-03-01T10:05:00Z"),
                        FeedFixture.nanos("2024-03-01T10:06:00Z"),
                        FeedFixture.nanos("2024-03-01T10:07:00Z"));
    }

    @Test
    void badLinesOfAFileAreMessagesAtTheirPlace() throws IOException {
        Path file = Files.writeString(
                folder.resolve("bad.csv"),
                FeedFixture.row(0) + "\nrubbish\n" + FeedFixture.row(1) + "\n" + FeedFixture.row(2));
        RecordedSink sink = new RecordedSink();
        try (BarFeed feed = feed(Map.of("file", file.toString(), "speed", "max"))) {
            feed.run(sink, Map.of());
        }
        assertThat(sink.messages())
                .extracting(message -> message.getClass().getSimpleName())
                .containsExactly("Connection", "ClosedBar", "Garbage", "ClosedBar", "ClosedBar");
        assertThat(sink.all(Garbage.class).getFirst().receivedAt())
                .isEqualTo(sink.all(ClosedBar.class).getFirst().closeTime());
    }

    /** A clock that only waiting moves, and some work now and then. */
    private static final class SimulatedTime implements Pause {
        private long now = 5_000;
        private final List<Long> waits = new ArrayList<>();

        @Override
        public boolean await(long nanos) {
            waits.add(nanos);
            now += nanos;
            return false;
        }
    }

    private void replay(String speed, SimulatedTime time, RecordedSink sink) throws IOException {
        StopSignal stop = new StopSignal();
        Pacer pacer = new Pacer(Speed.read(MapSettings.of(Map.of("speed", speed))), () -> time.now, time);
        ReplayFeed feed = new ReplayFeed(
                "test",
                new CsvPast(csv, FeedFixture.BARS, Stamp.OPEN, Clock.systemUTC()),
                PriceCheck.inAnyMarket(FeedFixture.BARS),
                new TimeRange(Long.MIN_VALUE, Long.MAX_VALUE),
                pacer,
                stop);
        feed.run(sink, Map.of());
    }

    @Test
    void barsComeAsFarApartAsTheirClosesDividedByTheSpeed() throws IOException {
        SimulatedTime time = new SimulatedTime();
        replay("60x", time, new RecordedSink());
        // A minute is a second; 99 minutes apart come the bars around a missing one: two seconds.
        assertThat(time.waits).hasSize(BARS - BARS / 100);
        assertThat(time.waits.getFirst()).isZero();
        for (int i = 1; i < time.waits.size(); i++) {
            assertThat(time.waits.get(i)).as("bar %d", i).isEqualTo(i % 99 == 0 ? 2_000_000_000L : 1_000_000_000L);
        }
        SimulatedTime half = new SimulatedTime();
        replay("0.5", half, new RecordedSink());
        assertThat(half.waits.get(1)).isEqualTo(120_000_000_000L);
        SimulatedTime max = new SimulatedTime();
        replay("max", max, new RecordedSink());
        assertThat(max.waits).containsOnly(0L);
    }

    @Test
    void linesThatAreNoBarsOfTheFeedNeitherWaitNorMakeOthersWait() throws IOException {
        csv = Files.writeString(
                folder.resolve("poisoned.csv"),
                "{\"time\":\"1999-03-01T10:00:00Z\",\"symbol\":\"ETH\",\"open\":1,\"high\":1,\"low\":1,\"close\":1}\n"
                        + FeedFixture.row(0) + "\n" + FeedFixture.time(5_000) + ",0,0,0,0,0\n"
                        + FeedFixture.time(50_000_000) + ",1,1,1,1,1\n" + FeedFixture.row(1) + "\n");
        SimulatedTime time = new SimulatedTime();
        RecordedSink sink = new RecordedSink();
        replay("60x", time, sink);
        assertThat(time.waits).containsExactly(0L, 1_000_000_000L);
        assertThat(sink.all(ClosedBar.class)).hasSize(4);
        assertThat(sink.all(Garbage.class))
                .singleElement()
                .satisfies(garbage -> assertThat(garbage.reason()).contains("ahead of this computer's clock"));

        RecordedSink part = new RecordedSink();
        try (BarFeed feed = feed(Map.of("file", csv.toString(), "speed", "max", "until", "2024-03-02"))) {
            feed.run(part, Map.of());
        }
        assertThat(part.all(ClosedBar.class))
                .as("the zero line stands among bars of the range")
                .hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE"})
    void aFileWithAByteOrderMarkIsReadAsImportReadsIt(String charset) throws IOException {
        byte[] text = ("\uFEFF" + Files.readString(csv)).getBytes(Charset.forName(charset));
        Path marked = Files.write(folder.resolve("marked.csv"), text);
        RecordedSink sink = new RecordedSink();
        try (BarFeed feed = feed(Map.of("file", marked.toString(), "speed", "max"))) {
            feed.run(sink, Map.of());
        }
        assertThat(sink.all(Garbage.class)).isEmpty();
        assertThat(sink.closes()).isEqualTo(stored().stream().map(Bar::close).toList());
    }

    @Test
    void whatOneBarWasLateDoesNotDelayTheNext() {
        SimulatedTime time = new SimulatedTime();
        Pacer pacer = new Pacer(new Speed(60), () -> time.now, time);
        pacer.await(0);
        time.now += 1_500_000_000L;
        pacer.await(60_000_000_000L);
        pacer.await(120_000_000_000L);
        assertThat(time.waits).containsExactly(0L, 0L, 500_000_000L);
    }

    @Test
    void aReplayThatIsClosedEnds() throws Exception {
        RecordedSink sink = new RecordedSink();
        BarFeed feed = feed(Map.of("file", csv.toString(), "speed", "0.001x"));
        var ended = FeedFixture.start(feed, sink);
        sink.await(ClosedBar.class, 1);
        feed.close();
        ended.get();
        assertThat(sink.all(ClosedBar.class)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fast", "0x", "-1x", "60 x", "1e3x", "0.0001x", "NaN"})
    void aSpeedIsAFactorOrMax(String speed) {
        assertThatThrownBy(() -> feed(Map.of("file", "x.csv", "speed", speed)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("60x");
    }

    @Test
    void speedsAreReadAsWritten() {
        assertThat(Speed.read(MapSettings.of(Map.of("speed", "1200x"))).factor())
                .isEqualTo(1200);
        assertThat(Speed.read(MapSettings.of(Map.of("speed", "2.5"))).factor()).isCloseTo(2.5, within(0.0));
        assertThat(Speed.read(MapSettings.of(Map.of())).factor()).isEqualTo(1);
    }

    @Test
    void mistakesAreSaid() {
        assertThatThrownBy(() -> feed(Map.of())).hasMessageContaining("queue or a file");
        assertThatThrownBy(() -> feed(
                        Map.of("queue", "btc", "queues", folder.resolve("none").toString())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no queue 'btc'");
        assertThatThrownBy(() -> feed(Map.of("file", "nowhere.csv")).run(new RecordedSink(), Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("nowhere.csv");
        assertThatThrownBy(() -> feed(Map.of("file", "x", "from", "noon"))).hasMessageContaining("from");
        assertThatThrownBy(() -> feed(Map.of("file", "x", "from", "2024-01-02", "until", "2024-01-02")))
                .hasMessageContaining("until");
        assertThat(Optional.of(feed(Map.of("file", "x")).clock())).contains(FeedClock.BARS);
    }
}
