package io.hindcast.trading;

/** Turns a target into a number of units. */
@FunctionalInterface
public interface PositionSizer {
    /**
     * Units to hold for a target.
     *
     * @param target what the strategy wants
     * @param equity of the portfolio at the last close
     * @param price of a unit in money: last close x multiplier
     * @return units; negative for short
     */
    double units(TargetPosition target, double equity, double price);

    /** Fractional units: {@code fraction * equity / price}. */
    static PositionSizer fractional() {
        return (target, equity, price) -> target.fraction() * equity / price;
    }

    /** Whole units, rounded towards zero. */
    static PositionSizer whole() {
        return (target, equity, price) -> {
            double units = target.fraction() * equity / price;
            return units < 0 ? Math.ceil(units) : Math.floor(units);
        };
    }
}
