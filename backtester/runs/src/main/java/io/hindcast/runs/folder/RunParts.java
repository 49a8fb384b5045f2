package io.hindcast.runs.folder;

import io.hindcast.report.summary.EvaluationSection;
import io.hindcast.runs.config.LedgerSeen;
import io.hindcast.runs.trials.LedgerEnd;
import io.hindcast.runs.trials.LedgerMark;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stands beside a run: runs that are parts of it, bars that are kept aside, and the ledger of trials.
 *
 * @param seeds the run of each seed alone; empty where there is one
 * @param paths of combinatorial purged cross-validation; empty without
 * @param holdout what is kept aside; empty where nothing is
 * @param ledger asked when the run has ended; empty in a session, which is no trial
 */
public record RunParts(
        List<EvaluationSection.Part> seeds,
        Optional<EvaluationSection.Paths> paths,
        Optional<EvaluationSection.Holdout> holdout,
        Optional<LedgerMark> ledger) {
    /** Nothing. */
    public static final RunParts NONE = new RunParts(List.of(), Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Nothing but the ledger, as it stood for the run that a run is a part of.
     *
     * @param seen null where nobody has looked
     */
    public static RunParts ofPart(@Nullable LedgerSeen seen) {
        return new RunParts(
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(seen).map(known -> _ -> LedgerEnd.of(known.head())));
    }

    /** Whether there is nothing to report of. */
    boolean isEmpty() {
        return seeds.isEmpty() && paths.isEmpty() && holdout.isEmpty();
    }
}
