package io.hindcast.engine.plugin;

import io.hindcast.settings.InvalidInputException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls of plugged-in code before a run begins, and at its end: what a plugin takes too long for, or throws, is said with its name. */
public final class SetUp {
    /** How long one call may take. */
    static final Duration LIMIT = Duration.ofSeconds(30);

    private static final int MILLIS = 1000;

    private SetUp() {}

    /**
     * Makes a call; one into a plugin is made in a thread of its own, and given up after 30 seconds.
     *
     * @param who is called
     * @param call the method's name
     * @param work the call; must not return null
     * @throws InvalidInputException as the call throws it: the user's mistake
     * @throws PluginFailure when it throws anything else, returns null or does not return
     */
    public static <T> T call(Plugged who, String call, Callable<T> work) {
        return call(who, call, LIMIT, work);
    }

    static <T> T call(Plugged who, String call, Duration limit, Callable<T> work) {
        try {
            T result = who.isPlugin() ? inTime(who, call, limit, work) : work.call();
            if (result == null) {
                throw new IllegalStateException("it must not return null");
            }
            return result;
        } catch (InvalidInputException | PluginFailure e) {
            throw e;
        } catch (Exception | Error e) {
            throw PluginFailure.thrown(who, call, e);
        }
    }

    private static <T> T inTime(Plugged who, String call, Duration limit, Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = Thread.ofPlatform().name("hindcast-set-up").daemon().unstarted(task);
        thread.setContextClassLoader(who.loader());
        thread.start();
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception exception) {
                throw exception;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        } catch (TimeoutException e) {
            PluginFailure failure =
                    PluginFailure.hung(who, call, limit.toMillis() / (double) MILLIS, thread.getStackTrace());
            thread.interrupt();
            throw failure;
        }
    }
}
