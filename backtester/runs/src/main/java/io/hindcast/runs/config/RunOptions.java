package io.hindcast.runs.config;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a command line adds to a config.
 *
 * @param retrain true to train even when a fitting model is stored
 * @param modelFolder a model to use instead of the one that the config leads to; empty for that one
 * @param regimes labels to lay over the finished run instead of those that the config leads to; empty for those
 * @param holdout whether the bars that the config keeps aside are tested, and no others
 * @param seen what is known of these bars already by who counts it; empty when the run itself has to count
 * @param part whether it is a part of another run, which reports of it
 * @param ledger how the ledger of trials stands, where somebody else notes the run in it; empty when the run itself does
 * @param place the run's folder, which is replaced when there is one; empty for a new one below the workspace's runs
 */
public record RunOptions(
        boolean retrain,
        Optional<Path> modelFolder,
        Optional<Path> regimes,
        Optional<Path> place,
        boolean holdout,
        Optional<HoldoutSeen> seen,
        boolean part,
        Optional<LedgerSeen> ledger) {
    /**
     * Options without labels of their own.
     *
     * @param modelFolder null for the model that the config leads to
     */
    public RunOptions(boolean retrain, @Nullable Path modelFolder) {
        this(retrain, modelFolder, null);
    }

    /**
     * Options of a new run.
     *
     * @param modelFolder null for the model that the config leads to
     * @param regimes null for the labels that the config leads to
     */
    public RunOptions(boolean retrain, @Nullable Path modelFolder, @Nullable Path regimes) {
        this(
                retrain,
                Optional.ofNullable(modelFolder),
                Optional.ofNullable(regimes),
                Optional.empty(),
                false,
                Optional.empty(),
                false,
                Optional.empty());
    }

    /** These options for a run in a folder of its own, which is replaced when there is one. */
    public RunOptions at(Path folder) {
        return new RunOptions(retrain, modelFolder, regimes, Optional.of(folder), holdout, seen, part, ledger);
    }

    /** These options for a run that tests the bars that its config keeps aside, or doesn't. */
    public RunOptions holdout(boolean scored) {
        return new RunOptions(retrain, modelFolder, regimes, place, scored, seen, part, ledger);
    }

    /**
     * These options where somebody else has counted how often the bars that are kept aside were scored.
     *
     * @param known null where nobody has
     */
    public RunOptions seen(@Nullable HoldoutSeen known) {
        return new RunOptions(retrain, modelFolder, regimes, place, holdout, Optional.ofNullable(known), part, ledger);
    }

    /**
     * These options where somebody else notes the run in the ledger of trials.
     *
     * @param known null where nobody does
     */
    public RunOptions ledger(@Nullable LedgerSeen known) {
        return new RunOptions(retrain, modelFolder, regimes, place, holdout, seen, part, Optional.ofNullable(known));
    }

    /**
     * These options for a run in a folder of its own that is a part of another one, whose models are there.
     *
     * @param model to use instead of the one that its config leads to; null for that one
     */
    public RunOptions partAt(Path folder, @Nullable Path model) {
        return new RunOptions(
                false, Optional.ofNullable(model), regimes, Optional.of(folder), holdout, seen, true, ledger);
    }
}
