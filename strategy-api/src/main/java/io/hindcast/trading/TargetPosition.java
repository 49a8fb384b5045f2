package io.hindcast.trading;

import io.hindcast.market.Instrument;

/**
 * What a strategy wants to hold.
 *
 * @param fraction of equity at the last close; negative for short, 0 for flat
 */
public record TargetPosition(Instrument instrument, double fraction) {
    /** @throws IllegalArgumentException when the fraction is not finite */
    public TargetPosition {
        if (!Double.isFinite(fraction)) {
            throw new IllegalArgumentException("fraction must be finite: fraction=" + fraction);
        }
    }
}
