package io.hindcast.experiment;

import java.nio.file.Path;

/**
 * What a command line adds to a config.
 *
 * @param retrain true to train even when a fitting model is stored
 * @param modelFolder a model to use instead of the one that the config leads to; null for that one
 * @param regimes labels to lay over the finished run instead of those that the config leads to; null for those
 */
public record RunOptions(boolean retrain, Path modelFolder, Path regimes) {
    /** Reuse what is there. */
    public static final RunOptions DEFAULT = new RunOptions(false, null);

    /** Options without labels of their own. */
    public RunOptions(boolean retrain, Path modelFolder) {
        this(retrain, modelFolder, null);
    }
}
