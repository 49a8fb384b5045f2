package io.hindcast.kernel;

import java.util.concurrent.atomic.AtomicIntegerArray;

/** Where the threads of one piece of arithmetic wait for each other, many times in a row, without going to sleep. */
public final class Rendezvous {
    /** Counters lie so far apart that no two share a line of the cache. */
    private static final int STRIDE = 32;

    private static final int SPINS = 20_000;

    private final AtomicIntegerArray rounds;

    /** @param parts the most threads that there can be */
    public Rendezvous(int parts) {
        rounds = new AtomicIntegerArray(parts * STRIDE);
    }

    /**
     * Says that a part will not come any more, so that the others don't wait for it; nothing that they compute is of use
     * then.
     */
    public void leave(int part) {
        rounds.setRelease(part * STRIDE, Integer.MAX_VALUE / 2);
    }

    /** Returns when all parts have called it as often as this one. What they wrote before can be read afterwards. */
    // The others are on their way unless the scheduler has taken their processor: then ours may be the one that they
    // need.
    @SuppressWarnings("ThreadPriorityCheck")
    public void await(int part, int parts) {
        int round = rounds.get(part * STRIDE) + 1;
        rounds.setRelease(part * STRIDE, round);
        for (int other = 0; other < parts; other++) {
            for (int spin = 0; rounds.getAcquire(other * STRIDE) - round < 0; spin++) {
                if (spin < SPINS) {
                    Thread.onSpinWait();
                } else {
                    Thread.yield();
                }
            }
        }
    }
}
