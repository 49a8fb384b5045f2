package io.hindcast.engine.plugin;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Looks every now and then whether watched calls return, and reports the first one that does not. It counts looks, not
 * time: a program that was stopped for an hour has looked once in that hour, and nothing is reported. No result depends
 * on it but that a run is halted.
 */
public final class Watchdog implements AutoCloseable {
    /** Looks at the same call until it is reported. */
    private static final int PATIENCE = 10;

    private final Duration limit;
    private final Supplier<List<CallWatch>> watches;
    private final Listener listener;
    private final Thread thread;

    /** Is told of a call that does not return, once, in the watchdog's thread. */
    @FunctionalInterface
    public interface Listener {
        /**
         * A call hangs.
         *
         * @param watch of the call
         * @param caller the thread that is in it; whoever is told may interrupt it
         * @param failure naming what hangs, with its stack as the cause
         */
        void hung(CallWatch watch, Thread caller, PluginFailure failure);
    }

    private Watchdog(Duration limit, Supplier<List<CallWatch>> watches, Listener listener) {
        this.limit = limit;
        this.watches = watches;
        this.listener = listener;
        this.thread = Thread.ofPlatform().name("hindcast-watchdog").daemon().unstarted(this::watch);
    }

    /**
     * Begins to look.
     *
     * @param limit how long a call may take; it is reported at most a fifth later
     * @param watches calls to look at, asked for at each look; none is ever looked at when there is none now
     */
    public static Watchdog start(Duration limit, Supplier<List<CallWatch>> watches, Listener listener) {
        Watchdog watchdog = new Watchdog(limit, watches, listener);
        if (!watches.get().isEmpty()) {
            watchdog.thread.start();
        }
        return watchdog;
    }

    private void watch() {
        List<CallWatch> watched = List.of();
        long[] seen = {};
        int[] looks = {};
        try {
            while (true) {
                Thread.sleep(limit.dividedBy(PATIENCE));
                List<CallWatch> now = watches.get();
                if (!now.equals(watched)) {
                    watched = now;
                    seen = new long[now.size()];
                    looks = new int[now.size()];
                }
                for (int i = 0; i < seen.length; i++) {
                    CallWatch watch = watched.get(i);
                    long crossings = watch.crossings();
                    looks[i] = crossings == seen[i] && (crossings & 1) == 1 ? looks[i] + 1 : 0;
                    seen[i] = crossings;
                    if (looks[i] > PATIENCE) {
                        listener.hung(watch, watch.caller(), watch.hung(limit.toMillis() / 1e3));
                        return;
                    }
                }
            }
        } catch (InterruptedException e) {
            // Closed.
        }
    }

    /** Looks no more; a report that is being made is waited for. */
    @Override
    public void close() {
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
