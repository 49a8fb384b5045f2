package io.hindcast.engine.plugin;

import io.hindcast.feed.BarFeed;
import io.hindcast.feed.BarFeedProvider;
import io.hindcast.feed.FeedClock;
import io.hindcast.feed.FeedMessage;
import io.hindcast.feed.FeedSink;
import io.hindcast.feed.Origin;
import io.hindcast.market.BarSpecification;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.Settings;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A feed of a plugin, whose failures bear its name. It runs in a thread of its own, and is given up when it does not return
 * after it was closed; what it says then goes nowhere.
 */
public final class ContainedFeed implements BarFeed {
    private final BarFeed feed;
    private final Plugged who;
    private final Duration limit;
    private final String source;
    private final FeedClock clock;
    private final CountDownLatch closed = new CountDownLatch(1);

    private ContainedFeed(BarFeed feed, Plugged who, Duration limit) {
        this.feed = feed;
        this.who = who;
        this.limit = limit;
        source = SetUp.call(who, "source", feed::source);
        clock = SetUp.call(who, "clock", feed::clock);
    }

    /**
     * Makes a feed; one that is built in is left as it is.
     *
     * @throws InvalidInputException when a setting is wrong
     * @throws PluginFailure when the plugin fails or does not return
     */
    public static BarFeed create(Offer<BarFeedProvider> offer, BarSpecification bars, Settings settings) {
        return create(offer, bars, settings, SetUp.LIMIT);
    }

    static BarFeed create(Offer<BarFeedProvider> offer, BarSpecification bars, Settings settings, Duration limit) {
        settings.declare(SetUp.call(offer.who(), "keys", offer.provider()::keys));
        BarFeed feed =
                SetUp.call(offer.who(), "create", limit, () -> offer.provider().create(bars, settings));
        return offer.who().isPlugin() ? new ContainedFeed(feed, offer.who(), limit) : feed;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public FeedClock clock() {
        return clock;
    }

    @Override
    public void run(FeedSink sink, Map<String, Origin> stored) {
        Gate gate = new Gate(sink);
        FutureTask<Boolean> running = new FutureTask<>(() -> {
            feed.run(gate, stored);
            return true;
        });
        Thread thread = thread("hindcast-feed", running);
        try {
            await(running, thread);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            gate.throwOwn();
            if (e.getCause() instanceof InvalidInputException mistake) {
                throw mistake;
            }
            throw PluginFailure.thrown(who, "run", Objects.requireNonNull(e.getCause()));
        } finally {
            gate.shut();
        }
        gate.throwOwn();
    }

    /** Waits without end for a feed that was not closed, and up to the limit for one that was. */
    private void await(FutureTask<Boolean> running, Thread thread) throws InterruptedException, ExecutionException {
        long look = Math.max(1, limit.toMillis() / 100);
        while (closed.getCount() > 0) {
            try {
                running.get(look, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                // It goes on.
            }
        }
        try {
            running.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw PluginFailure.hung(who, "run after it was closed", limit.toMillis() / 1e3, thread.getStackTrace());
        }
    }

    private Thread thread(String name, Runnable work) {
        Thread thread = Thread.ofPlatform().name(name).daemon().unstarted(work);
        thread.setContextClassLoader(who.loader());
        thread.start();
        return thread;
    }

    @Override
    public void close() {
        if (closed.getCount() == 0) {
            return;
        }
        closed.countDown();
        SetUp.call(who, "close", limit, () -> {
            feed.close();
            return true;
        });
    }

    /** Keeps what goes wrong behind it apart from what the plugin does wrong, and can be shut. */
    private static final class Gate implements FeedSink {
        private final FeedSink sink;
        private @Nullable RuntimeException own;
        private boolean shut;

        Gate(FeedSink sink) {
            this.sink = sink;
        }

        @Override
        public synchronized void accept(FeedMessage message) {
            take(() -> sink.accept(message));
        }

        @Override
        public synchronized void accept(FeedMessage message, Origin origin) {
            take(() -> sink.accept(message, origin));
        }

        private void take(Runnable work) {
            if (shut) {
                throw new IllegalStateException("the feed was given up");
            }
            try {
                work.run();
            } catch (RuntimeException e) {
                own = e;
                throw e;
            }
        }

        synchronized void shut() {
            shut = true;
        }

        synchronized void throwOwn() {
            if (own != null) {
                throw own;
            }
        }
    }
}
