package io.hindcast.compiled;

/** Sequence to vector: the last step. */
record LastStepOperation(int from, Shape input, int to) implements Operation {
    @Override
    public void run(Memory memory, int rows) {
        int step = rows * input.row();
        System.arraycopy(memory.slot(from), input.steps() * step, memory.slot(to), 0, step);
    }
}
