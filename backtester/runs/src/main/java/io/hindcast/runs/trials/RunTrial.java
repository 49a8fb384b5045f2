package io.hindcast.runs.trials;

import io.hindcast.runs.config.LedgerSeen;
import io.hindcast.runs.config.RunInputs;
import io.hindcast.runs.config.RunOptions;
import io.hindcast.runs.config.RunPlan;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A run before the ledger of trials: one that somebody else has planned, or that is a part of another one, is noted by that
 * one; one whose returns nobody could have had is no trial.
 */
public final class RunTrial {
    private final LedgerSeen seen;
    private final Function<String, LedgerMark> mark;

    private RunTrial(LedgerSeen seen, Function<String, LedgerMark> mark) {
        this.seen = seen;
        this.mark = mark;
    }

    /**
     * Notes a run that begins, where it is one to note.
     *
     * @param counts whether its returns are those that somebody could have had
     * @param model hash of the model that was brought along; null for that which the config leads to
     */
    public static RunTrial begin(
            RunInputs<?> inputs,
            RunPlan plan,
            RunOptions options,
            boolean counts,
            @Nullable String model,
            Clock clock) {
        Optional<LedgerSeen> kept = options.ledger();
        if (kept.isPresent()) {
            return new RunTrial(kept.get(), _ -> _ -> LedgerEnd.of(kept.get().head()));
        }
        TrialLedger ledger = new TrialLedger(inputs.workspace());
        if (!counts) {
            LedgerSeen seen = ledger.seen();
            return new RunTrial(seen, _ -> _ -> LedgerEnd.of(seen.head()));
        }
        Trial trial = Trial.of(inputs, plan, model);
        LedgerSeen seen = ledger.plan(List.of(trial), "backtest", clock.instant(), inputs.progress()::note);
        return new RunTrial(
                seen,
                run -> folder ->
                        new LedgerEnd(ledger.ended(trial, run, folder, clock.instant()), ledger.standing(trial)));
    }

    /** How the ledger stood then. */
    public LedgerSeen seen() {
        return seen;
    }

    /**
     * What the run's certificate carries of it.
     *
     * @param run name of its folder
     */
    public LedgerMark mark(String run) {
        return mark.apply(run);
    }
}
