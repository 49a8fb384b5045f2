package io.hindcast.engine.plugin;

import java.io.Serial;

/** Plugged-in code has failed, or did not return. The message names it, and its jar. */
public final class PluginFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private PluginFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * What was thrown by a call.
     *
     * @param who was called
     * @param call the method's name
     * @param cause an exception or an error; a failure of something that this one has called is returned as it is
     */
    static PluginFailure thrown(Plugged who, String call, Throwable cause) {
        if (cause instanceof PluginFailure inner) {
            return inner;
        }
        String advice = cause instanceof LinkageError && who.isPlugin()
                ? "; it was built against other classes than it meets here: build it again against this program's"
                        + " strategy-api, and pack what it needs beside that into its jar"
                : "";
        return new PluginFailure(who + " failed in " + call + ": " + cause + advice, cause);
    }

    /**
     * A call that has not returned.
     *
     * @param stack where its thread is; the failure's cause shows it
     */
    static PluginFailure hung(Plugged who, String call, double seconds, StackTraceElement[] stack) {
        Throwable where = new IllegalStateException("still running");
        where.setStackTrace(stack);
        return new PluginFailure(
                who + " has not returned from " + call + " for " + plain(seconds) + " s"
                        + (stack.length == 0 ? "" : "; it is at " + stack[0]),
                where);
    }

    private static String plain(double seconds) {
        return seconds == Math.rint(seconds) ? Long.toString((long) seconds) : Double.toString(seconds);
    }
}
