package io.hindcast.forecast;

/**
 * All that a trainer may see: rows up to the last label of the validation segment, and not one row later. A sample is a
 * window that ends with a decision row {@code i} of its segment; its label is taken from row {@code i + horizon}, which
 * lies in the segment or in the purged rows behind it.
 *
 * @param inputs what the columns mean
 * @param features {@code [rows][features]}, unscaled, all finite
 * @param close {@code [rows]} closing prices
 * @param trainTo training decision rows are {@code [0, trainTo)}; the scaler is fitted on these rows alone
 * @param validationFrom validation decision rows begin here; at least {@code trainTo + horizon}
 * @param validationTo and end before this row; {@code validationTo + horizon <= rows}
 * @param seed decides initial weights, dropout and the order of minibatches
 */
public record TrainingSet(
        ModelInputs inputs,
        double[][] features,
        double[] close,
        int trainTo,
        int validationFrom,
        int validationTo,
        long seed) {
    /** @throws IllegalArgumentException when the ranges don't follow each other or the arrays differ in length */
    public TrainingSet {
        if (features.length != close.length) {
            throw new IllegalArgumentException("features and close must have as many rows: features=" + features.length
                    + ", close=" + close.length);
        }
        if (trainTo < 1 || validationFrom < trainTo || validationTo <= validationFrom || validationTo > close.length) {
            throw new IllegalArgumentException("segments must follow each other: trainTo=" + trainTo
                    + ", validationFrom=" + validationFrom + ", validationTo=" + validationTo + ", rows="
                    + close.length);
        }
    }

    /** The same rows for a training with another seed. */
    public TrainingSet withSeed(long other) {
        return new TrainingSet(inputs, features, close, trainTo, validationFrom, validationTo, other);
    }
}
