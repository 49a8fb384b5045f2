package io.hindcast.runs.progress;

import java.time.Duration;

/** Told now and then how far several trainings are. */
public interface TimeLeft {
    /**
     * Something has gone on.
     *
     * @param done trainings that have ended
     * @param all of them
     * @param left until the last one ends, if none stops early
     */
    void say(int done, int all, Duration left);

    /** A time in words, such as {@code 3 min 20 s}. */
    static String words(Duration time) {
        return time.toHours() > 0
                ? time.toHours() + " h " + time.toMinutesPart() + " min"
                : time.toMinutes() > 0
                        ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
                        : time.toSeconds() + " s";
    }
}
