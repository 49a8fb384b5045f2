package io.hindcast.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The kernel in {@code jdk.incubator.vector}, as wide as this processor's registers. */
final class VectorKernel implements Kernel {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    /** Without the instruction, a fused multiply-add is computed by software, thousands of times slower. */
    private static final boolean FUSED = Processor.fusedMultiplyAdd();

    /** Four rows keep 16 sums in registers and need 21; processors of narrower vectors have 16 registers, ARM's have 32. */
    private static final boolean FOUR_ROWS = Processor.vectorRegisters(LANES) >= 32;

    // The JIT compiler keeps vectors in registers only where all of a loop fits its budget for inlining: constants are
    // made
    // once, and no loop has more than one tanh.
    private static final FloatVector ONE = FloatVector.broadcast(SPECIES, 1f);
    private static final FloatVector P1 = FloatVector.broadcast(SPECIES, Tanh.P1);
    private static final FloatVector P3 = FloatVector.broadcast(SPECIES, Tanh.P3);
    private static final FloatVector P5 = FloatVector.broadcast(SPECIES, Tanh.P5);
    private static final FloatVector P7 = FloatVector.broadcast(SPECIES, Tanh.P7);
    private static final FloatVector P9 = FloatVector.broadcast(SPECIES, Tanh.P9);
    private static final FloatVector P11 = FloatVector.broadcast(SPECIES, Tanh.P11);
    private static final FloatVector P13 = FloatVector.broadcast(SPECIES, Tanh.P13);
    private static final FloatVector Q0 = FloatVector.broadcast(SPECIES, Tanh.Q0);
    private static final FloatVector Q2 = FloatVector.broadcast(SPECIES, Tanh.Q2);
    private static final FloatVector Q4 = FloatVector.broadcast(SPECIES, Tanh.Q4);
    private static final FloatVector Q6 = FloatVector.broadcast(SPECIES, Tanh.Q6);

    @Override
    public int lanes() {
        return LANES;
    }

    @Override
    public String description() {
        return "vector " + SPECIES.vectorBitSize() + (FUSED ? " fma" : "");
    }

    @Override
    public void addProduct(
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
            int cRow) {
        int wide = Math.min(toPanel, b.widePanels());
        if (rows == 1) {
            int panel = fromPanel;
            for (; panel + 1 < wide; panel += 2) {
                tile1x8(
                        a,
                        aOffset,
                        aColumn,
                        b.data(),
                        b.offset(panel),
                        b.offset(panel + 1),
                        b.rows(),
                        c,
                        cOffset + b.firstColumn(panel));
            }
            for (; panel < wide; panel++) {
                tile1x4(a, aOffset, aColumn, b.data(), b.offset(panel), b.rows(), c, cOffset + b.firstColumn(panel));
            }
        } else {
            for (int panel = fromPanel; panel < wide; panel++) {
                widePanel(a, aOffset, aRow, aColumn, rows, b, panel, c, cOffset + b.firstColumn(panel), cRow);
            }
        }
        for (int panel = Math.max(fromPanel, wide); panel < toPanel; panel++) {
            narrowPanel(a, aOffset, aRow, aColumn, rows, b, panel, c, cOffset + b.firstColumn(panel), cRow);
        }
    }

    private static void widePanel(
            float[] a,
            int aOffset,
            int aRow,
            int aColumn,
            int rows,
            PackedMatrix b,
            int panel,
            float[] c,
            int cOffset,
            int cRow) {
        int row = 0;
        int b0 = b.offset(panel);
        if (FOUR_ROWS) {
            for (; row + 4 <= rows; row += 4) {
                tile4x4(a, aOffset + row * aRow, aRow, aColumn, b.data(), b0, b.rows(), c, cOffset + row * cRow, cRow);
            }
        }
        for (; row + 2 <= rows; row += 2) {
            tile2x4(a, aOffset + row * aRow, aRow, aColumn, b.data(), b0, b.rows(), c, cOffset + row * cRow, cRow);
        }
        if (row < rows) {
            tile1x4(a, aOffset + row * aRow, aColumn, b.data(), b0, b.rows(), c, cOffset + row * cRow);
        }
    }

