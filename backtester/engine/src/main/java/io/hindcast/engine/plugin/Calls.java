package io.hindcast.engine.plugin;

import io.hindcast.settings.InvalidInputException;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** What is done around each call into plugged-in code: its class loader is put in place, and the call is counted. */
public final class Calls {
    private final Plugged who;
    private final CallWatch watch;

    Calls(Plugged who) {
        this.who = who;
        this.watch = new CallWatch(who);
    }

    CallWatch watch() {
        return watch;
    }

    /** Before a call; gives the class loader that was in place, for {@link #leave}. */
    ClassLoader enter(String method) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // A library inside the plugin looks for services there, and would find those of this program.
        thread.setContextClassLoader(who.loader());
        watch.enter(method);
        return before;
    }

    void leave(ClassLoader before) {
        watch.leave();
        Thread.currentThread().setContextClassLoader(before);
    }

    /** A call that gives something, for where speed does not matter; the user's mistakes pass as they are. */
    <T> T get(String method, Supplier<T> work) {
        ClassLoader before = enter(method);
        try {
            return work.get();
        } catch (InvalidInputException e) {
            throw e;
        } catch (Throwable e) {
            throw failure(method, e);
        } finally {
            leave(before);
        }
    }

    /** A call that gives nothing, for where speed does not matter; the user's mistakes pass as they are. */
    void run(String method, Runnable work) {
        get(method, () -> {
            work.run();
            return true;
        });
    }

    /** A call at the end, when no watchdog looks any more; one that does not return is given up as {@link SetUp} does. */
    <T> T atTheEnd(String method, Callable<T> work) {
        return SetUp.call(who, method, work);
    }

    PluginFailure failure(String method, Throwable thrown) {
        return PluginFailure.thrown(who, method, thrown);
    }
}
