package io.hindcast.cli;

import io.hindcast.engine.extra.ExtraFailure;
import io.hindcast.engine.pipeline.StageFailure;
import io.hindcast.engine.plugin.PluginFailure;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.PrintableText;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The program {@code hindcast}. Exit codes: 0 done, 1 failed, 2 the user's mistake. */
@Command(
        name = "hindcast",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        description =
                "Runs a trading forecast on the past as though it were not known yet, and tells whether it made money.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  hindcast demo",
            "  hindcast import prices.csv --name spy --instrument SPY --interval 1d",
            "  hindcast backtest config/sp500-daily.yaml --set model.hidden=32",
            "  hindcast compare config/compare-architectures.yaml",
            "  source <(hindcast generate-completion)      # completion for bash and zsh"
        })
public final class Hindcast {
    private static final int FAILED = 1;
    static final int USERS_MISTAKE = 2;

    private Hindcast() {}

    /** Runs a command line and ends the JVM with its exit code. */
    public static void main(String[] args) {
        int code = run(
                new PrintWriter(System.out, true, System.out.charset()),
                new PrintWriter(System.err, true, System.err.charset()),
                args);
        CleanStop.ended(code);
        System.exit(code);
    }

    /**
     * Runs a command line.
     *
     * @param output receives results
     * @param errors receives progress and errors
     * @return the exit code
     */
    public static int run(PrintWriter output, PrintWriter errors, String... args) {
        Terminal out = new Terminal(output);
        Terminal err = new Terminal(errors);
        // What is set is so of all commands that are there now.
        CommandLine line = Commands.of(args)
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Hindcast::report);
        if (args.length == 0) {
            line.usage(out);
            return USERS_MISTAKE;
        }
        try {
            return line.execute(args);
        } catch (Error e) {
            // Picocli hands on exceptions only.
            return report(e, err);
        }
    }

    private static int report(Exception failure, CommandLine line, ParseResult parsed) {
        return report(failure, line.getErr());
    }

    private static int report(Throwable failure, PrintWriter err) {
        if (failure instanceof InvalidInputException) {
            err.println("error: " + failure.getMessage());
            return USERS_MISTAKE;
        }
        boolean trace = Boolean.getBoolean("hindcast.trace");
        // What a plugin reads and writes is its own affair, and it is named.
        Optional<String> environment = failure instanceof PluginFailure ? Optional.empty() : FailureText.of(failure);
        if (environment.isPresent() && !trace) {
            err.println(PrintableText.line(
                    (failure instanceof StageFailure ? "halted: " : "failed: ") + environment.get()));
            return FAILED;
        }
        if (failure instanceof StageFailure) {
            err.println(PrintableText.line("halted: " + failure.getMessage()));
        } else if (failure instanceof PluginFailure || failure instanceof ExtraFailure) {
            err.println(PrintableText.line("failed: " + failure.getMessage()));
        } else {
            err.println(PrintableText.line("failed: " + failure));
        }
        if (trace) {
            failure.printStackTrace(err);
        } else {
            Throwable root = root(failure);
            Arrays.stream(root.getStackTrace()).limit(5).forEach(frame -> err.println("    at " + frame));
            err.println("the whole stack: HINDCAST_OPTS=-Dhindcast.trace=true");
        }
        return FAILED;
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            root = cause;
        }
        return root;
    }
}
