package io.hindcast.compiled;

/**
 * Whether to share a window with other threads once more. After a time when they had no processor it is left for a number of
 * windows, twice as many each time that it happens again: a moment's disturbance costs next to nothing, and nor does a
 * processor that stays taken.
 */
final class Sharing {
    private static final int LEAST = 2;

    /** So many successes in a row say that the processor is free again. */
    private static final int FREE = 16;

    private static final int MOST = 128;

    private int pause = LEAST;
    private int left;
    private int metInARow;

    /** To be asked once for each window. */
    boolean isDue() {
        if (left > 0) {
            left--;
            return false;
        }
        return true;
    }

    /** What came of it. */
    void tried(boolean met) {
        if (met) {
            metInARow++;
            if (metInARow >= FREE) {
                pause = LEAST;
            }
        } else {
            metInARow = 0;
            left = pause;
            pause = Math.min(MOST, 2 * pause);
        }
    }
}
