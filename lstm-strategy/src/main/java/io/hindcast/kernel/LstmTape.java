package io.hindcast.kernel;

import java.util.Arrays;

/**
 * A forward pass of an LSTM layer that is kept for its backward pass (backpropagation through time, Werbos 1990). Sequences
 * are shared out among threads, then the columns of the weights' gradients are; the bits don't depend on how many there
 * are. Buffers are kept from pass to pass.
 */
public final class LstmTape {
    /** Rows that are packed at once for the sums over time and sequences, so that a panel of them stays in the cache. */
    private static final int SUM_ROWS = 256;

    private final Kernel kernel;
    private final Workers workers;
    private final LstmWeights weights;
    private final PackedMatrix transposedInput;
    private final PackedMatrix transposedRecurrent;
    private final PackedMatrix[] packedErrors;
    private final float[] inputGradients;
    private final float[] recurrentGradients;
    private final float[] biasGradients;
    private final Workers.Piece forward = this::forward;
    private final Workers.Piece backward = this::backward;
    private final Workers.Piece gradients = this::gradients;
    private int steps;
    private int sequences;
    private float[] x = {};
    private float[] z = {};
    private float[] c = {};
    private float[] h = {};
    private float[] dh = {};
    private float[] dc = {};
    private float[] dx = {};

    /**
     * @param kernel that computes
     * @param workers among whom the work is shared
     * @param inputs features of a time step
     * @param units hidden units
     */
    public LstmTape(Kernel kernel, Workers workers, int inputs, int units) {
        this.kernel = kernel;
        this.workers = workers;
        weights = new LstmWeights(kernel, inputs, units);
        transposedInput = new PackedMatrix(kernel.lanes(), inputs);
        transposedRecurrent = new PackedMatrix(kernel.lanes(), units);
        packedErrors = new PackedMatrix[workers.count()];
        Arrays.setAll(packedErrors, part -> new PackedMatrix(kernel.lanes(), weights.width()));
        inputGradients = new float[inputs * weights.width()];
        recurrentGradients = new float[units * weights.width()];
        biasGradients = new float[weights.width()];
    }

    private static float[] atLeast(float[] array, int length) {
        return array.length >= length ? array : new float[length];
    }

    /** Outputs, {@code [1 + time][sequence][padded units]}; step 0 is what was put out before the first one. */
    public float[] outputs() {
        return h;
    }

    /** Cell states, as {@link #outputs}. */
    public float[] cells() {
        return c;
    }

    /** Errors of the outputs, {@code [time][sequence][padded units]}, padding zero; overwritten by {@link #backward}. */
    public float[] outputErrors() {
        dh = atLeast(dh, steps * sequences * weights.paddedUnits());
        return dh;
    }

    /** Errors of the inputs, {@code [time][sequence]} rows that are {@link #inputErrorRow} apart. */
    public float[] inputErrors() {
        return dx;
    }

    /** How far the rows of {@link #inputErrors} are apart. */
    public int inputErrorRow() {
        return transposedInput.paddedColumns();
    }

    /** Hidden units with padding. */
    public int paddedUnits() {
        return weights.paddedUnits();
    }

    /**
     * Computes outputs and cell states.
     *
     * @param parameters the weights
     * @param inputs {@code [time][sequence][inputs]}; not copied, so to be left alone until {@link #backward} is done
     * @param firstOutputs outputs before the first step, {@code [sequence][units]}
     * @param firstCells cell states before the first step, {@code [sequence][units]}
     * @param newSteps time steps
     * @param newSequences sequences
     */
    public void forward(
            LstmParameters parameters,
            float[] inputs,
            float[] firstOutputs,
            float[] firstCells,
            int newSteps,
            int newSequences) {
        steps = newSteps;
        sequences = newSequences;
        x = inputs;
        int rows = steps * sequences;
        int states = (rows + sequences) * weights.paddedUnits();
        z = atLeast(z, rows * weights.width());
        c = atLeast(c, states);
        h = atLeast(h, states);
        begin(firstOutputs, h);
        begin(firstCells, c);
        weights.pack(parameters);
        workers.run(forward);
    }

    private void begin(float[] first, float[] states) {
        int units = weights.units();
        for (int sequence = 0; sequence < sequences; sequence++) {
            int at = sequence * weights.paddedUnits();
            System.arraycopy(first, sequence * units, states, at, units);
            Arrays.fill(states, at + units, at + weights.paddedUnits(), 0f);
        }
    }

    private void forward(int part, int parts) {
        int from = part * sequences / parts;
        int rows = (part + 1) * sequences / parts - from;
        if (rows > 0) {
            weights.forward(steps, rows, sequences, x, 0, weights.inputs(), z, true, c, h, from);
        }
    }

