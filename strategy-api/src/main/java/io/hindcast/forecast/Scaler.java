package io.hindcast.forecast;

/** Brings a row of features to the range that a model was trained on. Fitted on the training segment alone. */
public interface Scaler {
    /**
     * Scales one row.
     *
     * @param features one complete row, in column order
     * @param inputs receives the scaled row
     * @param offset where in {@code inputs} the row begins
     */
    void scale(double[] features, float[] inputs, int offset);
}
