package io.hindcast.engine.plugin;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Lets another thread see whether calls return: a counter that is odd while a call is under way. Two plain stores a call
 * on the calling side, and no allocation. For calls from one thread at a time.
 */
public final class CallWatch {
    private static final VarHandle CROSSINGS;

    static {
        try {
            CROSSINGS = MethodHandles.lookup().findVarHandle(CallWatch.class, "crossings", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Plugged who;

    @SuppressWarnings("NullAway.Init") // by enter
    private Thread caller;

    private String call = "";

    @SuppressWarnings("UnusedVariable") // by CROSSINGS
    private long crossings;

    /** @param who is called */
    CallWatch(Plugged who) {
        this.who = who;
    }

    /** Before a call. */
    void enter(String method) {
        caller = Thread.currentThread();
        call = method;
        CROSSINGS.setRelease(this, (long) CROSSINGS.get(this) + 1);
    }

    /** After it, however it ended. */
    void leave() {
        CROSSINGS.setRelease(this, (long) CROSSINGS.get(this) + 1);
    }

    /** How often calls have begun and ended: odd while one is under way. */
    long crossings() {
        return (long) CROSSINGS.getAcquire(this);
    }

    /** The thread of the call under way. */
    Thread caller() {
        return caller;
    }

    PluginFailure hung(double seconds) {
        return PluginFailure.hung(who, call, seconds, caller.getStackTrace());
    }
}
