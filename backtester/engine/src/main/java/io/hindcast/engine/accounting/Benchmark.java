package io.hindcast.engine.accounting;

import io.hindcast.market.Bar;

/**
 * Buy and hold, what every strategy must be compared with: all of the cash goes into fractional units at the open of the
 * second bar (the first at which a strategy could have bought), at the strategy's own slippage and fee, and stays there.
 */
public final class Benchmark {
    private final double cash;
    private final double costFactor;
    private double units;
    private double equity;
    private long bars;

    /**
     * @param cash money at the start
     * @param slippageRate share of the price that a buy loses, for example 0.0001
     * @param feeRate share of the money that the broker takes
     */
    public Benchmark(double cash, double slippageRate, double feeRate) {
        this.cash = cash;
        this.costFactor = (1 + slippageRate) * (1 + feeRate);
        this.equity = cash;
    }

    /** Takes the next bar, from the first on which a strategy may decide. */
    public void add(Bar bar) {
        bars++;
        if (bars == 2) {
            units = cash / (bar.open() * costFactor);
        }
        if (bars >= 2) {
            equity = units * bar.close();
        }
    }

    /** Money at the last close. */
    public double equity() {
        return equity;
    }
}
