package io.hindcast.engine.pipeline;

import java.util.Arrays;

/** A window that was forecast in the run, with the value that was used. */
final class KeptWindow {
    private final double[] rows;
    private long index;
    private long closeTime;
    private double close;
    private int place;
    private double value;
    private double size;

    /** @param length values of a window */
    KeptWindow(int length) {
        rows = new double[length];
    }

    /**
     * Takes a window in the place of the one before.
     *
     * @param event its last bar
     * @param at its place among the windows of its call
     * @param used the model's value
     * @param move how far from the close that is, as a fraction of it
     * @param source unscaled rows
     * @param offset where in {@code source} the window begins
     */
    void set(BarEvent event, int at, double used, double move, double[] source, int offset) {
        System.arraycopy(source, offset, rows, 0, rows.length);
        index = event.index();
        closeTime = event.bar().closeTime();
        close = event.bar().close();
        place = at;
        value = used;
        size = move;
    }

    /** Row {@code step} of {@code width} features, for a scaler that may do with it what it likes. */
    double[] row(int step, int width) {
        return Arrays.copyOfRange(rows, step * width, (step + 1) * width);
    }

    long index() {
        return index;
    }

    long closeTime() {
        return closeTime;
    }

    double close() {
        return close;
    }

    int place() {
        return place;
    }

    double value() {
        return value;
    }

    /** How far from the close its forecast was. */
    double size() {
        return size;
    }
}
