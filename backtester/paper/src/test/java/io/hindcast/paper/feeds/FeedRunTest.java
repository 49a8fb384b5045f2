package io.hindcast.paper.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.feed.BarFeed;
import io.hindcast.feed.FeedClock;
import io.hindcast.feed.FeedMessage;
import io.hindcast.feed.FeedMessage.ClosedBar;
import io.hindcast.feed.FeedMessage.End;
import io.hindcast.feed.FeedMessage.Garbage;
import io.hindcast.feed.FeedMessage.Quote;
import io.hindcast.feed.FeedSink;
import io.hindcast.feed.Origin;
import io.hindcast.store.live.LiveMessage;
import io.hindcast.store.live.LiveQueueMetadata;
import io.hindcast.store.live.LiveQueueStore;
import io.hindcast.store.live.LiveQueueTailer;
import io.hindcast.store.live.LiveQueueWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedRunTest {
    private static final Clock NOON = Clock.fixed(FeedFixture.NOW, ZoneOffset.UTC);
    private static final Garbage GARBAGE = new Garbage("x", "y", 7);

    @TempDir
    private Path folder;

    /** Says something and then does something. */
    private static final class TestFeed implements BarFeed {
        private final FeedClock clock;
        private final Ending ending;
        private final CountDownLatch closed = new CountDownLatch(1);
        private Map<String, Origin> stored = Map.of();

        private interface Ending {
            void end(CountDownLatch closed) throws IOException;
        }

        TestFeed(FeedClock clock, Ending ending) {
            this.clock = clock;
            this.ending = ending;
        }

        @Override
        public String source() {
            return "test";
        }

        @Override
        public FeedClock clock() {
            return clock;
        }

        @Override
        public void run(FeedSink sink, Map<String, Origin> known) throws IOException {
            stored = known;
            sink.accept(GARBAGE);
            sink.accept(new Quote(FeedFixture.BTC, 1, 2, 3, 8), new Origin("file", 5, 6));
            ending.end(closed);
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }

    private LiveQueueWriter open(TestFeed feed) {
        return new LiveQueueStore(folder)
                .append(new LiveQueueMetadata("test", FeedFixture.BARS, feed.clock(), feed.source()));
    }

    private List<FeedMessage> stored() {
        List<FeedMessage> messages = new ArrayList<>();
        try (LiveQueueTailer tailer = new LiveQueueStore(folder).tail("test")) {
            for (Optional<LiveMessage> next = tailer.poll(); next.isPresent(); next = tailer.poll()) {
                messages.add(next.get().message());
            }
        }
        return messages;
    }

    @Test
    void aFeedThatFailsSaysSoInItsQueue() {
        TestFeed feed = new TestFeed(FeedClock.WALL, closed -> {
            throw new IOException("the cable is cut");
        });
        try (LiveQueueWriter queue = open(feed)) {
            FeedRun run = new FeedRun(feed, queue, FeedLimits.USUAL, NOON);
            assertThatThrownBy(run::run).isInstanceOf(IOException.class).hasMessage("the cable is cut");
            assertThat(run.counts().messages()).isEqualTo(3);
        }
        assertThat(feed.closed.getCount()).isZero();
        assertThat(stored().getLast())
                .isEqualTo(new End("failed: the cable is cut", FeedFixture.nanos("2024-03-01T12:00:00Z")));
    }

    @Test
    void aFeedThatFillsTheDiskEndsAtItsLimitAndSaysSoInItsQueue() {
        TestFeed feed = new TestFeed(FeedClock.BARS, closed -> {});
        try (LiveQueueWriter queue = open(feed)) {
            FeedRun run = new FeedRun(feed, queue, new FeedLimits(1, 1), NOON);
            assertThatThrownBy(run::run).isInstanceOf(UncheckedIOException.class);
        }
        assertThat(stored()).hasSize(2);
        assertThat(stored().getLast())
                .isInstanceOfSatisfying(
                        End.class,
                        end -> assertThat(end.reason())
                                .startsWith("failed: ")
                                .contains("the live queue has reached its limit"));
    }

    @Test
    void aTimeThatCantHaveComeYetIsGarbageWhoeverBringsIt() throws IOException {
        ClosedBar bar = new ClosedBar(
                FeedFixture.BTC,
                FeedFixture.nanos("2042-03-01T12:00:00Z"),
                1,
                1,
                1,
                1,
                1,
                FeedFixture.nanos("2042-03-01T12:00:00Z"));
        BarFeed feed = new BarFeed() {
            @Override
            public String source() {
                return "somebody's own";
            }

            @Override
            public FeedClock clock() {
                return FeedClock.BARS;
            }

            @Override
            public void run(FeedSink sink, Map<String, Origin> stored) {
                sink.accept(bar);
                sink.accept(bar, new Origin("file", 5, 6));
            }

            @Override
            public void close() {}
        };
        try (LiveQueueWriter queue = new LiveQueueStore(folder)
                .append(new LiveQueueMetadata("test", FeedFixture.BARS, feed.clock(), feed.source()))) {
            FeedRun run = new FeedRun(feed, queue, FeedLimits.USUAL, NOON);
            run.run();
            assertThat(run.counts().garbage()).isEqualTo(2);
            assertThat(run.counts().garbageReasons()).singleElement().satisfies(count -> {
                assertThat(count.inputs()).isEqualTo(2);
                assertThat(count.reason()).contains("2042-03-01T12:00:00Z", "ahead of this computer's clock");
            });
            assertThat(run.counts().lastBarTime()).isEqualTo(Long.MIN_VALUE);
        }
        assertThat(stored().subList(0, 2)).hasOnlyElementsOfType(Garbage.class);
    }

    @Test
    void aFeedThatIsStoppedSaysSoAndTheNextKnowsWhereItWas() throws Exception {
        TestFeed feed = new TestFeed(FeedClock.BARS, closed -> {
            try {
                closed.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        });
        try (LiveQueueWriter queue = open(feed)) {
            FeedRun run = new FeedRun(feed, queue, FeedLimits.USUAL, NOON);
            Thread stopper = Thread.ofPlatform().start(() -> {
                while (run.counts().quotes() == 0) {
                    Thread.onSpinWait();
                }
                run.stop();
            });
            run.run();
            stopper.join();
        }
        assertThat(stored()).hasSize(3).last().isEqualTo(new End("stopped", 8));

        TestFeed next = new TestFeed(FeedClock.BARS, closed -> {});
        try (LiveQueueWriter queue = open(next)) {
            new FeedRun(next, queue, FeedLimits.USUAL, NOON).run();
        }
        assertThat(next.stored).isEqualTo(Map.of("file", new Origin("file", 5, 6)));
        assertThat(stored()).hasSize(6).last().isEqualTo(new End("the source has ended", 8));
    }
}
