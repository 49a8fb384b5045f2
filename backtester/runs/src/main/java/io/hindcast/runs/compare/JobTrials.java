package io.hindcast.runs.compare;

import io.hindcast.runs.config.LedgerSeen;
import io.hindcast.runs.config.Workspace;
import io.hindcast.runs.jobs.ThreadRunner;
import io.hindcast.runs.progress.RunProgress;
import io.hindcast.runs.run.Backtest;
import io.hindcast.runs.trials.Trial;
import io.hindcast.runs.trials.TrialLedger;
import io.hindcast.store.ledger.LedgerHead;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The trials that the jobs of a comparison are: each entrant with each seed is one, for each of them could be picked. */
final class JobTrials {
    private final Workspace workspace;
    private final TrialLedger ledger;
    private final Clock clock;
    private final Map<ComparedRun, Trial> trials = new LinkedHashMap<>();
    private LedgerSeen seen = new LedgerSeen(LedgerHead.NONE, List.of());

    /** @param comparisons where comparisons are stored */
    JobTrials(Workspace workspace, Path comparisons, Clock clock) {
        this.workspace = workspace;
        this.clock = clock;
        ledger = new TrialLedger(workspace, comparisons);
    }

    /**
     * Notes all of them, in one write, before the first job begins. One that can't be planned is none: it will say why when
     * it is run.
     *
     * @param comparison who has planned them
     */
    void plan(List<ComparedRun> jobs, String comparison, CompareOptions options, CompareProgress progress) {
        Backtest planner = new Backtest(workspace, RunProgress.NONE, ThreadRunner.onAllProcessors(), clock);
        for (ComparedRun job : jobs) {
            if (!job.checked().offline()) {
                trial(planner, job, options).ifPresent(trial -> trials.put(job, trial));
            }
        }
        seen = ledger.plan(List.copyOf(trials.values()), comparison, clock.instant(), progress::note);
        seen.problems().forEach(problem -> progress.note("warning: " + problem));
    }

    private static Optional<Trial> trial(Backtest planner, ComparedRun job, CompareOptions options) {
        try {
            return planner.trial(job.config().get(), job.id(), options.holdout());
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** How the ledger stood when they were noted. */
    LedgerSeen seen() {
        return seen;
    }

    /**
     * Notes what came of a job that is done, now or earlier.
     *
     * @param place its folder
     */
    void ended(ComparedRun job, Path place) {
        Trial trial = trials.get(job);
        if (trial != null) {
            ledger.ended(trial, job.id(), place, clock.instant());
        }
    }

    /** Where the ledger ends now. */
    LedgerHead head() {
        return ledger.read().head();
    }
}
