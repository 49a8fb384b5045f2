package io.hindcast.kernel;

/**
 * The kernel in plain Java, for JVMs that run without {@code jdk.incubator.vector}. Forward passes give the bits of
 * {@link VectorKernel} on the same processor.
 */
final class PortableKernel implements Kernel {
    private static final int LANES = 16;
    private static final boolean FUSED = Processor.fusedMultiplyAdd();

    /** Sums of one row of a panel: a place for each thread. */
    private static final ThreadLocal<float[]> SUMS = ThreadLocal.withInitial(() -> new float[GATES * LANES]);

    @Override
    public int lanes() {
        return LANES;
    }

    @Override
    public String description() {
        return "portable" + (FUSED ? " fma" : "");
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
        float[] sums = SUMS.get();
        for (int panel = fromPanel; panel < toPanel; panel++) {
            int width = b.width(panel);
            for (int row = 0; row < rows; row++) {
                int at = cOffset + row * cRow + b.firstColumn(panel);
                System.arraycopy(c, at, sums, 0, width);
                sum(a, aOffset + row * aRow, aColumn, b, b.offset(panel), width, sums);
                System.arraycopy(sums, 0, c, at, width);
            }
        }
    }

    private static void sum(float[] a, int a0, int aColumn, PackedMatrix b, int b0, int width, float[] sums) {
        float[] data = b.data();
        for (int k = 0; k < b.rows(); k++) {
            float factor = a[a0 + k * aColumn];
            int at = b0 + k * width;
            for (int i = 0; i < width; i++) {
                sums[i] = multiplyAdd(factor, data[at + i], sums[i]);
            }
        }
    }

    private static float multiplyAdd(float a, float b, float sum) {
        return FUSED ? Math.fma(a, b, sum) : a * b + sum;
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
        for (int i = 0; i < rows * units; i++) {
            int at = zOffset + i / LANES * LANES * GATES + i % LANES;
            float candidate = tanh(z[at]);
            float forget = sigmoid(z[at + LANES]);
            float output = sigmoid(z[at + 2 * LANES]);
            float input = sigmoid(z[at + 3 * LANES]);
            float cell = multiplyAdd(input, candidate, forget * before[beforeOffset + i]);
            after[afterOffset + i] = cell;
            h[hOffset + i] = output * tanh(cell);
            z[at] = candidate;
            z[at + LANES] = forget;
            z[at + 2 * LANES] = output;
            z[at + 3 * LANES] = input;
        }
    }

    private static float sigmoid(float x) {
        return multiplyAdd(0.5f, tanh(x * 0.5f), 0.5f);
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
        for (int i = 0; i < rows * units; i++) {
            int at = zOffset + i / LANES * LANES * GATES + i % LANES;
            float candidate = z[at];
            float forget = z[at + LANES];
            float output = z[at + 2 * LANES];
            float input = z[at + 3 * LANES];
            float squashed = tanh(after[afterOffset + i]);
            float error = dh[dhOffset + i];
            float cellError = multiplyAdd(error * output, 1f - squashed * squashed, dc[dcOffset + i]);
            z[at] = cellError * input * (1f - candidate * candidate);
            z[at + LANES] = cellError * before[beforeOffset + i] * (forget * (1f - forget));
            z[at + 2 * LANES] = error * squashed * (output * (1f - output));
            z[at + 3 * LANES] = cellError * candidate * (input * (1f - input));
            dc[dcOffset + i] = cellError * forget;
        }
    }

    @Override
    public void addColumnSums(float[] a, int aOffset, int aRow, int rows, int fromColumn, int toColumn, float[] sums) {
        for (int column = fromColumn; column < toColumn; column++) {
            float sum = sums[column];
            for (int row = 0; row < rows; row++) {
                sum += a[aOffset + row * aRow + column];
            }
            sums[column] = sum;
        }
    }

    @Override
    public void activate(ActivationFunction function, float[] x, int from, int count) {
        for (int i = from; i < from + count; i++) {
            x[i] = switch (function) {
                case IDENTITY -> x[i];
                case RELU -> x[i] < 0f ? 0f : x[i];
                case TANH -> tanh(x[i]);
                case SIGMOID -> sigmoid(x[i]);
            };
        }
    }

    /** See {@link Tanh}. */
    private static float tanh(float x) {
        float y = x > Tanh.LIMIT ? Tanh.LIMIT : x < -Tanh.LIMIT ? -Tanh.LIMIT : x;
        float square = y * y;
        float p = multiplyAdd(square, Tanh.P13, Tanh.P11);
        p = multiplyAdd(square, p, Tanh.P9);
        p = multiplyAdd(square, p, Tanh.P7);
        p = multiplyAdd(square, p, Tanh.P5);
        p = multiplyAdd(square, p, Tanh.P3);
        p = multiplyAdd(square, p, Tanh.P1);
        float q = multiplyAdd(square, Tanh.Q6, Tanh.Q4);
        q = multiplyAdd(square, q, Tanh.Q2);
        q = multiplyAdd(square, q, Tanh.Q0);
        return y * p / q;
    }
}