    private static void narrowPanel(
            float[] a,
            int aOffset,
            int aRow,
            int aColumn,
            int rows,
            PackedMatrix b,
            int panel,
            float[] c,
            int cOffset,
            int cRow) {
        int row = 0;
        int b0 = b.offset(panel);
        for (; row + 8 <= rows; row += 8) {
            tile8x1(a, aOffset + row * aRow, aRow, aColumn, b.data(), b0, b.rows(), c, cOffset + row * cRow, cRow);
        }
        for (; row < rows; row++) {
            tile1x1(a, aOffset + row * aRow, aColumn, b.data(), b0, b.rows(), c, cOffset + row * cRow);
        }
    }

    /** Four rows by a wide panel. */
    private static void tile4x4(
            float[] a, int a0, int aRow, int aColumn, float[] b, int b0, int rows, float[] c, int c0, int cRow) {
        FloatVector s00 = FloatVector.zero(SPECIES);
        FloatVector s01 = FloatVector.zero(SPECIES);
        FloatVector s02 = FloatVector.zero(SPECIES);
        FloatVector s03 = FloatVector.zero(SPECIES);
        FloatVector s10 = FloatVector.zero(SPECIES);
        FloatVector s11 = FloatVector.zero(SPECIES);
        FloatVector s12 = FloatVector.zero(SPECIES);
        FloatVector s13 = FloatVector.zero(SPECIES);
        FloatVector s20 = FloatVector.zero(SPECIES);
        FloatVector s21 = FloatVector.zero(SPECIES);
        FloatVector s22 = FloatVector.zero(SPECIES);
        FloatVector s23 = FloatVector.zero(SPECIES);
        FloatVector s30 = FloatVector.zero(SPECIES);
        FloatVector s31 = FloatVector.zero(SPECIES);
        FloatVector s32 = FloatVector.zero(SPECIES);
        FloatVector s33 = FloatVector.zero(SPECIES);
        for (int k = 0; k < rows; k++) {
            FloatVector y0 = FloatVector.fromArray(SPECIES, b, b0 + k * 4 * LANES);
            FloatVector y1 = FloatVector.fromArray(SPECIES, b, b0 + k * 4 * LANES + LANES);
            FloatVector y2 = FloatVector.fromArray(SPECIES, b, b0 + k * 4 * LANES + 2 * LANES);
            FloatVector y3 = FloatVector.fromArray(SPECIES, b, b0 + k * 4 * LANES + 3 * LANES);
            FloatVector x0 = FloatVector.broadcast(SPECIES, a[a0 + k * aColumn]);
            s00 = multiplyAdd(x0, y0, s00);
            s01 = multiplyAdd(x0, y1, s01);
            s02 = multiplyAdd(x0, y2, s02);
            s03 = multiplyAdd(x0, y3, s03);
            FloatVector x1 = FloatVector.broadcast(SPECIES, a[a0 + aRow + k * aColumn]);
            s10 = multiplyAdd(x1, y0, s10);
            s11 = multiplyAdd(x1, y1, s11);
            s12 = multiplyAdd(x1, y2, s12);
            s13 = multiplyAdd(x1, y3, s13);
            FloatVector x2 = FloatVector.broadcast(SPECIES, a[a0 + 2 * aRow + k * aColumn]);
            s20 = multiplyAdd(x2, y0, s20);
            s21 = multiplyAdd(x2, y1, s21);
            s22 = multiplyAdd(x2, y2, s22);
            s23 = multiplyAdd(x2, y3, s23);
            FloatVector x3 = FloatVector.broadcast(SPECIES, a[a0 + 3 * aRow + k * aColumn]);
            s30 = multiplyAdd(x3, y0, s30);
            s31 = multiplyAdd(x3, y1, s31);
            s32 = multiplyAdd(x3, y2, s32);
            s33 = multiplyAdd(x3, y3, s33);
        }
        add(s00, c, c0);
        add(s01, c, c0 + LANES);
        add(s02, c, c0 + 2 * LANES);
        add(s03, c, c0 + 3 * LANES);
        add(s10, c, c0 + cRow);
        add(s11, c, c0 + cRow + LANES);
        add(s12, c, c0 + cRow + 2 * LANES);
        add(s13, c, c0 + cRow + 3 * LANES);
        add(s20, c, c0 + 2 * cRow);
        add(s21, c, c0 + 2 * cRow + LANES);
        add(s22, c, c0 + 2 * cRow + 2 * LANES);
        add(s23, c, c0 + 2 * cRow + 3 * LANES);
        add(s30, c, c0 + 3 * cRow);
        add(s31, c, c0 + 3 * cRow + LANES);
        add(s32, c, c0 + 3 * cRow + 2 * LANES);
        add(s33, c, c0 + 3 * cRow + 3 * LANES);
    }

