package io.hindcast.paper.feeds;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells a feed to stop, and is what it waits on meanwhile. */
public final class StopSignal implements Pause {
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** Gives the signal, once and for all. May be called by any thread. */
    public void stop() {
        stopped.countDown();
    }

    /** True when the signal has been given. */
    public boolean stopped() {
        return stopped.getCount() == 0;
    }

    @Override
    public boolean await(long nanos) {
        try {
            return stopped.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
