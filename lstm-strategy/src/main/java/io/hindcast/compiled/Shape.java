package io.hindcast.compiled;

import io.hindcast.kernel.PackedMatrix;

/**
 * What a value of a network is.
 *
 * @param steps of a sequence; 0 for a vector
 * @param width features of a step, or of the vector
 * @param row how far rows are apart: the width, padded where a kernel writes it
 */
record Shape(int steps, int width, int row) {
    static Shape sequence(int steps, int width, int row) {
        return new Shape(steps, width, row);
    }

    static Shape vector(int width, int row) {
        return new Shape(0, width, row);
    }

    boolean isSequence() {
        return steps > 0;
    }

    /** The same but for the width, which a kernel of so many lanes pads. */
    Shape withWidth(int newWidth, int lanes) {
        return new Shape(steps, newWidth, PackedMatrix.padded(newWidth, lanes));
    }

    /** Of one window. A sequence has room for what a layer puts out before its first step. */
    int size() {
        return (isSequence() ? steps + 1 : 1) * row;
    }

    /** Where the first step of a sequence, or the vector, begins. */
    int begin(int rows) {
        return isSequence() ? rows * row : 0;
    }

    /** How many rows hold values. */
    int rows(int windows) {
        return isSequence() ? steps * windows : windows;
    }
}
