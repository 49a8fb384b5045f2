package io.hindcast.runs.jobs;

import java.util.List;
import java.util.concurrent.Future;

/** Does jobs, some of them side by side. */
public interface JobRunner {
    /**
     * Does a job soon. One of the same name that is under way is the same job: it is waited for, and not done twice.
     *
     * @return done with the job, and fails as it fails
     */
    Future<?> submit(Job job);

    /**
     * Waits for a job. Within a job, its thread goes on with what it waits for instead of waiting, so that jobs may wait for
     * others of the same runner.
     *
     * @param job what {@link #submit} has returned
     * @param others that are waited for later, to be done meanwhile
     * @throws RuntimeException or an error, as the job fails
     * @throws IllegalStateException when the thread is interrupted
     */
    void await(Future<?> job, List<? extends Future<?>> others);

    /** How many jobs are done at a time. */
    int sideBySide();

    /** Whether no two jobs are being done just now. */
    boolean alone();
}
