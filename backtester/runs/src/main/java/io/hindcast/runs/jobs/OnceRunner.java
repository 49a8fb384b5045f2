package io.hindcast.runs.jobs;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;

/** Does no job a second time, even where its result is to be made anew. */
public final class OnceRunner implements JobRunner {
    private final JobRunner runner;
    private final Map<String, Future<?>> known = new ConcurrentHashMap<>();

    /** @param runner does the jobs */
    public OnceRunner(JobRunner runner) {
        this.runner = runner;
    }

    @Override
    public Future<?> submit(Job job) {
        return known.computeIfAbsent(job.id(), _ -> runner.submit(job));
    }

    @Override
    public void await(Future<?> job, List<? extends Future<?>> others) {
        runner.await(job, others);
    }

    @Override
    public int sideBySide() {
        return runner.sideBySide();
    }

    @Override
    public boolean alone() {
        return runner.alone();
    }
}
