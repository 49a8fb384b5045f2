package io.hindcast.fused;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Copies between Deeplearning4j's arrays, {@code [sequence, feature, time]} in whatever memory order, and a kernel's,
 * {@code [time][sequence][feature]}. Single precision. Keeps a buffer, so it serves one thread.
 */
final class Arrays3d {
    private float[] raw = {};

    /**
     * Reads an array.
     *
     * @param array {@code [sequence, feature, time]}
     * @param to receives it; element {@code [t][n][i]} is at {@code (t * sequences + n) * row + i}
     * @param row how far rows are apart
     */
    void read(INDArray array, float[] to, int row) {
        INDArray dense = dense(array);
        readRaw(dense);
        int sequences = (int) dense.size(0);
        int features = (int) dense.size(1);
        int steps = (int) dense.size(2);
        int bySequence = dense.stride(0);
        int byFeature = dense.stride(1);
        int byStep = dense.stride(2);
        for (int t = 0; t < steps; t++) {
            for (int n = 0; n < sequences; n++) {
                int at = (t * sequences + n) * row;
                int from = t * byStep + n * bySequence;
                if (byFeature == 1) {
                    System.arraycopy(raw, from, to, at, features);
                } else {
                    for (int i = 0; i < features; i++) {
                        to[at + i] = raw[from + i * byFeature];
                    }
                }
            }
        }
    }

    /** Reads a matrix {@code [sequence, feature]} into rows that are {@code row} apart. */
    void readMatrix(INDArray array, float[] to, int row) {
        read(array.reshape(array.size(0), array.size(1), 1), to, row);
    }

    /** Reads all of an array in column-major order, as Deeplearning4j keeps parameters. */
    static void readColumns(INDArray array, float[] to) {
        INDArray ordered = isColumnMajor(array) ? array : array.dup('f');
        pointer(ordered).get(to, 0, (int) ordered.length());
    }

    /** Writes all of an array, which is dense and in column-major order, as Deeplearning4j's views of gradients are. */
    static void writeColumns(float[] from, INDArray array) {
        if (isColumnMajor(array)) {
            pointer(array).put(from, 0, (int) array.length());
        } else {
            INDArray ordered = array.dup('f');
            pointer(ordered).put(from, 0, (int) ordered.length());
            array.assign(ordered);
        }
    }

    /**
     * Writes an array.
     *
     * @param from element {@code [t][n][i]} is at {@code offset + (t * sequences + n) * row + i}
     * @param array {@code [sequence, feature, time]}, dense, column-major
     */
    void write(float[] from, int offset, int row, INDArray array) {
        int sequences = (int) array.size(0);
        int features = (int) array.size(1);
        int steps = array.rank() == 3 ? (int) array.size(2) : 1;
        reserve(sequences * features * steps);
        for (int t = 0; t < steps; t++) {
            for (int n = 0; n < sequences; n++) {
                int at = offset + (t * sequences + n) * row;
                int to = t * sequences * features + n;
                for (int i = 0; i < features; i++) {
                    raw[to + i * sequences] = from[at + i];
                }
            }
        }
        pointer(array).put(raw, 0, sequences * features * steps);
    }

    private void readRaw(INDArray dense) {
        int length = (int) dense.length();
        reserve(length);
        pointer(dense).get(raw, 0, length);
    }

    private void reserve(int length) {
        if (raw.length < length) {
            raw = new float[length];
        }
    }

    /** The array itself where its elements fill one piece of memory, in any order of dimensions; else a copy. */
    private static INDArray dense(INDArray array) {
        long span = 1;
        for (int i = 0; i < array.rank(); i++) {
            if (array.size(i) > 1 && array.stride(i) <= 0) {
                return array.dup('f');
            }
            span += (array.size(i) - 1) * array.stride(i);
        }
        return span == array.length() ? array : array.dup('f');
    }

    private static boolean isColumnMajor(INDArray array) {
        if (array.rank() == 1 || array.isVector()) {
            return dense(array) == array;
        }
        return array.stride(0) == 1 && array.stride(1) == array.size(0);
    }

    private static FloatPointer pointer(INDArray array) {
        return new FloatPointer(array.data().addressPointer());
    }
}
