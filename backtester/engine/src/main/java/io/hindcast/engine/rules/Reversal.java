package io.hindcast.engine.rules;

/**
 * One-day reversal: minus the sign of the last day's return, as Lehmann, Fads, martingales, and market efficiency, Quarterly
 * Journal of Economics 105 (1990), does with weeks.
 */
final class Reversal implements Rule {
    private double last = Double.NaN;

    @Override
    public int onDay(double close) {
        int side = Double.isNaN(last) ? 0 : (int) Math.signum(last - close);
        last = close;
        return side;
    }
}
