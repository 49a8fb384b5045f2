package io.hindcast.kernel;

import java.util.Arrays;

/**
 * The right factor of a product, {@code [rows][columns]}, laid out in the order in which a kernel reads it: panels of four
 * times {@code lanes} columns, each with its rows one after the other; columns that are left over lie in panels of
 * {@code lanes} columns, the last one padded with zeros.
 */
public final class PackedMatrix {
    private final int lanes;
    private final int columns;
    private final int widePanels;
    private final int panels;
    private int rows;
    private float[] data = {};

    /**
     * An empty matrix, to be packed.
     *
     * @param lanes of the kernel that will read it
     * @param columns before padding
     */
    public PackedMatrix(int lanes, int columns) {
        this.lanes = lanes;
        this.columns = columns;
        this.widePanels = columns / (Kernel.GATES * lanes);
        this.panels = widePanels + padded(columns - widePanels * Kernel.GATES * lanes, lanes) / lanes;
    }

    /** The next multiple of {@code lanes}. */
    public static int padded(int size, int lanes) {
        return (size + lanes - 1) / lanes * lanes;
    }

    /**
     * Packs the weights of a gated layer, with interleaved columns (see {@link Kernel}): {@code [inputs][4 * padded units]}.
     *
     * @param weights element {@code [input][gate * units + unit]} at {@code (gate * units + unit) * inputs + input}
     */
    public void packGates(float[] weights, int inputs, int units) {
        resize(inputs);
        int width = Kernel.GATES * lanes;
        for (int unit = 0; unit < units; unit++) {
            for (int gate = 0; gate < Kernel.GATES; gate++) {
                int to = unit / lanes * inputs * width + gate * lanes + unit % lanes;
                int from = (gate * units + unit) * inputs;
                for (int input = 0; input < inputs; input++) {
                    data[to + input * width] = weights[from + input];
                }
            }
        }
    }

    /**
     * Packs the transpose of a gated layer's weights: {@code [4 * padded units][inputs]}, rows interleaved.
     *
     * @param weights as for {@link #packGates}
     */
    public void packTransposedGates(float[] weights, int units) {
        resize(Kernel.GATES * padded(units, lanes));
        for (int row = 0; row < rows; row++) {
            int gate = row / lanes % Kernel.GATES;
            int unit = row / (Kernel.GATES * lanes) * lanes + row % lanes;
            for (int panel = 0; unit < units && panel < panels; panel++) {
                packRow(panel, row, weights, (gate * units + unit) * columns);
            }
        }
    }

    /** Packs rows that lie {@code stride} apart from each other in an array. */
    public void packRows(float[] source, int offset, int stride, int count) {
        packRows(source, offset, stride, count, 0, panels);
    }

    /** Packs panels {@code [from, to)} alone; the others hold nothing of use then. */
    public void packRows(float[] source, int offset, int stride, int count, int from, int to) {
        resize(count);
        for (int panel = from; panel < to; panel++) {
            for (int row = 0; row < count; row++) {
                packRow(panel, row, source, offset + row * stride);
            }
        }
    }

    private void packRow(int panel, int row, float[] source, int offset) {
        int first = firstColumn(panel);
        int width = width(panel);
        System.arraycopy(source, offset + first, data, offset(panel) + row * width, Math.min(width, columns - first));
    }

    private void resize(int newRows) {
        int size = newRows * paddedColumns();
        if (data.length < size) {
            data = new float[size];
        } else if (newRows != rows || columns < paddedColumns()) {
            // Padding must be zero, and it lies elsewhere now.
            Arrays.fill(data, 0, size, 0f);
        }
        rows = newRows;
    }

    /** How many rows it has. */
    public int rows() {
        return rows;
    }

    /** Columns with padding: how wide a row of a product is. */
    public int paddedColumns() {
        return firstColumn(panels);
    }

    /** Wide panels and single ones. */
    public int panels() {
        return panels;
    }

    int widePanels() {
        return widePanels;
    }

    int width(int panel) {
        return panel < widePanels ? Kernel.GATES * lanes : lanes;
    }

    int firstColumn(int panel) {
        return panel <= widePanels
                ? panel * Kernel.GATES * lanes
                : widePanels * Kernel.GATES * lanes + (panel - widePanels) * lanes;
    }

    int offset(int panel) {
        return rows * firstColumn(panel);
    }

    float[] data() {
        return data;
    }
}
