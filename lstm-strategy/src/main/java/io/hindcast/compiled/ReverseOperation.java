package io.hindcast.compiled;

/** Sequence to sequence: the same steps, the last one first. */
record ReverseOperation(int from, Shape shape, int to) implements Operation {
    @Override
    public void run(Memory memory, int rows) {
        float[] x = memory.slot(from);
        float[] y = memory.slot(to);
        int begin = shape.begin(rows);
        int step = rows * shape.row();
        for (int t = 0; t < shape.steps(); t++) {
            System.arraycopy(x, begin + t * step, y, begin + (shape.steps() - 1 - t) * step, step);
        }
    }
}
