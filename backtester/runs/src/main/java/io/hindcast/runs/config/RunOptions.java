package io.hindcast.runs.config;

import java.nio.file.Path;

/**
 * What a command line adds to a config.
 *
 * @param retrain true to train even when a fitting model is stored
 * @param modelFolder a model to use instead of the one that the config leads to; null for that one
 * @param regimes labels to lay over the finished run instead of those that the config leads to; null for those
 * @param place the run's folder, which is replaced when there is one; null for a new one below the workspace's runs
 */
public record RunOptions(boolean retrain, Path modelFolder, Path regimes, Path place) {
    /** Options without labels of their own. */
    public RunOptions(boolean retrain, Path modelFolder) {
        this(retrain, modelFolder, null);
    }

    /** Options of a new run. */
    public RunOptions(boolean retrain, Path modelFolder, Path regimes) {
        this(retrain, modelFolder, regimes, null);
    }
}
