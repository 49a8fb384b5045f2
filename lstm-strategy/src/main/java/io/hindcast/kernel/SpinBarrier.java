package io.hindcast.kernel;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Where the threads of one piece of arithmetic wait for each other, many times in a row, without going to sleep. Meant for
 * steps of a microsecond: where the other processor is taken, a thread that waits for it at each of hundreds of steps would
 * wait for the scheduler each time, so whoever has waited for too long calls it off for all.
 */
public final class SpinBarrier {
    /** Counters lie so far apart that no two share a line of the cache. */
    private static final int STRIDE = 32;

    /** Looks between two looks at the clock. */
    private static final int SPINS = 512;

    private final AtomicIntegerArray rounds;
    private final long patience;
    private volatile boolean off;

    /**
     * @param parts the most threads that there can be
     * @param patience how long a thread waits for another, in nanoseconds
     */
    public SpinBarrier(int parts, long patience) {
        this.patience = patience;
        rounds = new AtomicIntegerArray(parts * STRIDE);
    }

    /** Begins anew; no thread may be under way. */
    public void reset() {
        for (int i = 0; i < rounds.length(); i++) {
            rounds.set(i, 0);
        }
        off = false;
    }

    /** Lets no thread wait any more, until {@link #reset}. */
    public void callOff() {
        off = true;
    }

    /** Whether it was called off since the last {@link #reset}. */
    public boolean isOff() {
        return off;
    }

    /**
     * Returns when all parts have called it as often as this one. What they wrote before can be read afterwards.
     *
     * @return false when it was called off: nothing that was computed is of use then
     */
    public boolean await(int part, int parts) {
        int round = rounds.get(part * STRIDE) + 1;
        rounds.setRelease(part * STRIDE, round);
        for (int other = 0; other < parts; other++) {
            if (!waitFor(other, round)) {
                return false;
            }
        }
        return !off;
    }

    private boolean waitFor(int other, int round) {
        long start = 0;
        for (int spin = 1; rounds.getAcquire(other * STRIDE) - round < 0; spin++) {
            if (spin % SPINS == 0) {
                long now = System.nanoTime();
                start = start == 0 ? now : start;
                if (off || now - start > patience) {
                    off = true;
                    return false;
                }
            }
        }
        return true;
    }
}
