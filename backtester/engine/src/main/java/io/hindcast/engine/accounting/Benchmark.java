package io.hindcast.engine.accounting;

import io.hindcast.market.Bar;

/**
 * Buy and hold, what every strategy must be compared with: all of the cash goes into fractional units at the open of the
 * second bar (the first at which a strategy could have bought), at the strategy's own costs, and stays there.
 */
public final class Benchmark {
    private final double pointValue;
    private final BuyWithAll market;
    private Purchase held;
    private double equity;
    private long bars;

    /** What buys for the benchmark, at the strategy's own costs. */
    @FunctionalInterface
    public interface BuyWithAll {
        /**
         * Buys as much as the money pays for, at the open of a bar.
         *
         * @param money costs included
         * @param bar whose open is paid
         */
        Purchase buy(double money, Bar bar);
    }

    /**
     * @param cash money at the start
     * @param pointValue money that one unit is worth for each 1 of its price
     */
    public Benchmark(double cash, double pointValue, BuyWithAll market) {
        this.pointValue = pointValue;
        this.market = market;
        this.held = new Purchase(0, cash);
        this.equity = cash;
    }

    /** Takes the next bar, from the first on which a strategy may decide. */
    public void add(Bar bar) {
        bars++;
        if (bars == 2) {
            held = market.buy(equity, bar);
        }
        if (bars >= 2) {
            equity = held.units() * bar.close() * pointValue + held.rest();
        }
    }

    /** Money at the last close. */
    public double equity() {
        return equity;
    }
}