    /** Two rows by a wide panel. */
    private static void tile2x4(
            float[] a, int a0, int aRow, int aColumn, float[] b, int b0, int rows, float[] c, int c0, int cRow) {
        FloatVector s00 = FloatVector.zero(SPECIES);
        FloatVector s01 = FloatVector.zero(SPECIES);
        FloatVector s02 = FloatVector.zero(SPECIES);
        FloatVector s03 = FloatVector.zero(SPECIES);
        FloatVector s10 = FloatVector.zero(SPECIES);
        FloatVector s11 = FloatVector.zero(SPECIES);
        FloatVector s12 = FloatVector.zero(SPECIES);
        FloatVector s13 = FloatVector.zero(SPECIES);
        for (int k = 0; k < rows; k++) {
            FloatVector y0 = FloatVector.fromArray(SPECIES, b, b0 + k * 4 * LANES);
            FloatVector y1 = FloatVector.fromArray(SPECIES, b, b0 + k * 4 * LANES + LANES);
            FloatVector y2 = FloatVector.fromArray(SPECIES, b, b0 + k * 4 * LANES + 2 * LANES);
            FloatVector y3 = FloatVector.fromArray(SPECIES, b, b0 + k * 4 * LANES + 3 * LANES);
            FloatVector x0 = FloatVector.broadcast(SPECIES, a[a0 + k * aColumn]);
            s00 = multiplyAdd(x0, y0, s00);
            s01 = multiplyAdd(x0, y1, s01);
            s02 = multiplyAdd(x0, y2, s02);
            s03 = multiplyAdd(x0, y3, s03);
            FloatVector x1 = FloatVector.broadcast(SPECIES, a[a0 + aRow + k * aColumn]);
            s10 = multiplyAdd(x1, y0, s10);
            s11 = multiplyAdd(x1, y1, s11);
            s12 = multiplyAdd(x1, y2, s12);
            s13 = multiplyAdd(x1, y3, s13);
        }
        add(s00, c, c0);
        add(s01, c, c0 + LANES);
        add(s02, c, c0 + 2 * LANES);
        add(s03, c, c0 + 3 * LANES);
        add(s10, c, c0 + cRow);
        add(s11, c, c0 + cRow + LANES);
        add(s12, c, c0 + cRow + 2 * LANES);
        add(s13, c, c0 + cRow + 3 * LANES);
    }

    /** A row by a wide panel. */
    private static void tile1x4(float[] a, int a0, int aColumn, float[] b, int b0, int rows, float[] c, int c0) {
        FloatVector s00 = FloatVector.zero(SPECIES);
        FloatVector s01 = FloatVector.zero(SPECIES);
        FloatVector s02 = FloatVector.zero(SPECIES);
        FloatVector s03 = FloatVector.zero(SPECIES);
        for (int k = 0; k < rows; k++) {
            FloatVector y0 = FloatVector.fromArray(SPECIES, b, b0 + k * 4 * LANES);
            FloatVector y1 = FloatVector.fromArray(SPECIES, b, b0 + k * 4 * LANES + LANES);
            FloatVector y2 = FloatVector.fromArray(SPECIES, b, b0 + k * 4 * LANES + 2 * LANES);
            FloatVector y3 = FloatVector.fromArray(SPECIES, b, b0 + k * 4 * LANES + 3 * LANES);
            FloatVector x0 = FloatVector.broadcast(SPECIES, a[a0 + k * aColumn]);
            s00 = multiplyAdd(x0, y0, s00);
            s01 = multiplyAdd(x0, y1, s01);
            s02 = multiplyAdd(x0, y2, s02);
            s03 = multiplyAdd(x0, y3, s03);
        }
        add(s00, c, c0);
        add(s01, c, c0 + LANES);
        add(s02, c, c0 + 2 * LANES);
        add(s03, c, c0 + 3 * LANES);
    }

