package io.hindcast.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Lets a command end by itself on Ctrl-C and SIGTERM: what it writes is finished, and the exit code is its own, 0 when it did
 * what it was asked to do. Without it the JVM would end the process in the middle, with 130 or 143.
 */
final class CleanStop implements AutoCloseable {
    private static final CompletableFuture<Integer> CODE = new CompletableFuture<>();
    private static final long LONGEST_SECONDS = 60;

    private final Thread hook;

    private CleanStop(Thread hook) {
        this.hook = hook;
    }

    /**
     * From now on a signal to end is answered by an action, after which the command must end within a minute.
     *
     * @param stop tells the command to end; called by a thread of its own
     */
    static CleanStop by(Runnable stop) {
        return by(stop, true);
    }

    /**
     * The same for a command that may have to wait for others before it can end.
     *
     * @param soon whether it must end within a minute
     */
    static CleanStop by(Runnable stop, boolean soon) {
        Thread hook = new Thread(() -> stop(stop, soon), "clean-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        return new CleanStop(hook);
    }

    /** Told by the program when its command has ended, before it exits. */
    static void ended(int code) {
        CODE.complete(code);
    }

    private static void stop(Runnable stop, boolean soon) {
        if (CODE.isDone()) {
            return;
        }
        stop.run();
        try {
            Runtime.getRuntime().halt(soon ? CODE.get(LONGEST_SECONDS, TimeUnit.SECONDS) : CODE.get());
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            System.err.println("did not end within " + LONGEST_SECONDS + " s, and is ended");
        }
    }

    /** Signals are the JVM's again. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The signal has come, and the hook is waiting for the exit code.
        }
    }
}
