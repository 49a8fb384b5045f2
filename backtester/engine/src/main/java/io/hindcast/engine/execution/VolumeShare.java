package io.hindcast.engine.execution;

import io.hindcast.trading.Side;

/** What is left of a bar's volume for each side. Orders take of it in the order of their ids. */
final class VolumeShare {
    private final double share;
    private final boolean wholeUnits;
    private double units;
    private double buys;
    private double sells;

    /** @param share largest part of a bar's volume that each side may take; infinite for all that is wanted */
    VolumeShare(double share, boolean wholeUnits) {
        this.share = share;
        this.wholeUnits = wholeUnits;
    }

    /** Begins a bar. */
    void begin(double volume) {
        // Not share * volume where there is no limit: infinity times a volume of 0 is no number.
        double most = Double.isInfinite(share) ? share : share * volume;
        units = wholeUnits ? Math.floor(most) : most;
        buys = units;
        sells = units;
    }

    /** Units that may be filled now, at most what is wanted; 0 when nothing is left. */
    double available(Side side, double wanted) {
        return Math.min(wanted, side == Side.BUY ? buys : sells);
    }

    /** They were filled. */
    void take(Side side, double filled) {
        if (side == Side.BUY) {
            buys = left(buys - filled);
        } else {
            sells = left(sells - filled);
        }
    }

    /** A rounding error of subtracting fills is no volume that another order could have. */
    private double left(double rest) {
        return Double.isInfinite(units) || rest > OpenOrders.ROUNDING * units ? rest : 0;
    }
}
