package io.hindcast.kernel;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * How far the threads of one piece of arithmetic have come in each of its strands, so that each can wait for the others'
 * outputs without going to sleep. Meant for steps of a microsecond: where the other processor is taken, a thread that waits
 * for it at each of hundreds of steps would wait for the scheduler each time, so whoever has waited for too long calls it
 * off for all.
 */
public final class StepExchange {
    /** Counters lie so far apart that no two of them are in one line of the cache. */
    private static final int STRIDE = 32;

    /** Looks between two looks at the clock. */
    private static final int SPINS = 512;

    private final AtomicIntegerArray done;
    private final int strands;
    private final long patience;
    private volatile boolean off;

    /**
     * @param parts the most threads that there can be
     * @param strands the most sequences of steps that each of them computes in turns
     * @param patience how long a thread waits for another, in nanoseconds
     */
    public StepExchange(int parts, int strands, long patience) {
        this.strands = strands;
        this.patience = patience;
        done = new AtomicIntegerArray(parts * strands * STRIDE);
    }

    /** Begins anew; no thread may be under way. */
    public void reset() {
        for (int i = 0; i < done.length(); i += STRIDE) {
            done.set(i, 0);
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

    /** Says how many steps of a strand a part has finished: what it wrote before can be read by who sees that. */
    public void finished(int part, int strand, int steps) {
        done.setRelease((part * strands + strand) * STRIDE, steps);
    }

    /** How many steps of a strand a part has finished, as far as can be seen. */
    public int steps(int part, int strand) {
        return done.getAcquire((part * strands + strand) * STRIDE);
    }

    /**
     * Returns when a part has finished so many steps of a strand.
     *
     * @return false when it was called off: nothing that was computed is of use then
     */
    public boolean await(int part, int strand, int steps) {
        long start = 0;
        for (int spin = 1; steps(part, strand) < steps; spin++) {
            if (spin % SPINS == 0) {
                long now = System.nanoTime();
                start = start == 0 ? now : start;
                if (off || now - start > patience) {
                    off = true;
                    return false;
                }
            }
        }
        return !off;
    }
}
