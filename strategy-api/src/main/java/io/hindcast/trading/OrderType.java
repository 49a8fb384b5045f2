package io.hindcast.trading;

/** How an order meets the market. */
public enum OrderType {
    /** Filled at the first price after its arrival, whatever it is: without latency the open of the next bar. */
    MARKET
}