    /** A row by two wide panels: eight sums, so that none waits for the one before it. */
    private static void tile1x8(
            float[] a, int a0, int aColumn, float[] b, int left, int right, int rows, float[] c, int c0) {
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = FloatVector.zero(SPECIES);
        FloatVector s2 = FloatVector.zero(SPECIES);
        FloatVector s3 = FloatVector.zero(SPECIES);
        FloatVector s4 = FloatVector.zero(SPECIES);
        FloatVector s5 = FloatVector.zero(SPECIES);
        FloatVector s6 = FloatVector.zero(SPECIES);
        FloatVector s7 = FloatVector.zero(SPECIES);
        for (int k = 0; k < rows; k++) {
            FloatVector each = FloatVector.broadcast(SPECIES, a[a0 + k * aColumn]);
            s0 = multiplyAdd(each, FloatVector.fromArray(SPECIES, b, left + k * 4 * LANES), s0);
            s1 = multiplyAdd(each, FloatVector.fromArray(SPECIES, b, left + k * 4 * LANES + LANES), s1);
            s2 = multiplyAdd(each, FloatVector.fromArray(SPECIES, b, left + k * 4 * LANES + 2 * LANES), s2);
            s3 = multiplyAdd(each, FloatVector.fromArray(SPECIES, b, left + k * 4 * LANES + 3 * LANES), s3);
            s4 = multiplyAdd(each, FloatVector.fromArray(SPECIES, b, right + k * 4 * LANES), s4);
            s5 = multiplyAdd(each, FloatVector.fromArray(SPECIES, b, right + k * 4 * LANES + LANES), s5);
            s6 = multiplyAdd(each, FloatVector.fromArray(SPECIES, b, right + k * 4 * LANES + 2 * LANES), s6);
            s7 = multiplyAdd(each, FloatVector.fromArray(SPECIES, b, right + k * 4 * LANES + 3 * LANES), s7);
        }
        add(s0, c, c0);
        add(s1, c, c0 + LANES);
        add(s2, c, c0 + 2 * LANES);
        add(s3, c, c0 + 3 * LANES);
        add(s4, c, c0 + 4 * LANES);
        add(s5, c, c0 + 5 * LANES);
        add(s6, c, c0 + 6 * LANES);
        add(s7, c, c0 + 7 * LANES);
    }

    /** Eight rows by a narrow panel. */
    private static void tile8x1(
            float[] a, int a0, int aRow, int aColumn, float[] b, int b0, int rows, float[] c, int c0, int cRow) {
        FloatVector s00 = FloatVector.zero(SPECIES);
        FloatVector s10 = FloatVector.zero(SPECIES);
        FloatVector s20 = FloatVector.zero(SPECIES);
        FloatVector s30 = FloatVector.zero(SPECIES);
        FloatVector s40 = FloatVector.zero(SPECIES);
        FloatVector s50 = FloatVector.zero(SPECIES);
        FloatVector s60 = FloatVector.zero(SPECIES);
        FloatVector s70 = FloatVector.zero(SPECIES);
        for (int k = 0; k < rows; k++) {
            FloatVector y0 = FloatVector.fromArray(SPECIES, b, b0 + k * LANES);
            FloatVector x0 = FloatVector.broadcast(SPECIES, a[a0 + k * aColumn]);
            s00 = multiplyAdd(x0, y0, s00);
            FloatVector x1 = FloatVector.broadcast(SPECIES, a[a0 + aRow + k * aColumn]);
            s10 = multiplyAdd(x1, y0, s10);
            FloatVector x2 = FloatVector.broadcast(SPECIES, a[a0 + 2 * aRow + k * aColumn]);
            s20 = multiplyAdd(x2, y0, s20);
            FloatVector x3 = FloatVector.broadcast(SPECIES, a[a0 + 3 * aRow + k * aColumn]);
            s30 = multiplyAdd(x3, y0, s30);
            FloatVector x4 = FloatVector.broadcast(SPECIES, a[a0 + 4 * aRow + k * aColumn]);
            s40 = multiplyAdd(x4, y0, s40);
            FloatVector x5 = FloatVector.broadcast(SPECIES, a[a0 + 5 * aRow + k * aColumn]);
            s50 = multiplyAdd(x5, y0, s50);
            FloatVector x6 = FloatVector.broadcast(SPECIES, a[a0 + 6 * aRow + k * aColumn]);
            s60 = multiplyAdd(x6, y0, s60);
            FloatVector x7 = FloatVector.broadcast(SPECIES, a[a0 + 7 * aRow + k * aColumn]);
            s70 = multiplyAdd(x7, y0, s70);
        }
        add(s00, c, c0);
        add(s10, c, c0 + cRow);
        add(s20, c, c0 + 2 * cRow);
        add(s30, c, c0 + 3 * cRow);
        add(s40, c, c0 + 4 * cRow);
        add(s50, c, c0 + 5 * cRow);
        add(s60, c, c0 + 6 * cRow);
        add(s70, c, c0 + 7 * cRow);
    }

