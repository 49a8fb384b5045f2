package io.hindcast.runs.progress;

import io.hindcast.forecast.TrainingProgress;
import java.util.function.LongConsumer;

/** Told how a run goes on, for a terminal or a log. */
public interface RunProgress {
    /** A line worth reading: what was reused, trained, written. */
    void note(String line);

    /** Something that the reader of the results should know. */
    void warn(String line);

    /** For a training that begins now. */
    TrainingProgress training();

    /**
     * For a pass over bars that begins now.
     *
     * @param total bars to come
     * @return told how many are done
     */
    LongConsumer bars(long total);
}
