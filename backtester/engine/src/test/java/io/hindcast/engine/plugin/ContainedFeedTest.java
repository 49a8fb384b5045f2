package io.hindcast.engine.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.feed.BarFeed;
import io.hindcast.feed.BarFeedProvider;
import io.hindcast.feed.FeedClock;
import io.hindcast.feed.FeedMessage;
import io.hindcast.feed.FeedSink;
import io.hindcast.feed.Origin;
import io.hindcast.market.BarSpecification;
import io.hindcast.market.Instrument;
import io.hindcast.market.Interval;
import io.hindcast.settings.MapSettings;
import io.hindcast.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ContainedFeedTest {
    private static final BarSpecification BARS =
            new BarSpecification(new Instrument("X"), Interval.parse("1m"), ZoneOffset.UTC, LocalTime.MIDNIGHT);
    private static final FeedMessage MESSAGE = new FeedMessage.Garbage("x", "a try", 0);

    private interface Work {
        void run(FeedSink sink) throws IOException, InterruptedException;
    }

    private static BarFeed feed(Work run, Runnable close) {
        BarFeed feed = new BarFeed() {
            @Override
            public String source() {
                return "a test";
            }

            @Override
            public FeedClock clock() {
                return FeedClock.BARS;
            }

            @Override
            public void run(FeedSink sink, Map<String, Origin> stored) throws IOException {
                try {
                    run.run(sink);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public void close() {
                close.run();
            }
        };
        BarFeedProvider provider = new BarFeedProvider() {
            @Override
            public String name() {
                return "odd";
            }

            @Override
            public String description() {
                return "";
            }

            @Override
            public BarFeed create(BarSpecification bars, Settings settings) {
                return feed;
            }
        };
        Plugged who = new Plugged("feed", "odd", "odd.jar", ContainedFeedTest.class.getClassLoader());
        return ContainedFeed.create(
                new Offer<>(provider, who, "", Optional.empty()),
                BARS,
                MapSettings.of(Map.of()),
                Duration.ofMillis(300));
    }

    private static FeedSink sink(Runnable accepted) {
        return new FeedSink() {
            @Override
            public void accept(FeedMessage message) {
                accepted.run();
            }

            @Override
            public void accept(FeedMessage message, Origin origin) {
                accepted.run();
            }
        };
    }

    @Test
    void oneThatGoesOnAfterItsCloseIsGivenUpAndHeardNoMore() throws InterruptedException {
        CountDownLatch late = new CountDownLatch(1);
        CompletableFuture<Throwable> told = new CompletableFuture<>();
        int[] taken = new int[1];
        BarFeed feed = feed(
                sink -> {
                    sink.accept(MESSAGE);
                    late.await();
                    try {
                        sink.accept(MESSAGE);
                    } catch (IllegalStateException e) {
                        told.complete(e);
                    }
                },
                () -> {});
        feed.close();
        assertThatThrownBy(() -> feed.run(sink(() -> taken[0]++), Map.of()))
                .isInstanceOf(PluginFailure.class)
                .hasMessageContaining(
                        "feed 'odd' of plugin odd.jar has not returned from run after it was closed for 0.3 s");
        late.countDown();
        assertThat(told.join()).hasMessage("the feed was given up");
        assertThat(taken[0]).isEqualTo(1);
    }

    @Test
    void aCloseThatHangsIsNamed() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        BarFeed feed = feed(sink -> never.await(), () -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertThatThrownBy(feed::close)
                .isInstanceOf(PluginFailure.class)
                .hasMessageContaining("feed 'odd' of plugin odd.jar has not returned from close");
        never.countDown();
    }

    @Test
    void whatGoesWrongBehindItIsNotItsFault() {
        UncheckedIOException full = new UncheckedIOException(new IOException("the disk is full"));
        BarFeed feed = feed(
                sink -> {
                    try {
                        sink.accept(MESSAGE);
                    } catch (RuntimeException e) {
                        throw new IllegalStateException("mine", e);
                    }
                },
                () -> {});
        assertThatThrownBy(() -> feed.run(
                        sink(() -> {
                            throw full;
                        }),
                        Map.of()))
                .isSameAs(full);
    }
}
