package io.hindcast.app;

import io.hindcast.settings.InvalidInputException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Set;

/** What the launcher starts: makes the vector API available and hands over to the command line. */
public final class Main {
    private static final String COMMAND_LINE = "io.hindcast.cli.Hindcast";

    private static final int USERS_MISTAKE = 2;

    /** Commands that may train a model or forecast with one. */
    private static final Set<String> MAY_COMPUTE =
            Set.of("demo", "train", "label", "backtest", "compare", "paper", "parity", "reload");

    private Main() {}

    /** Runs the command line, which ends the JVM with its exit code. */
    public static void main(String[] args) throws Throwable {
        if (args.length > 0 && MAY_COMPUTE.contains(args[0])) {
            try {
                CudaCheck.require(Main.class.getClassLoader(), new CudaDriver());
                ProcessorCheck.require(Main.class.getClassLoader(), System.getProperty("os.name"), new X86Processor());
            } catch (InvalidInputException e) {
                System.err.println("error: " + e.getMessage());
                System.exit(USERS_MISTAKE);
            }
        }
        VectorModule.load();
        MethodHandles.publicLookup()
                .findStatic(Class.forName(COMMAND_LINE), "main", MethodType.methodType(void.class, String[].class))
                .invokeExact(args);
    }
}
