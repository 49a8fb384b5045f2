package io.hindcast.engine.pipeline;

import com.lmax.disruptor.BlockingWaitStrategy;
import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.SleepingWaitStrategy;
import com.lmax.disruptor.WaitStrategy;
import com.lmax.disruptor.YieldingWaitStrategy;
import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
import io.hindcast.settings.Settings;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * How the line runs. Only {@code chunkBars} may touch the last bits of a forecast (a BLAS may round differently for another
 * matrix size); the rest changes no result.
 *
 * @param chunkBars windows that are forecast in one call
 * @param ringSize slots; a power of two, at least two chunks
 * @param waiting how a stage waits for the one before
 * @param threads which stages share a thread
 * @param strategyTimeout how long a call of the strategy, or of a plugin, may take before the run is halted
 */
public record PipelineSettings(
        int chunkBars, int ringSize, Waiting waiting, Threads threads, Duration strategyTimeout) {
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(30);
    private static final int RING_BAR_BY_BAR = 256;

    private static final Key<Integer> CHUNK_BARS = Key.integer(
                    "chunk-bars", 1, 1 << 16, "Bars that are forecast in one call")
            .unit("bars")
            .byDefault(64);
    private static final Key<Integer> RING_SIZE = Key.integer(
                    "ring-size",
                    2,
                    1 << 22,
                    "Bars on their way through the stages: a power of two, at least two chunks")
            .unit("bars")
            .byDefault(1024);
    private static final Key<Waiting> WAIT_STRATEGY = Key.choice(
                    "wait-strategy", Waiting.class, "How a stage waits for the one before")
            .byDefault(Waiting.BLOCKING);
    private static final Key<Threads> THREADS =
            Key.choice("threads", Threads.class, "Which stages share a thread").byDefault(Threads.SHARED);
    private static final Key<Duration> STRATEGY_TIMEOUT = Key.duration(
                    "strategy-timeout",
                    Duration.ofMillis(100),
                    Duration.ofDays(1),
                    ChronoUnit.SECONDS,
                    "How long a call of the strategy, or of a plugin, may take before the run is halted")
            .byDefault(USUAL_TIMEOUT);

    /** What the section may hold. */
    public static final Keys KEYS = Keys.of(CHUNK_BARS, RING_SIZE, WAIT_STRATEGY, THREADS, STRATEGY_TIMEOUT);

    /** With the usual timeout. */
    public PipelineSettings(int chunkBars, int ringSize, Waiting waiting, Threads threads) {
        this(chunkBars, ringSize, waiting, threads, USUAL_TIMEOUT);
    }

    /** Disruptor's wait strategies. */
    public enum Waiting {
        BLOCKING,
        SLEEPING,
        YIELDING,
        BUSY_SPIN;

        WaitStrategy strategy() {
            return switch (this) {
                case BLOCKING -> new BlockingWaitStrategy();
                case SLEEPING -> new SleepingWaitStrategy();
                case YIELDING -> new YieldingWaitStrategy();
                case BUSY_SPIN -> new BusySpinWaitStrategy();
            };
        }
    }

    /** How stages are spread over threads; the source has a thread of its own in each case. */
    public enum Threads {
        /** All stages in one thread. */
        SHARED,
        /** Features and forecast in one thread, trading and recording in another. */
        HALVES,
        /** Each stage in its own. */
        APART
    }

    /** For bars that can't wait for each other: one at a time, in one thread, with the same timeout. */
    public PipelineSettings barByBar() {
        return new PipelineSettings(1, RING_BAR_BY_BAR, Waiting.BLOCKING, Threads.SHARED, strategyTimeout);
    }

    /**
     * Reads the {@code pipeline} section.
     *
     * @throws io.hindcast.settings.InvalidInputException when a value is out of range
     */
    public static PipelineSettings read(Settings settings) {
        int chunk = settings.get(CHUNK_BARS);
        int ring = settings.get(RING_SIZE);
        if (Integer.bitCount(ring) != 1) {
            throw settings.invalid(RING_SIZE, "must be a power of two, but is " + ring);
        }
        if (ring < 2 * chunk) {
            throw settings.invalid(RING_SIZE, "must hold two chunks (chunk-bars = " + chunk + "), but is " + ring);
        }
        return new PipelineSettings(
                chunk, ring, settings.get(WAIT_STRATEGY), settings.get(THREADS), settings.get(STRATEGY_TIMEOUT));
    }
}
