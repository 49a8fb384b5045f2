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

    /** Numbers that gates take in the {@link #forward} that doesn't keep them, for as many rows at the most. */
    public int gateRoom(int rows) {
        return Math.max(BLOCK_ROWS, rows) * width();
    }

    private static int stepsOfBlock(int rows) {
        return Math.max(1, BLOCK_ROWS / rows);
    }

    /**
     * Runs sequences through the layer and keeps their outputs alone.
     *
     * @param steps time steps
     * @param rows sequences
     * @param x inputs, {@code [time][sequence]} rows that are {@code xRow} apart
     * @param z room for gates, see {@link #gateRoom}
     * @param c the state to begin with, {@code [sequence][padded units]}; receives the last one
     * @param h outputs, {@code [1 + time][sequence][padded units]}; the first is what was put out before
     */
    public void forward(int steps, int rows, float[] x, int xOffset, int xRow, float[] z, float[] c, float[] h) {
        forward(steps, rows, rows, x, xOffset, xRow, z, false, c, h, 0);
    }

    /**
     * Runs some of the sequences that arrays hold through the layer.
     *
     * @param rows sequences to compute, from {@code firstRow} on
     * @param sequences sequences of which the arrays hold a step
     * @param z receives activated gates: of all steps when kept
     * @param keep whether gates and cell states of all steps are kept
     * @param c when kept, one step more than there are, like {@code h}; else one step, which is overwritten
     */
    void forward(
            int steps,
            int rows,
            int sequences,
            float[] x,
            int xOffset,
            int xRow,
            float[] z,
            boolean keep,
            float[] c,
            float[] h,
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
                int before = keep ? state : firstRow * paddedUnits;
                int after = keep ? next : firstRow * paddedUnits;
                kernel.addProduct(h, state, paddedUnits, rows, recurrent, z, gates, width);
                kernel.gates(z, gates, rows, paddedUnits, c, before, c, after, h, next);
            }
        }
    }

    /** The first of the units that a part computes where threads share a sequence. */
    public int firstUnit(int part, int parts) {
        return part * recurrent.panels() / parts * kernel.lanes();
    }

    /**
     * Begins some steps of a sequence for a part of the units: what comes from the inputs.
     *
     * @param steps how many
     * @param x inputs, rows {@code xRow} apart
     * @param z receives pre-activations, {@code [steps][width]}, of these units alone
     */
    public void projectShare(int part, int parts, int steps, float[] x, int xOffset, int xRow, float[] z, int zOffset) {
        int fromPanel = part * input.panels() / parts;
        int toPanel = (part + 1) * input.panels() / parts;
        int fromGate = input.firstColumn(fromPanel);
        int gates = input.firstColumn(toPanel) - fromGate;
        for (int step = 0; step < steps; step++) {
            System.arraycopy(bias, fromGate, z, zOffset + step * width() + fromGate, gates);
        }
        kernel.addProduct(x, xOffset, xRow, 1, steps, input, fromPanel, toPanel, z, zOffset, width());
    }

    /**
     * Ends a step of a sequence for a part of the units: what comes from the outputs before, and the gates.
     *
     * @param z pre-activations that {@link #projectShare} has begun, a row
     * @param c cell states, overwritten
     * @param h outputs before, of all units
     * @param next where these units' outputs go in {@code h}: a row of all units
     */
    public void stepShare(
            int part, int parts, float[] z, int zOffset, float[] c, int cOffset, float[] h, int before, int next) {
        int fromPanel = part * recurrent.panels() / parts;
        int toPanel = (part + 1) * recurrent.panels() / parts;
        int unit = fromPanel * kernel.lanes();
        int units = (toPanel - fromPanel) * kernel.lanes();
        kernel.addProduct(h, before, paddedUnits, 1, 1, recurrent, fromPanel, toPanel, z, zOffset, width());
        kernel.gates(z, zOffset + unit * Kernel.GATES, 1, units, c, cOffset + unit, c, cOffset + unit, h, next + unit);
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
