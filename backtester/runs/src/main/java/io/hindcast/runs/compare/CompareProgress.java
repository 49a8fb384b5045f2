package io.hindcast.runs.compare;

import java.time.Duration;

/** Told how a comparison goes on; called from the threads of the jobs, one at a time. */
public interface CompareProgress {
    /** A line worth reading. */
    void note(String line);

    /** What is to be done is known, and begins. */
    void planned(ComparisonScope scope);

    /** A job begins. */
    void started(String job);

    /**
     * A job has trained for an epoch.
     *
     * @param share of all its trainings that is done, by rows and epochs
     */
    void trained(String job, double share);

    /**
     * A training has gone on.
     *
     * @param done nets that are trained now
     * @param nets that were to be trained, of all jobs
     * @param left until the last one is, if none stops early
     */
    void left(int done, int nets, Duration left);

    /** A job has ended well. */
    void done(String job, double seconds);

    /** A job has failed; the others go on. */
    void failed(String job, String reason);
}
