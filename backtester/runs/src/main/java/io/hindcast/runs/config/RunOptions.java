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
 * @param place the run's folder, which is replaced when there is one; empty for a new one below the workspace's runs
 */
public record RunOptions(boolean retrain, Optional<Path> modelFolder, Optional<Path> regimes, Optional<Path> place) {
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
        this(retrain, Optional.ofNullable(modelFolder), Optional.ofNullable(regimes), Optional.empty());
    }

    /** These options for a run in a folder of its own, which is replaced when there is one. */
    public RunOptions at(Path folder) {
        return new RunOptions(retrain, modelFolder, regimes, Optional.of(folder));
    }
}
