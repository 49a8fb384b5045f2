package io.hindcast.sizing;

import io.hindcast.market.Instrument;
import io.hindcast.trading.TargetPosition;

/**
 * What a target is sized by. Made by the engine.
 *
 * @param target what the strategy wants
 * @param instrument of the target, with its tick, lot and multiplier where they are known
 * @param equity of the portfolio at the last close, in money; positive
 * @param price last close
 */
public record SizingContext(TargetPosition target, Instrument instrument, double equity, double price) {
    /** Money that a unit is worth: {@code price * multiplier}. */
    public double unitValue() {
        return price * instrument.pointValue();
    }
}
