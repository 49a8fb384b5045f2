package io.hindcast.engine.rules;

/**
 * Time-series momentum: the sign of the return over the last days. Moskowitz, Ooi and Pedersen, Time series momentum, Journal of
 * Financial Economics 104 (2012), take twelve months.
 */
final class Momentum implements Rule {
    private final double[] closes;
    private long days;

    /** @param lookBack days of the return; at least 1 */
    Momentum(int lookBack) {
        closes = new double[lookBack];
    }

    @Override
    public int onDay(double close) {
        int slot = (int) (days % closes.length);
        int side = days < closes.length ? 0 : (int) Math.signum(close - closes[slot]);
        closes[slot] = close;
        days++;
        return side;
    }
}
