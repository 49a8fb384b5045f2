package io.hindcast.runs.trials;

import io.hindcast.runs.config.Workspace;
import io.hindcast.store.ledger.LedgerFault;
import io.hindcast.store.ledger.LedgerReading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Says what is wrong with a ledger, and what to do about it. */
final class LedgerProblems {
    private static final String SO =
            ", so that more was tried than is counted, and what a figure is held against is too little; ";

    private LedgerProblems() {}

    /** A sentence for each; none of a ledger that holds all that it ever held. */
    static List<String> of(Path file, LedgerReading reading, List<CertifiedHead> certified) {
        List<String> problems = new ArrayList<>();
        List<LedgerFault> faults = reading.faults();
        if (!faults.isEmpty()) {
            problems.add("TRIALS: " + Workspace.shown(file) + ", line "
                    + faults.getFirst().line() + ": "
                    + faults.getFirst().words()
                    + (faults.size() == 1 ? "" : " (and " + (faults.size() - 1) + " more such places)") + SO
                    + "'hindcast ledger merge COPY' mends it with a copy of the file; without one, 'hindcast ledger merge "
                    + Workspace.shown(file) + "' keeps what is whole and notes the rest as lost");
        }
        Set<String> there = reading.hashes();
        List<CertifiedHead> lost = certified.stream()
                .filter(each -> !there.contains(each.head().hash()))
                .sorted(Comparator.comparingLong(
                                (CertifiedHead each) -> each.head().length())
                        .reversed()
                        .thenComparing(each -> each.folder().toString()))
                .toList();
        if (!lost.isEmpty()) {
            CertifiedHead longest = lost.getFirst();
            long length = longest.head().length();
            problems.add("TRIALS: " + Workspace.shown(file)
                    + (reading.lines().isEmpty()
                            ? " is missing or empty"
                            : " has " + count(reading.lines().size(), "line"))
                    + ", but had " + count(length, "line") + " when "
                    + longest.folder().getFileName()
                    + " was certified, the last of which is not there"
                    + (lost.size() == 1
                            ? ""
                            : " (nor are those of " + count(lost.size() - 1L, "other certificate") + ")")
                    + SO + "'hindcast ledger merge COPY' brings the lines back from a copy of the file, or from the"
                    + " trials.jsonl of the place where that run was made");
        }
        return problems;
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
