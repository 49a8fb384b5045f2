package io.hindcast.compiled;

/** Sequence to vector: the mean of the steps, weighted by the softmax over time of their scores. */
record AttentionOperation(int from, Shape input, int scores, Shape scoreShape, int to, Shape output)
        implements Operation {
    @Override
    public void run(Memory memory, int rows) {
        float[] mean = memory.slot(to);
        for (int row = 0; row < rows; row++) {
            mean(memory.slot(from), memory.slot(scores), row, rows, mean);
        }
    }

    private void mean(float[] x, float[] score, int row, int rows, float[] mean) {
        float largest = Float.NEGATIVE_INFINITY;
        for (int step = 0; step < input.steps(); step++) {
            largest = Math.max(largest, score[at(scoreShape, step, row, rows)]);
        }
        double total = 0;
        for (int step = 0; step < input.steps(); step++) {
            int at = at(scoreShape, step, row, rows);
            // The score isn't needed any more, its power is.
            score[at] = (float) StrictMath.exp(score[at] - largest);
            total += score[at];
        }
        int begin = row * output.row();
        for (int i = 0; i < output.width(); i++) {
            double sum = 0;
            for (int step = 0; step < input.steps(); step++) {
                sum += (double) score[at(scoreShape, step, row, rows)] * x[at(input, step, row, rows) + i];
            }
            mean[begin + i] = (float) (sum / total);
        }
    }

    private static int at(Shape shape, int step, int row, int rows) {
        return shape.begin(rows) + (step * rows + row) * shape.row();
    }
}
