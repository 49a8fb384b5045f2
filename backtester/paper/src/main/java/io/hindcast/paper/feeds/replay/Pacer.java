package io.hindcast.paper.feeds.replay;

import io.hindcast.paper.feeds.Pause;
import java.util.function.LongSupplier;

/**
 * Lets bars go when it is time: as far behind the first as their closes are apart, divided by the speed. What one bar was
 * late does not delay the next.
 */
final class Pacer {
    private final Speed speed;
    private final LongSupplier nanoTime;
    private final Pause pause;
    private boolean begun;
    private long startedAt;
    private long firstClose;

    Pacer(Speed speed, LongSupplier nanoTime, Pause pause) {
        this.speed = speed;
        this.nanoTime = nanoTime;
        this.pause = pause;
    }

    /**
     * Waits for a bar's turn.
     *
     * @return true when told to stop meanwhile
     */
    boolean await(long closeTime) {
        if (!begun) {
            begun = true;
            startedAt = nanoTime.getAsLong();
            firstClose = closeTime;
        }
        if (speed.equals(Speed.MAX)) {
            return pause.await(0);
        }
        double due = (closeTime - firstClose) / speed.factor();
        long elapsed = nanoTime.getAsLong() - startedAt;
        return pause.await(Math.max(0, (long) (due - elapsed)));
    }
}
