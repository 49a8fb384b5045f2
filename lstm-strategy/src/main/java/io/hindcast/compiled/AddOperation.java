package io.hindcast.compiled;

/** Adds two values of the same shape. */
record AddOperation(int left, Shape leftShape, int right, Shape rightShape, int to, Shape output) implements Operation {
    @Override
    public void run(Memory memory, int rows) {
        float[] a = memory.slot(left);
        float[] b = memory.slot(right);
        float[] sum = memory.slot(to);
        for (int row = 0; row < output.rows(rows); row++) {
            int atA = leftShape.begin(rows) + row * leftShape.row();
            int atB = rightShape.begin(rows) + row * rightShape.row();
            int at = output.begin(rows) + row * output.row();
            for (int i = 0; i < output.width(); i++) {
                sum[at + i] = a[atA + i] + b[atB + i];
            }
        }
    }
}
