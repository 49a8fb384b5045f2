package io.hindcast.regime;

/** Told how the training of a labeler goes on, in its thread. */
@FunctionalInterface
public interface LabelingProgress {
    /**
     * After each pass over the training bars.
     *
     * @param epoch from 1
     * @param epochs how many there will be
     * @param loss mean over the pass
     */
    void epoch(int epoch, int epochs, double loss);
}
