package io.hindcast.runs.progress;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** Says in a line now and then how long several trainings will take. */
public final class TimeLeftNotes implements TimeLeft {
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration BETWEEN = Duration.ofSeconds(10);

    private final Consumer<String> said;
    private long next = System.nanoTime() + FIRST.toNanos();
    private boolean estimated;

    /** @param said told each line */
    public TimeLeftNotes(Consumer<String> said) {
        this.said = said;
    }

    @Override
    public synchronized void say(int done, int all, Duration left) {
        long now = System.nanoTime();
        if (now < next) {
            return;
        }
        next = now + BETWEEN.toNanos();
        said.accept(
                estimated
                        ? String.format(
                                Locale.ROOT, "training: %d of %d nets, about %s left", done, all, TimeLeft.words(left))
                        : String.format(
                                Locale.ROOT,
                                "training: about %s for %d nets of all their epochs; those that stop early make it less",
                                TimeLeft.words(left),
                                all));
        estimated = true;
    }
}
