package io.hindcast.runs.jobs;

import java.util.concurrent.Future;

/** Does jobs, some of them side by side. */
public interface JobRunner {
    /**
     * Does a job soon. One of the same name that is under way is the same job: it is waited for, and not done twice.
     *
     * @return done with the job, and fails as it fails
     */
    Future<?> submit(Job job);

    /** How many jobs are done at a time. */
    int sideBySide();
}
