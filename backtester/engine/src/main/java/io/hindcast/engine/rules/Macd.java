package io.hindcast.engine.rules;

/**
 * Moving average convergence divergence: which side of its signal line the difference of a fast and a slow exponential average
 * is on. Appel, Technical Analysis: Power Tools for Active Investors (2005), with 12, 26 and 9 days. An average of n days has
 * the weight {@code 2 / (n + 1)} and begins with the first close.
 */
final class Macd implements Rule {
    private final double fastWeight;
    private final double slowWeight;
    private final double signalWeight;
    private final int warmUpDays;
    private double fast;
    private double slow;
    private double signal;
    private long days;

    /**
     * @param fastDays of the fast average; at least 1
     * @param slowDays of the slow average; more than {@code fastDays}
     * @param signalDays of the average of their difference; at least 1
     */
    Macd(int fastDays, int slowDays, int signalDays) {
        fastWeight = weight(fastDays);
        slowWeight = weight(slowDays);
        signalWeight = weight(signalDays);
        warmUpDays = slowDays + signalDays - 1;
    }

    private static double weight(int days) {
        return 2.0 / (days + 1);
    }

    @Override
    public int onDay(double close) {
        if (days == 0) {
            fast = close;
            slow = close;
        }
        fast += fastWeight * (close - fast);
        slow += slowWeight * (close - slow);
        double difference = fast - slow;
        signal += signalWeight * (difference - signal);
        days++;
        return days < warmUpDays ? 0 : (int) Math.signum(difference - signal);
    }
}
