package io.hindcast.experiment;

import java.nio.file.Path;

/**
 * What a command line adds to a config.
 *
 * @param retrain true to train even when a fitting model is stored
 * @param modelFolder a model to use instead of the one that the config leads to; null for that one
 */
public record RunOptions(boolean retrain, Path modelFolder) {
    /** Reuse what is there. */
    public static final RunOptions DEFAULT = new RunOptions(false, null);
}
