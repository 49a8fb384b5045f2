package io.hindcast.runs.models;

import io.hindcast.market.Bar;

/** Tells whether two rows of features were computed from the same bars: a hash of all bars up to one. Allocates nothing. */
public final class HistoryHash {
    private static final long ODD = 0x9E3779B97F4A7C15L;

    private long hash;

    /**
     * Takes the next bar.
     *
     * @return the hash of all bars up to it
     */
    public long add(Bar bar) {
        mix(bar.closeTime());
        mix(Double.doubleToLongBits(bar.open()));
        mix(Double.doubleToLongBits(bar.high()));
        mix(Double.doubleToLongBits(bar.low()));
        mix(Double.doubleToLongBits(bar.close()));
        mix(Double.doubleToLongBits(bar.volume()));
        return hash;
    }

    private void mix(long bits) {
        hash = (hash ^ bits) * ODD;
        hash ^= hash >>> 32;
    }
}
