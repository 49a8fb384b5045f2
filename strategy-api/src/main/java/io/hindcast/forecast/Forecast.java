package io.hindcast.forecast;

/**
 * What a model expects, made at the close of a bar from that bar and earlier ones.
 *
 * @param horizonBars how many bars ahead
 * @param close the close on which it was made
 * @param price the price expected at the horizon; always positive
 */
public record Forecast(int horizonBars, double close, double price) {
    /** The expected log return over the horizon, {@code ln(price / close)}. */
    public double logReturn() {
        return Math.log(price / close);
    }

    /** The expected simple return over the horizon, in basis points. */
    public double returnBps() {
        return (price / close - 1.0) * 1e4;
    }
}
