package io.hindcast.compiled;

/** Two sequences of as many steps, or two vectors, to one of both widths together: the left one's features come first. */
record ConcatOperation(int left, Shape leftShape, int right, Shape rightShape, int to, Shape output)
        implements Operation {
    @Override
    public void run(Memory memory, int rows) {
        copy(memory.slot(left), leftShape, memory.slot(to), 0, rows);
        copy(memory.slot(right), rightShape, memory.slot(to), leftShape.width(), rows);
    }

    private void copy(float[] x, Shape shape, float[] y, int column, int rows) {
        for (int row = 0; row < shape.rows(rows); row++) {
            System.arraycopy(
                    x,
                    shape.begin(rows) + row * shape.row(),
                    y,
                    output.begin(rows) + row * output.row() + column,
                    shape.width());
        }
    }
}
