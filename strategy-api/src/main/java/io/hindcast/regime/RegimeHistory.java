package io.hindcast.regime;

import java.util.List;

/**
 * A whole history, first bar to last. Training may read what hindsight says of the bars before {@code trainTo} only; what
 * it says of those from {@code heldOutFrom} on is for judging.
 *
 * @param featureNames canonical names in column order
 * @param features {@code [bars][features]}, unscaled; all finite from {@code firstRow} on, unused before
 * @param firstRow first bar with a complete row: those before it are the features' warm-up
 * @param close {@code [bars]} closing prices, positive
 * @param trainTo training bars are {@code [firstRow, trainTo)}; everything is fitted on them alone
 * @param heldOutFrom first bar of the held-out time; the bars between are purged
 * @param seed decides initial weights and the order of minibatches
 */
public record RegimeHistory(
        List<String> featureNames,
        double[][] features,
        int firstRow,
        double[] close,
        int trainTo,
        int heldOutFrom,
        long seed) {
    /** @throws IllegalArgumentException when the ranges don't follow each other or the arrays differ in length */
    public RegimeHistory {
        featureNames = List.copyOf(featureNames);
        if (features.length != close.length) {
            throw new IllegalArgumentException("features and close must have as many rows: features=" + features.length
                    + ", close=" + close.length);
        }
        if (firstRow < 0 || trainTo <= firstRow || heldOutFrom < trainTo || heldOutFrom >= close.length) {
            throw new IllegalArgumentException("training and held-out time must follow each other: firstRow=" + firstRow
                    + ", trainTo=" + trainTo + ", heldOutFrom=" + heldOutFrom + ", bars=" + close.length);
        }
    }

    /** Bars in all. */
    public int bars() {
        return close.length;
    }
}
