package io.hindcast.kernel;

/**
 * Matrix products and LSTM gates. Implementations hold no state, so one serves any number of threads, and allocate nothing.
 *
 * <p>Gates are interleaved: the units of a layer, padded with zeros to a multiple of {@link #lanes()}, are cut into blocks
 * of {@code lanes} units, and a row of {@code 4 * padded units} holds for each block its candidates (tanh), forget gates,
 * output gates and input gates (sigmoids), {@code lanes} each. This is the order of Deeplearning4j's parameters, block by
 * block.
 */
public interface Kernel {
    /** Candidate, forget gate, output gate, input gate. */
    int GATES = 4;

    /** Adds all columns of a product. */
    default void addProduct(
            float[] a, int aOffset, int aRow, int rows, PackedMatrix b, float[] c, int cOffset, int cRow) {
        addProduct(a, aOffset, aRow, 1, rows, b, 0, b.panels(), c, cOffset, cRow);
    }

    /** How many numbers are computed side by side; columns are padded to a multiple of it. */
    int lanes();

    /** What it is, in a word or two, for certificates and reports. */
    String description();

    /**
     * Adds a product: {@code c[m][n] += sum over k of a[m][k] * b[k][n]}. Each sum starts from what is in {@code c}
     * and runs over {@code k} upwards, with fused multiply-adds where the processor has them.
     *
     * @param a left factor; element {@code [m][k]} is at {@code aOffset + m * aRow + k * aColumn}
     * @param rows how many rows {@code m}; may be 0
     * @param b right factor
     * @param fromPanel first panel of {@code b} to compute
     * @param toPanel panel of {@code b} to end before
     * @param c sum; element {@code [m][n]} is at {@code cOffset + m * cRow + n}; padded columns are added to as well
     */
    void addProduct(
            float[] a,
            int aOffset,
            int aRow,
            int aColumn,
            int rows,
            PackedMatrix b,
            int fromPanel,
            int toPanel,
            float[] c,
            int cOffset,
            int cRow);

    /**
     * One time step of an LSTM behind its matrix products, for a number of rows: {@code c' = f * c + i * g} and
     * {@code h = o * tanh(c')} (Gers, Schmidhuber and Cummins 2000, without peepholes).
     *
     * @param z pre-activations {@code [rows][4 * units]}, interleaved; receives the activated gates
     * @param units padded units
     * @param before cell state before the step, {@code [rows][units]}
     * @param after receives the cell state after it; may be the same place as {@code before}
     * @param h receives the outputs, {@code [rows][units]}
     */
    void gates(
            float[] z,
            int zOffset,
            int rows,
            int units,
            float[] before,
            int beforeOffset,
            float[] after,
            int afterOffset,
            float[] h,
            int hOffset);

    /**
     * The derivative of {@link #gates}.
     *
     * @param z activated gates {@code [rows][4 * units]}; receives the derivatives of the pre-activations
     * @param before cell state before the step
     * @param after cell state after it; overwritten
     * @param dh derivatives of the outputs, {@code [rows][units]}
     * @param dc derivatives of the cell state after the step that come from later steps; receives those of the state before
     */
    void gateGradients(
            float[] z,
            int zOffset,
            int rows,
            int units,
            float[] before,
            int beforeOffset,
            float[] after,
            int afterOffset,
            float[] dh,
            int dhOffset,
            float[] dc,
            int dcOffset);

    /**
     * Adds the sums of columns {@code [fromColumn, toColumn)}, multiples of {@link #lanes()}: {@code sums[n] += sum over m of
     * a[m][n]}, in the order of the rows.
     *
     * @param a element {@code [m][n]} is at {@code aOffset + m * aRow + n}
     */
    void addColumnSums(float[] a, int aOffset, int aRow, int rows, int fromColumn, int toColumn, float[] sums);

    /**
     * Applies an activation function in place.
     *
     * @param count how many numbers, a multiple of {@link #lanes()}
     */
    void activate(ActivationFunction function, float[] x, int from, int count);
}
