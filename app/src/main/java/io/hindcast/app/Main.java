package io.hindcast.app;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** What the launcher starts: makes the vector API available and hands over to the command line. */
public final class Main {
    private static final String COMMAND_LINE = "io.hindcast.cli.Hindcast";

    private Main() {}

    /** Runs the command line, which ends the JVM with its exit code. */
    public static void main(String[] args) throws Throwable {
        VectorModule.load();
        MethodHandles.publicLookup()
                .findStatic(Class.forName(COMMAND_LINE), "main", MethodType.methodType(void.class, String[].class))
                .invokeExact(args);
    }
}
