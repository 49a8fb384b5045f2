package io.hindcast.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The kernel in {@code jdk.incubator.vector}, as wide as this processor's registers, with fused multiply-adds. */
final class VectorKernel implements Kernel {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    /** Four rows keep 16 sums in registers and need 21; processors of narrower vectors have 16 registers, ARM's have 32. */
    private static final boolean FOUR_ROWS = Processor.vectorRegisters(LANES) >= 32;

    // The JIT compiler keeps vectors in registers only where all of a loop fits its budget for inlining: constants are
    // made
    // once, and no loop has more than one tanh.
    private static final FloatVector HALF = FloatVector.broadcast(SPECIES, 0.5f);
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
        return "vector " + SPECIES.vectorBitSize() + " fma";
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
        FloatVector s00 = FloatVector.fromArray(SPECIES, c, c0);
        FloatVector s01 = FloatVector.fromArray(SPECIES, c, c0 + LANES);
        FloatVector s02 = FloatVector.fromArray(SPECIES, c, c0 + 2 * LANES);
        FloatVector s03 = FloatVector.fromArray(SPECIES, c, c0 + 3 * LANES);
        FloatVector s10 = FloatVector.fromArray(SPECIES, c, c0 + cRow);
        FloatVector s11 = FloatVector.fromArray(SPECIES, c, c0 + cRow + LANES);
        FloatVector s12 = FloatVector.fromArray(SPECIES, c, c0 + cRow + 2 * LANES);
        FloatVector s13 = FloatVector.fromArray(SPECIES, c, c0 + cRow + 3 * LANES);
        FloatVector s20 = FloatVector.fromArray(SPECIES, c, c0 + 2 * cRow);
        FloatVector s21 = FloatVector.fromArray(SPECIES, c, c0 + 2 * cRow + LANES);
        FloatVector s22 = FloatVector.fromArray(SPECIES, c, c0 + 2 * cRow + 2 * LANES);
        FloatVector s23 = FloatVector.fromArray(SPECIES, c, c0 + 2 * cRow + 3 * LANES);
        FloatVector s30 = FloatVector.fromArray(SPECIES, c, c0 + 3 * cRow);
        FloatVector s31 = FloatVector.fromArray(SPECIES, c, c0 + 3 * cRow + LANES);
        FloatVector s32 = FloatVector.fromArray(SPECIES, c, c0 + 3 * cRow + 2 * LANES);
        FloatVector s33 = FloatVector.fromArray(SPECIES, c, c0 + 3 * cRow + 3 * LANES);
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
        s00.intoArray(c, c0);
        s01.intoArray(c, c0 + LANES);
        s02.intoArray(c, c0 + 2 * LANES);
        s03.intoArray(c, c0 + 3 * LANES);
        s10.intoArray(c, c0 + cRow);
        s11.intoArray(c, c0 + cRow + LANES);
        s12.intoArray(c, c0 + cRow + 2 * LANES);
        s13.intoArray(c, c0 + cRow + 3 * LANES);
        s20.intoArray(c, c0 + 2 * cRow);
        s21.intoArray(c, c0 + 2 * cRow + LANES);
        s22.intoArray(c, c0 + 2 * cRow + 2 * LANES);
        s23.intoArray(c, c0 + 2 * cRow + 3 * LANES);
        s30.intoArray(c, c0 + 3 * cRow);
        s31.intoArray(c, c0 + 3 * cRow + LANES);
        s32.intoArray(c, c0 + 3 * cRow + 2 * LANES);
        s33.intoArray(c, c0 + 3 * cRow + 3 * LANES);
    }

    /** Two rows by a wide panel. */
    private static void tile2x4(
            float[] a, int a0, int aRow, int aColumn, float[] b, int b0, int rows, float[] c, int c0, int cRow) {
        FloatVector s00 = FloatVector.fromArray(SPECIES, c, c0);
        FloatVector s01 = FloatVector.fromArray(SPECIES, c, c0 + LANES);
        FloatVector s02 = FloatVector.fromArray(SPECIES, c, c0 + 2 * LANES);
        FloatVector s03 = FloatVector.fromArray(SPECIES, c, c0 + 3 * LANES);
        FloatVector s10 = FloatVector.fromArray(SPECIES, c, c0 + cRow);
        FloatVector s11 = FloatVector.fromArray(SPECIES, c, c0 + cRow + LANES);
        FloatVector s12 = FloatVector.fromArray(SPECIES, c, c0 + cRow + 2 * LANES);
        FloatVector s13 = FloatVector.fromArray(SPECIES, c, c0 + cRow + 3 * LANES);
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
        s00.intoArray(c, c0);
        s01.intoArray(c, c0 + LANES);
        s02.intoArray(c, c0 + 2 * LANES);
        s03.intoArray(c, c0 + 3 * LANES);
        s10.intoArray(c, c0 + cRow);
        s11.intoArray(c, c0 + cRow + LANES);
        s12.intoArray(c, c0 + cRow + 2 * LANES);
        s13.intoArray(c, c0 + cRow + 3 * LANES);
    }

    /** A row by a wide panel. */
    private static void tile1x4(float[] a, int a0, int aColumn, float[] b, int b0, int rows, float[] c, int c0) {
        FloatVector s00 = FloatVector.fromArray(SPECIES, c, c0);
        FloatVector s01 = FloatVector.fromArray(SPECIES, c, c0 + LANES);
        FloatVector s02 = FloatVector.fromArray(SPECIES, c, c0 + 2 * LANES);
        FloatVector s03 = FloatVector.fromArray(SPECIES, c, c0 + 3 * LANES);
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
        s00.intoArray(c, c0);
        s01.intoArray(c, c0 + LANES);
        s02.intoArray(c, c0 + 2 * LANES);
        s03.intoArray(c, c0 + 3 * LANES);
    }

    /** A row by two wide panels: eight sums, so that none waits for the one before it. */
    private static void tile1x8(
            float[] a, int a0, int aColumn, float[] b, int left, int right, int rows, float[] c, int c0) {
        FloatVector s0 = FloatVector.fromArray(SPECIES, c, c0);
        FloatVector s1 = FloatVector.fromArray(SPECIES, c, c0 + LANES);
        FloatVector s2 = FloatVector.fromArray(SPECIES, c, c0 + 2 * LANES);
        FloatVector s3 = FloatVector.fromArray(SPECIES, c, c0 + 3 * LANES);
        FloatVector s4 = FloatVector.fromArray(SPECIES, c, c0 + 4 * LANES);
        FloatVector s5 = FloatVector.fromArray(SPECIES, c, c0 + 5 * LANES);
        FloatVector s6 = FloatVector.fromArray(SPECIES, c, c0 + 6 * LANES);
        FloatVector s7 = FloatVector.fromArray(SPECIES, c, c0 + 7 * LANES);
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
        s0.intoArray(c, c0);
        s1.intoArray(c, c0 + LANES);
        s2.intoArray(c, c0 + 2 * LANES);
        s3.intoArray(c, c0 + 3 * LANES);
        s4.intoArray(c, c0 + 4 * LANES);
        s5.intoArray(c, c0 + 5 * LANES);
        s6.intoArray(c, c0 + 6 * LANES);
        s7.intoArray(c, c0 + 7 * LANES);
    }

    /** Eight rows by a narrow panel. */
    private static void tile8x1(
            float[] a, int a0, int aRow, int aColumn, float[] b, int b0, int rows, float[] c, int c0, int cRow) {
        FloatVector s00 = FloatVector.fromArray(SPECIES, c, c0);
        FloatVector s10 = FloatVector.fromArray(SPECIES, c, c0 + cRow);
        FloatVector s20 = FloatVector.fromArray(SPECIES, c, c0 + 2 * cRow);
        FloatVector s30 = FloatVector.fromArray(SPECIES, c, c0 + 3 * cRow);
        FloatVector s40 = FloatVector.fromArray(SPECIES, c, c0 + 4 * cRow);
        FloatVector s50 = FloatVector.fromArray(SPECIES, c, c0 + 5 * cRow);
        FloatVector s60 = FloatVector.fromArray(SPECIES, c, c0 + 6 * cRow);
        FloatVector s70 = FloatVector.fromArray(SPECIES, c, c0 + 7 * cRow);
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
        s00.intoArray(c, c0);
        s10.intoArray(c, c0 + cRow);
        s20.intoArray(c, c0 + 2 * cRow);
        s30.intoArray(c, c0 + 3 * cRow);
        s40.intoArray(c, c0 + 4 * cRow);
        s50.intoArray(c, c0 + 5 * cRow);
        s60.intoArray(c, c0 + 6 * cRow);
        s70.intoArray(c, c0 + 7 * cRow);
    }

    /** A row by a narrow panel. */
    private static void tile1x1(float[] a, int a0, int aColumn, float[] b, int b0, int rows, float[] c, int c0) {
        FloatVector s00 = FloatVector.fromArray(SPECIES, c, c0);
        for (int k = 0; k < rows; k++) {
            FloatVector y0 = FloatVector.fromArray(SPECIES, b, b0 + k * LANES);
            FloatVector x0 = FloatVector.broadcast(SPECIES, a[a0 + k * aColumn]);
            s00 = multiplyAdd(x0, y0, s00);
        }
        s00.intoArray(c, c0);
    }

    private static FloatVector multiplyAdd(FloatVector a, FloatVector b, FloatVector sum) {
        return a.fma(b, sum);
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
        squash(z, zOffset, z, zOffset, rows * units * GATES, Tanh.GATE_SCALE);
        for (int i = 0; i < rows * units; i += LANES) {
            int at = zOffset + i * GATES;
            FloatVector candidate = FloatVector.fromArray(SPECIES, z, at);
            FloatVector forget = halfAndHalf(z, at + LANES);
            FloatVector input = halfAndHalf(z, at + 3 * LANES);
            FloatVector previous = FloatVector.fromArray(SPECIES, before, beforeOffset + i);
            multiplyAdd(input, candidate, forget.mul(previous)).intoArray(after, afterOffset + i);
        }
        squash(after, afterOffset, h, hOffset, rows * units, Tanh.ONES);
        for (int i = 0; i < rows * units; i += LANES) {
            FloatVector output = halfAndHalf(z, zOffset + i * GATES + 2 * LANES);
            FloatVector squashed = FloatVector.fromArray(SPECIES, h, hOffset + i);
            output.mul(squashed).intoArray(h, hOffset + i);
        }
    }

    /** From a tanh of half the scale to the logistic function, in place. */
    private static FloatVector halfAndHalf(float[] x, int at) {
        FloatVector logistic = multiplyAdd(HALF, FloatVector.fromArray(SPECIES, x, at), HALF);
        logistic.intoArray(x, at);
        return logistic;
    }

    /**
     * {@code y = tanh(scale * x)}, each vector with the scale of its gate; see {@link Tanh}. The only place with a tanh.
     *
     * <p>Two vectors at a time, so that one's sums fill the waits of the other's; where the last one is alone it is computed
     * twice. The JIT compiler doesn't inline a method of this length, which is as well: callers have no room for it, and
     * vectors that don't fit become objects.
     */
    private static void squash(float[] x, int xFrom, float[] y, int yFrom, int count, float[] scales) {
        for (int i = 0; i < count; i += 2 * LANES) {
            int j = i + LANES < count ? i + LANES : i;
            FloatVector value0 =
                    clamp(FloatVector.fromArray(SPECIES, x, xFrom + i).mul(scales[i / LANES % GATES]));
            FloatVector value1 =
                    clamp(FloatVector.fromArray(SPECIES, x, xFrom + j).mul(scales[j / LANES % GATES]));
            FloatVector square0 = value0.mul(value0);
            FloatVector p0 = multiplyAdd(square0, P13, P11);
            p0 = multiplyAdd(square0, p0, P9);
            p0 = multiplyAdd(square0, p0, P7);
            p0 = multiplyAdd(square0, p0, P5);
            p0 = multiplyAdd(square0, p0, P3);
            p0 = multiplyAdd(square0, p0, P1);
            FloatVector q0 = multiplyAdd(square0, Q6, Q4);
            q0 = multiplyAdd(square0, q0, Q2);
            q0 = multiplyAdd(square0, q0, Q0);
            FloatVector square1 = value1.mul(value1);
            FloatVector p1 = multiplyAdd(square1, P13, P11);
            p1 = multiplyAdd(square1, p1, P9);
            p1 = multiplyAdd(square1, p1, P7);
            p1 = multiplyAdd(square1, p1, P5);
            p1 = multiplyAdd(square1, p1, P3);
            p1 = multiplyAdd(square1, p1, P1);
            FloatVector q1 = multiplyAdd(square1, Q6, Q4);
            q1 = multiplyAdd(square1, q1, Q2);
            q1 = multiplyAdd(square1, q1, Q0);
            value0.mul(p0).div(q0).intoArray(y, yFrom + i);
            value1.mul(p1).div(q1).intoArray(y, yFrom + j);
        }
    }

    /** Comparisons and blends are half the instructions of Java's min and max, and keep NaN too. */
    private static FloatVector clamp(FloatVector x) {
        return x.blend(Tanh.LIMIT, x.compare(VectorOperators.GT, Tanh.LIMIT))
                .blend(-Tanh.LIMIT, x.compare(VectorOperators.LT, -Tanh.LIMIT));
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
        squash(after, afterOffset, after, afterOffset, rows * units, Tanh.ONES);
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
            float[] squashedCells,
            int squashedOffset,
            float[] dh,
            int dhOffset,
            float[] dc,
            int dcOffset) {
        for (int i = 0; i < count; i += LANES) {
            int at = zOffset + i * GATES + 2 * LANES;
            FloatVector output = FloatVector.fromArray(SPECIES, z, at);
            FloatVector squashed = FloatVector.fromArray(SPECIES, squashedCells, squashedOffset + i);
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
            FloatVector sum = FloatVector.fromArray(SPECIES, sums, column);
            for (int row = 0; row < rows; row++) {
                sum = sum.add(FloatVector.fromArray(SPECIES, a, aOffset + row * aRow + column));
            }
            sum.intoArray(sums, column);
        }
    }

    @Override
    public void activate(ActivationFunction function, float[] x, int from, int count) {
        switch (function) {
            case IDENTITY -> {}
            case RELU -> rectify(x, from, count);
            case TANH -> squash(x, from, x, from, count, Tanh.ONES);
            case SIGMOID -> {
                squash(x, from, x, from, count, Tanh.HALVES);
                for (int i = from; i < from + count; i += LANES) {
                    halfAndHalf(x, i);
                }
            }
        }
    }

    private static void rectify(float[] x, int from, int count) {
        for (int i = from; i < from + count; i += LANES) {
            FloatVector value = FloatVector.fromArray(SPECIES, x, i);
            value.blend(0f, value.compare(VectorOperators.LT, 0f)).intoArray(x, i);
        }
    }
}
