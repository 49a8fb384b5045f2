package io.hindcast.cost;

/** Whether a fill meets a price that rests in the market, or is such a price itself. */
public enum Liquidity {
    /** The order rested in the market until another one met it, as a limit order does. */
    MAKER,
    /** The order met what rested in the market, as a market order does. */
    TAKER
}
