package io.hindcast.kernel;

/**
 * The weights of an LSTM layer as a kernel reads them, and its forward pass: {@code z = x W + h R + b}, then
 * {@link Kernel#gates}.
 */
public final class LstmWeights {
    /** Rows whose projections are computed in one go, so that they stay in the cache until the recurrent product. */
    private static final int BLOCK_ROWS = 64;

    private final Kernel kernel;
    private final int inputs;
    private final int units;
    private final int paddedUnits;
    private final PackedMatrix input;
    private final PackedMatrix recurrent;
    private final float[] bias;

    /**
     * Weights that are still to be packed.
     *
     * @param kernel that will compute with them
     * @param inputs features of a time step
     * @param units hidden units
     */
    public LstmWeights(Kernel kernel, int inputs, int units) {
        this.kernel = kernel;
        this.inputs = inputs;
        this.units = units;
        paddedUnits = PackedMatrix.padded(units, kernel.lanes());
        input = new PackedMatrix(kernel.lanes(), width());
        recurrent = new PackedMatrix(kernel.lanes(), width());
        bias = new float[width()];
    }

    /** Packs weights. */
    public void pack(LstmParameters parameters) {
        input.packGates(parameters.input(), inputs, units);
        recurrent.packGates(parameters.recurrent(), units, units);
        int lanes = kernel.lanes();
        for (int unit = 0; unit < units; unit++) {
            for (int gate = 0; gate < Kernel.GATES; gate++) {
                bias[(unit / lanes * Kernel.GATES + gate) * lanes + unit % lanes] =
                        parameters.bias()[gate * units + unit];
            }
        }
    }

    /** Features of a time step. */
    public int inputs() {
        return inputs;
    }

    /** Hidden units. */
    public int units() {
        return units;
    }

    /** Hidden units with padding: how wide a row of outputs or cell states is. */
    public int paddedUnits() {
        return paddedUnits;
    }

    /** How wide a row of interleaved gates is. */
    public int width() {
        return Kernel.GATES * paddedUnits;
    }

    /** Rows of gates that {@link #forward} needs room for when it doesn't keep them. */
    static int blockRows(int rows, int steps) {
        return Math.min(steps, stepsOfBlock(rows)) * rows;
    }

    private static int stepsOfBlock(int rows) {
        return Math.max(1, BLOCK_ROWS / rows);
    }

    /**
     * Runs sequences through the layer. Arrays are {@code [time][sequence][width]}; a step of an array is
     * {@code sequences} rows wide, of which {@code rows} are computed, from the one where the offset points.
     *
     * @param steps time steps
     * @param rows sequences to compute
     * @param sequences sequences of which the arrays hold a step
     * @param x inputs
     * @param xRow how far the rows of {@code x} are apart
     * @param z receives activated gates, of all steps when kept, else as {@link #blockRows} says
     * @param keep whether the gates of all steps are kept
     * @param c cell states: when kept, one step more than there are, of which the first is the state to begin with; else
     *     one step, which is overwritten
     * @param h outputs: one step more than there are, of which the first is the state to begin with
     * @param firstRow where the rows to compute begin in a step of each array
     */
    void forward(
            int steps,
            int rows,
            int sequences,
            float[] x,
            int xRow,
            float[] z,
            boolean keep,
            float[] c,
            float[] h,
            int xOffset,
            int firstRow) {
        int width = width();
        int block = stepsOfBlock(rows);
        for (int from = 0; from < steps; from += block) {
            int to = Math.min(steps, from + block);
            int zFrom = keep ? from : 0;
            project(
                    to - from,
                    rows,
                    sequences,
                    x,
                    xOffset + (from * sequences + firstRow) * xRow,
                    xRow,
                    z,
                    (zFrom * sequences + firstRow) * width);
            for (int step = from; step < to; step++) {
                int state = (step * sequences + firstRow) * paddedUnits;
                int next = state + sequences * paddedUnits;
                int gates = ((step - from + zFrom) * sequences + firstRow) * width;
                kernel.addProduct(h, state, paddedUnits, rows, recurrent, z, gates, width);
                kernel.gates(
                        z,
                        gates,
                        rows,
                        paddedUnits,
                        c,
                        keep ? state : firstRow * paddedUnits,
                        c,
                        keep ? next : firstRow * paddedUnits,
                        h,
                        next);
            }
        }
    }

    private void project(int steps, int rows, int sequences, float[] x, int xOffset, int xRow, float[] z, int zOffset) {
        int width = width();
        if (rows == sequences) {
            projectRows(steps * rows, x, xOffset, xRow, z, zOffset, width);
            return;
        }
        for (int step = 0; step < steps; step++) {
            projectRows(rows, x, xOffset + step * sequences * xRow, xRow, z, zOffset + step * sequences * width, width);
        }
    }

    private void projectRows(int rows, float[] x, int xOffset, int xRow, float[] z, int zOffset, int width) {
        for (int row = 0; row < rows; row++) {
            System.arraycopy(bias, 0, z, zOffset + row * width, width);
        }
        kernel.addProduct(x, xOffset, xRow, rows, input, z, zOffset, width);
    }
}