    /** A row by a narrow panel. */
    private static void tile1x1(float[] a, int a0, int aColumn, float[] b, int b0, int rows, float[] c, int c0) {
        FloatVector s00 = FloatVector.zero(SPECIES);
        for (int k = 0; k < rows; k++) {
            FloatVector y0 = FloatVector.fromArray(SPECIES, b, b0 + k * LANES);
            FloatVector x0 = FloatVector.broadcast(SPECIES, a[a0 + k * aColumn]);
            s00 = multiplyAdd(x0, y0, s00);
        }
        add(s00, c, c0);
    }

    private static FloatVector multiplyAdd(FloatVector a, FloatVector b, FloatVector sum) {
        return FUSED ? a.fma(b, sum) : a.mul(b).add(sum);
    }

    private static void add(FloatVector sum, float[] c, int at) {
        FloatVector.fromArray(SPECIES, c, at).add(sum).intoArray(c, at);
    }

    @Override
    public void gates(
            float[] z,
            int zOffset,
            int rows,
            int units,
            float[] before,
            int beforeOffset,
            float[] after,
            int afterOffset,
            float[] h,
            int hOffset) {
        squashGates(z, zOffset, rows * units);
        for (int i = 0; i < rows * units; i += LANES) {
            int at = zOffset + i * GATES;
            FloatVector candidate = FloatVector.fromArray(SPECIES, z, at);
            FloatVector forget = FloatVector.fromArray(SPECIES, z, at + LANES);
            FloatVector input = FloatVector.fromArray(SPECIES, z, at + 3 * LANES);
            FloatVector previous = FloatVector.fromArray(SPECIES, before, beforeOffset + i);
            multiplyAdd(input, candidate, forget.mul(previous)).intoArray(after, afterOffset + i);
        }
        for (int i = 0; i < rows * units; i += LANES) {
            FloatVector output = FloatVector.fromArray(SPECIES, z, zOffset + i * GATES + 2 * LANES);
            FloatVector cell = FloatVector.fromArray(SPECIES, after, afterOffset + i);
            output.mul(tanh(cell)).intoArray(h, hOffset + i);
        }
    }

    /** Activates pre-activations in place. Candidates and gates go through the same instructions: see {@link Tanh}. */
    private static void squashGates(float[] z, int from, int count) {
        for (int i = 0; i < count * GATES; i += LANES) {
            int gate = i / LANES % GATES;
            FloatVector scale = FloatVector.broadcast(SPECIES, Tanh.GATE_SCALE[gate]);
            FloatVector shift = FloatVector.broadcast(SPECIES, Tanh.GATE_SHIFT[gate]);
            FloatVector x = FloatVector.fromArray(SPECIES, z, from + i);
            multiplyAdd(scale, tanh(x.mul(scale)), shift).intoArray(z, from + i);
        }
    }

