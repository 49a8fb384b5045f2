package io.hindcast.runs.compare;

import io.hindcast.forecast.EpochResult;

/** Told how a comparison goes on; called from the threads of the jobs, one at a time. */
public interface CompareProgress {
    /** A line worth reading. */
    void note(String line);

    /**
     * The jobs are known and begin.
     *
     * @param jobs of the comparison
     * @param finished of them earlier, which are not run again
     */
    void planned(int jobs, int finished);

    /** A job begins. */
    void started(String job);

    /**
     * A job has trained for an epoch.
     *
     * @param epochs the most there can be
     */
    void epoch(String job, EpochResult result, int epochs);

    /** A job has ended well. */
    void done(String job, double seconds);

    /** A job has failed; the others go on. */
    void failed(String job, String reason);
}
