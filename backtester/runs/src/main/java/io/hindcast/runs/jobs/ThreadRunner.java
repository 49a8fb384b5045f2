package io.hindcast.runs.jobs;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Does jobs on threads of this process, in the order in which they came; no more threads compute than jobs are done at a time. */
public final class ThreadRunner implements JobRunner {
    private static final long IDLE_SECONDS = 1;

    private final ThreadPoolExecutor threads;
    private final ThreadLocal<Boolean> own = ThreadLocal.withInitial(() -> false);
    private final AtomicInteger atWork = new AtomicInteger();
    private final Map<String, FutureTask<?>> underWay = new ConcurrentHashMap<>();

    /** @param sideBySide how many jobs at a time; at least 1 */
    public ThreadRunner(int sideBySide) {
        threads = new ThreadPoolExecutor(
                sideBySide,
                sideBySide,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("hindcast-job-", 0).factory());
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
    public boolean alone() {
        return atWork.get() <= 1;
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
        threads.execute(() -> work(mine));
        return mine;
    }

    private void work(FutureTask<?> job) {
        if (job.isDone()) {
            return;
        }
        own.set(true);
        atWork.incrementAndGet();
        try {
            job.run();
        } finally {
            atWork.decrementAndGet();
        }
    }

    @Override
    public void await(Future<?> job, List<? extends Future<?>> others) {
        boolean working = own.get();
        if (working) {
            begin(job);
            others.forEach(ThreadRunner::begin);
            atWork.decrementAndGet();
        }
        try {
            job.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted; start again to do the rest", e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        } finally {
            if (working) {
                atWork.incrementAndGet();
            }
        }
    }

    /** Nothing where another thread has begun it. */
    private static void begin(Future<?> job) {
        if (job instanceof FutureTask<?> task) {
            task.run();
        }
    }
}
