package io.hindcast.cli;

import io.hindcast.runs.config.Workspace;
import io.hindcast.runs.trials.TrialLedger;
import io.hindcast.store.ledger.MergeResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hindcast ledger merge}: joins another copy of the ledger. */
@Command(
        name = "merge",
        mixinStandardHelpOptions = true,
        description = {
            "Joins another copy of the ledger, such as that of another machine or a backup, to this one.",
            "",
            "No line of either is lost, and certificates that were made beside either of them are content with it. A"
                    + " damaged file is mended by a whole copy, and kept beside. The returns beside the copy come along."
        },
        footer = {
            "",
            "Examples:",
            "  hindcast ledger merge /mnt/other/data/trials.jsonl",
            "  hindcast ledger merge data/trials.jsonl      # mends it without a copy: keeps what is whole"
        })
final class LedgerMergeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "OTHER", description = "The other file.")
    private Path other;

    @Mixin
    private LedgerOptions options;

    /** Made by picocli, which fills the options. */
    LedgerMergeCommand() {}

    /** Ends with 2 where something is wrong with the ledger still. */
    @Override
    public Integer call() {
        TrialLedger ledger = options.ledger();
        int before = ledger.trials().all().size();
        MergeResult result = ledger.merge(other, Instant.now());
        int after = ledger.trials().all().size();
        PrintWriter out = spec.commandLine().getOut();
        String file = Workspace.shown(ledger.file()).toString();
        if (!result.changed()) {
            out.println(file + ": has all that " + other + " has; nothing was changed");
        } else {
            out.println(file + ": " + (result.lines() == 1 ? "1 line was" : result.lines() + " lines were")
                    + " joined; trials: " + before + " before, " + after + " now");
        }
        if (result.damaged() > 0) {
            out.println((result.damaged() == 1 ? "1 line was" : result.damaged() + " lines were")
                    + " no longer what was written; kept as text, and not counted");
        }
        result.kept().ifPresent(kept -> out.println("as it was: " + Workspace.shown(kept)));
        out.flush();
        List<String> problems = ledger.problems();
        PrintWriter err = spec.commandLine().getErr();
        problems.forEach(problem -> err.println("error: " + problem));
        err.flush();
        return problems.isEmpty() ? 0 : Hindcast.USERS_MISTAKE;
    }
}
