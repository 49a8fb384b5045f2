package io.hindcast.forecast;

import java.util.List;
import java.util.stream.IntStream;

/**
 * All that a trainer may see: rows up to the last label of the validation segment, and not one row later. A sample is a
 * window that ends with a decision row {@code i} of its segment; its label is taken from row {@code i + horizon}, which
 * lies in the segment or in the purged rows behind it.
 *
 * <p>Most often training and validation are one range of rows each. Where rows between are tested, or follow such rows too
 * closely, they are several; the rows between are no decision rows. Then too no label reaches into a row that is tested, nor
 * a training label into the validation: as many rows as the horizon has bars are left out before each. A window is cut from
 * the rows as they stand and may reach back over a gap, whose length sees to it that no row of a window is a tested one; it
 * never reaches before row 0.
 *
 * @param inputs what the columns mean
 * @param features {@code [rows][features]}, unscaled, all finite
 * @param close {@code [rows]} closing prices
 * @param train training decision rows, in the order of time; scalers are fitted on these rows, and on their labels, alone
 * @param validation validation decision rows, in the order of time, behind all training rows; the last row's label is there
 * @param seed decides initial weights, dropout and the order of minibatches
 */
public record TrainingSet(
        ModelInputs inputs,
        double[][] features,
        double[] close,
        List<RowRange> train,
        List<RowRange> validation,
        long seed) {
    /** @throws IllegalArgumentException when the ranges don't follow each other or the arrays differ in length */
    public TrainingSet {
        train = List.copyOf(train);
        validation = List.copyOf(validation);
        if (features.length != close.length) {
            throw new IllegalArgumentException("features and close must have as many rows: features=" + features.length
                    + ", close=" + close.length);
        }
        if (train.isEmpty()
                || validation.isEmpty()
                || !follow(train)
                || !follow(validation)
                || validation.getFirst().from() < train.getLast().to()
                || validation.getLast().to() > close.length) {
            throw new IllegalArgumentException("segments must follow each other: train=" + train + ", validation="
                    + validation + ", rows=" + close.length);
        }
    }

    /**
     * Rows of which training and validation are a range each.
     *
     * @param trainTo training decision rows are {@code [0, trainTo)}
     * @param validationFrom validation decision rows begin here; at least {@code trainTo + horizon}
     * @param validationTo and end before this row; {@code validationTo + horizon <= rows}
     * @throws IllegalArgumentException when the ranges don't follow each other or the arrays differ in length
     */
    public TrainingSet(
            ModelInputs inputs,
            double[][] features,
            double[] close,
            int trainTo,
            int validationFrom,
            int validationTo,
            long seed) {
        this(
                inputs,
                features,
                close,
                List.of(new RowRange(0, trainTo)),
                List.of(new RowRange(validationFrom, validationTo)),
                seed);
    }

    private static boolean follow(List<RowRange> ranges) {
        return IntStream.range(1, ranges.size())
                .allMatch(i -> ranges.get(i - 1).to() <= ranges.get(i).from());
    }

    /** True when the training rows are {@code [0, trainTo)} and the validation rows are one range too. */
    public boolean undivided() {
        return train.size() == 1 && train.getFirst().from() == 0 && validation.size() == 1;
    }

    /** Behind the last training decision row. */
    public int trainTo() {
        return train.getLast().to();
    }

    /** The first validation decision row. */
    public int validationFrom() {
        return validation.getFirst().from();
    }

    /** Behind the last validation decision row. */
    public int validationTo() {
        return validation.getLast().to();
    }

    /** All training decision rows, in the order of time. */
    public int[] trainRows() {
        return rows(train);
    }

    /** All validation decision rows, in the order of time. */
    public int[] validationRows() {
        return rows(validation);
    }

    private static int[] rows(List<RowRange> ranges) {
        return ranges.stream()
                .flatMapToInt(range -> IntStream.range(range.from(), range.to()))
                .toArray();
    }

    /** The same rows for a training with another seed. */
    public TrainingSet withSeed(long other) {
        return new TrainingSet(inputs, features, close, train, validation, other);
    }
}