    @Override
    public void gateGradients(
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
            int dcOffset) {
        outputGradients(z, zOffset, rows * units, after, afterOffset, dh, dhOffset, dc, dcOffset);
        for (int i = 0; i < rows * units; i += LANES) {
            int at = zOffset + i * GATES;
            FloatVector candidate = FloatVector.fromArray(SPECIES, z, at);
            FloatVector forget = FloatVector.fromArray(SPECIES, z, at + LANES);
            FloatVector input = FloatVector.fromArray(SPECIES, z, at + 3 * LANES);
            FloatVector cellError = FloatVector.fromArray(SPECIES, dc, dcOffset + i);
            FloatVector previous = FloatVector.fromArray(SPECIES, before, beforeOffset + i);
            cellError.mul(input).mul(ONE.sub(candidate.mul(candidate))).intoArray(z, at);
            cellError.mul(previous).mul(forget.mul(ONE.sub(forget))).intoArray(z, at + LANES);
            cellError.mul(candidate).mul(input.mul(ONE.sub(input))).intoArray(z, at + 3 * LANES);
            cellError.mul(forget).intoArray(dc, dcOffset + i);
        }
    }

    /** Turns output gates into their derivatives, and adds what the outputs say to the derivatives of the cells. */
    private static void outputGradients(
            float[] z,
            int zOffset,
            int count,
            float[] after,
            int afterOffset,
            float[] dh,
            int dhOffset,
            float[] dc,
            int dcOffset) {
        for (int i = 0; i < count; i += LANES) {
            int at = zOffset + i * GATES + 2 * LANES;
            FloatVector output = FloatVector.fromArray(SPECIES, z, at);
            FloatVector squashed = tanh(FloatVector.fromArray(SPECIES, after, afterOffset + i));
            FloatVector error = FloatVector.fromArray(SPECIES, dh, dhOffset + i);
            FloatVector later = FloatVector.fromArray(SPECIES, dc, dcOffset + i);
            multiplyAdd(error.mul(output), ONE.sub(squashed.mul(squashed)), later)
                    .intoArray(dc, dcOffset + i);
            error.mul(squashed).mul(output.mul(ONE.sub(output))).intoArray(z, at);
        }
    }

    @Override
    public void addColumnSums(float[] a, int aOffset, int aRow, int rows, int fromColumn, int toColumn, float[] sums) {
        for (int column = fromColumn; column < toColumn; column += LANES) {
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int row = 0; row < rows; row++) {
                sum = sum.add(FloatVector.fromArray(SPECIES, a, aOffset + row * aRow + column));
            }
            add(sum, sums, column);
        }
    }

    @Override
    public void activate(ActivationFunction function, float[] x, int from, int to) {
        if (function == ActivationFunction.IDENTITY) {
            return;
        }
        for (int i = from; i < to; i += LANES) {
            VectorMask<Float> mask = SPECIES.indexInRange(i, to);
            FloatVector value = FloatVector.fromArray(SPECIES, x, i, mask);
            FloatVector result = switch (function) {
                case IDENTITY -> value;
                case RELU -> value.max(0f);
                case TANH -> tanh(value);
                case SIGMOID -> sigmoid(value);
            };
            result.intoArray(x, i, mask);
        }
    }

    /** See {@link Tanh}. */
    private static FloatVector tanh(FloatVector x) {
        // Comparisons and blends are half the instructions of Java's min and max, and keep NaN too.
        FloatVector y = x.blend(Tanh.LIMIT, x.compare(VectorOperators.GT, Tanh.LIMIT))
                .blend(-Tanh.LIMIT, x.compare(VectorOperators.LT, -Tanh.LIMIT));
        FloatVector square = y.mul(y);
        FloatVector p = multiplyAdd(square, P13, P11);
        p = multiplyAdd(square, p, P9);
        p = multiplyAdd(square, p, P7);
        p = multiplyAdd(square, p, P5);
        p = multiplyAdd(square, p, P3);
        p = multiplyAdd(square, p, P1);
        FloatVector q = multiplyAdd(square, Q6, Q4);
        q = multiplyAdd(square, q, Q2);
        q = multiplyAdd(square, q, Q0);
        return y.mul(p).div(q);
    }

    private static FloatVector sigmoid(FloatVector x) {
        FloatVector half = FloatVector.broadcast(SPECIES, 0.5f);
        return multiplyAdd(half, tanh(x.mul(half)), half);
    }
}
