package io.hindcast.trading;

/** How an order meets the market. */
public enum OrderType {
    /** Filled at the open of the next bar, whatever the price. */
    MARKET
}
