package io.hindcast.cli;

import io.hindcast.runs.config.Workspace;
import io.hindcast.runs.trials.TrialLedger;
import io.hindcast.store.ledger.LedgerReading;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code hindcast ledger}: what was tried. */
@Command(
        name = "ledger",
        mixinStandardHelpOptions = true,
        description = {
            "Lists what was tried, which backtests and comparisons note by themselves, and says whether it is all there.",
            "",
            "A trial is a config, whatever it is called, on an instrument and a period. The same again is none."
        },
        footer = {"", "Examples:", "  hindcast ledger", "  hindcast ledger merge /backup/trials.jsonl"})
final class LedgerCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private LedgerOptions options;

    /** Made by picocli, which fills the options. */
    LedgerCommand() {}

    /** Ends with 2 where something is wrong with the ledger. */
    @Override
    public Integer call() {
        TrialLedger ledger = options.ledger();
        LedgerReading reading = ledger.read();
        PrintWriter out = spec.commandLine().getOut();
        if (reading.lines().isEmpty() && reading.faults().isEmpty()) {
            out.println("nothing was tried yet, as far as " + Workspace.shown(ledger.file())
                    + " knows; 'hindcast backtest' and 'hindcast compare' note there what they run");
        } else {
            out.print(LedgerTable.of(ledger.trials()));
            state(out, reading);
        }
        out.flush();
        List<String> problems = ledger.problems();
        PrintWriter err = spec.commandLine().getErr();
        problems.forEach(problem -> err.println("error: " + problem));
        err.flush();
        return problems.isEmpty() ? 0 : Hindcast.USERS_MISTAKE;
    }

    private static void state(PrintWriter out, LedgerReading reading) {
        out.println();
        out.printf(
                Locale.ROOT,
                "lines:  %,d, %s%n",
                reading.lines().size() + reading.damaged().size(),
                reading.faults().isEmpty() ? "each tied to the one before" : "not all as they were written");
        out.println("head:   " + reading.head().hash());
        if (reading.tornLines() > 0) {
            out.println("torn:   " + reading.tornLines()
                    + " torn by a process that was killed while it wrote, and closed since");
        }
        if (reading.tornBytes() > 0) {
            out.println("torn:   the last line, by a process that was killed while it wrote; the next one closes it");
        }
        if (reading.damagedLines() > 0) {
            out.println("lost:   " + reading.damagedLines()
                    + " that were no longer what was written, kept as text; what they said is not counted");
        }
    }
}
