package io.hindcast.crossover;

import io.hindcast.trading.Signal;

/** What the slow average above the fast one means. */
public enum Mode {
    /** Out of the market. */
    LONG_FLAT(Signal.FLAT),
    /** Short. */
    LONG_SHORT(Signal.SHORT);

    private final Signal below;

    Mode(Signal below) {
        this.below = below;
    }

    /** Long when the fast average is above the slow one, flat when they are equal. */
    Signal signal(double fast, double slow) {
        if (fast > slow) {
            return Signal.LONG;
        }
        return fast < slow ? below : Signal.FLAT;
    }
}