    /**
     * Computes the errors of the inputs and the gradients of the last {@link #forward} from {@link #outputErrors}. To be
     * called once: activated gates are overwritten by their errors.
     *
     * @param parameters as in the forward pass
     */
    public void backward(LstmParameters parameters) {
        transposedInput.packTransposedGates(parameters.input(), weights.units());
        transposedRecurrent.packTransposedGates(parameters.recurrent(), weights.units());
        int rows = steps * sequences;
        dc = atLeast(dc, sequences * weights.paddedUnits());
        dx = atLeast(dx, rows * inputErrorRow());
        Arrays.fill(dc, 0, sequences * weights.paddedUnits(), 0f);
        workers.run(backward);
        workers.run(gradients);
    }

    /** Turns the gates of some sequences into their errors, from the last step to the first. */
    private void backward(int part, int parts) {
        int from = part * sequences / parts;
        int rows = (part + 1) * sequences / parts - from;
        int width = weights.width();
        int units = weights.paddedUnits();
        for (int step = steps - 1; step >= 0 && rows > 0; step--) {
            int row = step * sequences + from;
            if (step < steps - 1) {
                kernel.addProduct(
                        z, (row + sequences) * width, width, rows, transposedRecurrent, dh, row * units, units);
            }
            kernel.gateGradients(
                    z,
                    row * width,
                    rows,
                    units,
                    c,
                    row * units,
                    c,
                    (row + sequences) * units,
                    dh,
                    row * units,
                    dc,
                    from * units);
        }
    }

    /** Some columns of the gradients of all weights, and the errors of some inputs. */
    private void gradients(int part, int parts) {
        PackedMatrix errors = packedErrors[part];
        int fromPanel = part * errors.panels() / parts;
        int toPanel = (part + 1) * errors.panels() / parts;
        int width = weights.width();
        int fromColumn = errors.firstColumn(fromPanel);
        int toColumn = errors.firstColumn(toPanel);
        clear(inputGradients, fromColumn, toColumn);
        clear(recurrentGradients, fromColumn, toColumn);
        clear(biasGradients, fromColumn, toColumn);
        int rows = steps * sequences;
        for (int row = 0; row < rows && fromPanel < toPanel; row += SUM_ROWS) {
            int count = Math.min(SUM_ROWS, rows - row);
            errors.packRows(z, row * width, width, count, fromPanel, toPanel);
            kernel.addProduct(
                    x,
                    row * weights.inputs(),
                    1,
                    weights.inputs(),
                    weights.inputs(),
                    errors,
                    fromPanel,
                    toPanel,
                    inputGradients,
                    0,
                    width);
            kernel.addProduct(
                    h,
                    row * weights.paddedUnits(),
                    1,
                    weights.paddedUnits(),
                    weights.units(),
                    errors,
                    fromPanel,
                    toPanel,
                    recurrentGradients,
                    0,
                    width);
            kernel.addColumnSums(z, row * width, width, count, fromColumn, toColumn, biasGradients);
        }
        int fromRow = (int) ((long) part * rows / parts);
        int toRow = (int) ((part + 1L) * rows / parts);
        Arrays.fill(dx, fromRow * inputErrorRow(), toRow * inputErrorRow(), 0f);
        kernel.addProduct(
                z,
                fromRow * width,
                width,
                toRow - fromRow,
                transposedInput,
                dx,
                fromRow * inputErrorRow(),
                inputErrorRow());
    }

    private void clear(float[] matrix, int fromColumn, int toColumn) {
        for (int row = 0; row < matrix.length; row += weights.width()) {
            Arrays.fill(matrix, row + fromColumn, row + toColumn, 0f);
        }
    }

    /** Writes the gradients of the last {@link #backward}. */
    public void unpackGradients(LstmParameters gradients) {
        unpack(inputGradients, weights.inputs(), gradients.input());
        unpack(recurrentGradients, weights.units(), gradients.recurrent());
        unpack(biasGradients, 1, gradients.bias());
    }

    private void unpack(float[] packed, int rows, float[] unpacked) {
        int lanes = kernel.lanes();
        int width = weights.width();
        for (int unit = 0; unit < weights.units(); unit++) {
            for (int gate = 0; gate < Kernel.GATES; gate++) {
                int from = (unit / lanes * Kernel.GATES + gate) * lanes + unit % lanes;
                int to = (gate * weights.units() + unit) * rows;
                for (int row = 0; row < rows; row++) {
                    unpacked[to + row] = packed[from + row * width];
                }
            }
        }
    }
}
