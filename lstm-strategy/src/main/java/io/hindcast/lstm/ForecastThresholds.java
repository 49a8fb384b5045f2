package io.hindcast.lstm;

import io.hindcast.trading.Signal;

/**
 * What a forecast return means for the side to be on: a position is entered beyond one threshold and left below another.
 *
 * @param entryBps forecast return, in basis points, from which on a position is entered
 * @param exitBps forecast return, in basis points, at or below which a long position is left; at most {@code entryBps}
 * @param shorts whether the mirror image is traded too
 */
public record ForecastThresholds(double entryBps, double exitBps, boolean shorts) {
    /** @throws IllegalArgumentException when {@code exitBps} is above {@code entryBps} */
    public ForecastThresholds {
        if (!(exitBps <= entryBps)) {
            throw new IllegalArgumentException(
                    "exitBps must be <= entryBps: exitBps=" + exitBps + ", entryBps=" + entryBps);
        }
    }

    /** What to be, from the forecast and the side held (+1, 0, -1). */
    public Signal signal(double returnBps, int held) {
        if (returnBps >= entryBps || (held > 0 && returnBps > exitBps)) {
            return Signal.LONG;
        }
        if (shorts && (-returnBps >= entryBps || (held < 0 && -returnBps > exitBps))) {
            return Signal.SHORT;
        }
        return Signal.FLAT;
    }
}
