package io.hindcast.runs.jobs;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Does jobs on threads of this process, in the order in which they came. */
public final class ThreadRunner implements JobRunner {
    private static final long IDLE_SECONDS = 1;

    private final ThreadPoolExecutor threads;
    private final Map<String, FutureTask<?>> underWay = new ConcurrentHashMap<>();

    /** @param sideBySide how many jobs at a time; at least 1 */
    public ThreadRunner(int sideBySide) {
        threads = new ThreadPoolExecutor(
                sideBySide,
                sideBySide,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("hindcast-training-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /** As many at a time as there are processors. */
    public static ThreadRunner onAllProcessors() {
        return new ThreadRunner(Runtime.getRuntime().availableProcessors());
    }

    @Override
    public int sideBySide() {
        return threads.getCorePoolSize();
    }

    @Override
    public Future<?> submit(Job job) {
        FutureTask<?> mine = new FutureTask<>(
                () -> {
                    try {
                        job.work().run();
                    } finally {
                        underWay.remove(job.id());
                    }
                },
                null);
        FutureTask<?> other = underWay.putIfAbsent(job.id(), mine);
        if (other != null) {
            return other;
        }
        threads.execute(mine);
        return mine;
    }
}
