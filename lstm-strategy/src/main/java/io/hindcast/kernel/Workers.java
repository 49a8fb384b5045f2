package io.hindcast.kernel;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Threads that share a piece of arithmetic out among them, without allocating. Who finds them busy does the whole piece
 * alone: nothing that is computed here depends on the number of parts, so it is the same to the bit.
 */
public final class Workers {
    /** How often a thread looks for work before it goes to sleep: some ten microseconds. */
    private static final int SPINS = 2_000;

    private static final Workers SHARED = new Workers(
            Integer.getInteger("hindcast.threads", Runtime.getRuntime().availableProcessors()));

    private static final Workers NONE = new Workers(1);

    /** A piece of arithmetic that can be cut into parts. */
    public interface Piece {
        /**
         * Computes a part; parts are computed at the same time.
         *
         * @param part from 0
         * @param parts how many there are
         */
        void compute(int part, int parts);
    }

    private final Thread[] threads;
    private final @Nullable Workers lender;
    private final BooleanSupplier free;
    private final ReentrantLock busy = new ReentrantLock();
    private final AtomicInteger unfinished = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final AtomicInteger round = new AtomicInteger();
    private volatile @Nullable Piece piece;

    @SuppressWarnings("NullAway.Init") // by run
    private volatile Thread caller;

    /** @param count how many threads, the caller's included; at least 1 */
    public Workers(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("count must be >= 1: count=" + count);
        }
        lender = null;
        free = () -> true;
        threads = new Thread[count - 1];
        for (int i = 0; i < threads.length; i++) {
            int part = i + 1;
            threads[i] = Thread.ofPlatform()
                    .daemon()
                    .name("hindcast-arithmetic-" + part)
                    .unstarted(() -> work(part));
        }
    }

    private Workers(Workers lender, BooleanSupplier free) {
        this.lender = lender;
        this.free = free;
        threads = new Thread[lender.threads.length];
    }

    /** The threads of the JVM: as many as it has processors, or the system property {@code hindcast.threads}. */
    public static Workers shared() {
        return SHARED;
    }

    /** The caller alone. */
    public static Workers none() {
        return NONE;
    }

    /**
     * These threads for one who may have them now and then only.
     *
     * @param leave asked before each piece of arithmetic; without it the caller does the piece alone
     */
    public Workers lent(BooleanSupplier leave) {
        return new Workers(this, leave);
    }

    /** Threads, the caller's included. */
    public int count() {
        return threads.length + 1;
    }

    /**
     * Computes all parts and returns when the last one is done. What was written by any part can be read afterwards.
     *
     * @throws IllegalStateException when a part has failed
     */
    public void run(Piece work) {
        if (lender != null && free.getAsBoolean()) {
            lender.run(work);
            return;
        }
        if (lender != null || threads.length == 0 || !busy.tryLock()) {
            work.compute(0, 1);
            return;
        }
        try {
            caller = Thread.currentThread();
            piece = work;
            unfinished.set(threads.length);
            round.incrementAndGet();
            for (Thread thread : threads) {
                if (thread.getState() == Thread.State.NEW) {
                    thread.start();
                } else {
                    LockSupport.unpark(thread);
                }
            }
            attempt(work, 0);
            for (int spin = 0; unfinished.get() > 0; spin++) {
                pause(spin);
            }
            piece = null;
            Throwable failed = failure.getAndSet(null);
            if (failed != null) {
                throw new IllegalStateException("a part of a computation failed", failed);
            }
        } finally {
            busy.unlock();
        }
    }

    private void work(int part) {
        int done = 0;
        while (true) {
            for (int spin = 0; round.get() == done; spin++) {
                pause(spin);
            }
            done++;
            attempt(Objects.requireNonNull(piece), part);
            if (unfinished.decrementAndGet() == 0) {
                LockSupport.unpark(caller);
            }
        }
    }

    private void attempt(Piece work, int part) {
        try {
            work.compute(part, count());
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        }
    }

    private void pause(int spin) {
        if (spin < SPINS) {
            Thread.onSpinWait();
        } else {
            LockSupport.park(this);
        }
    }
}
