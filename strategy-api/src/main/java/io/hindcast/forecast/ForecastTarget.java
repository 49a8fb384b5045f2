package io.hindcast.forecast;

/** What a model forecasts, {@code h} bars ahead of the bar that closes its window. */
public enum ForecastTarget {
    /** {@code ln(close[t+h] / close[t])}. */
    LOG_RETURN,
    /** {@code close[t+h]}, a price. */
    CLOSE;

    /** The forecast price, from the model's value and the close on which the forecast was made. */
    public double price(double value, double close) {
        return this == CLOSE ? value : close * Math.exp(value);
    }

    /** What the model should have said, from the two closes. */
    public double value(double close, double futureClose) {
        return this == CLOSE ? futureClose : Math.log(futureClose / close);
    }
}
