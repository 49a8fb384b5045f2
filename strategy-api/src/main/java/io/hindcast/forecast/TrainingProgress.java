package io.hindcast.forecast;

/** Told how a training goes on, in the trainer's thread. */
public interface TrainingProgress {
    /**
     * Whether nothing else is computed beside this training just now, so that it may use all processors. Where it is not,
     * the trainer's thread alone is quickest for all. May be asked at any time, and must change no bit of what comes out.
     */
    default boolean alone() {
        return true;
    }

    /**
     * Before the first minibatch, by models that know it.
     *
     * @param validationLoss of a forecast that knows nothing: {@link FittedModel#constantLoss()}
     */
    default void constant(double validationLoss) {}

    /**
     * After each minibatch.
     *
     * @param epoch from 1
     * @param epochs the most there can be
     * @param batch from 1
     * @param batches in this epoch
     * @param loss of this minibatch
     */
    void batch(int epoch, int epochs, int batch, int batches, double loss);

    /** After each epoch. */
    void epoch(EpochResult result);
}
