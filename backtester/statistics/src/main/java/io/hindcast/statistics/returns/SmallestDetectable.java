package io.hindcast.statistics.returns;

import org.hipparchus.distribution.continuous.NormalDistribution;

/** What a test could have seen: how large a true difference must be for so many observations to show it. */
public final class SmallestDetectable {
    private static final NormalDistribution NORMAL = new NormalDistribution();

    private SmallestDetectable() {}

    /**
     * The difference that an interval of a level would have shown: {@code (z(1 - level / 2) + z(power)) standard errors}
     * (Cohen, Statistical Power Analysis for the Behavioral Sciences, 1988).
     *
     * @param standardError of the difference, with all its dependence in time
     * @param level of the two-sided interval
     * @param power with which it would have been shown, such as 0.8
     * @return in units of the standard error
     * @throws IllegalArgumentException if level or power is not between 0 and 1
     */
    public static double difference(double standardError, double level, double power) {
        double critical = NORMAL.inverseCumulativeProbability(1 - Interval.requireLevel(level) / 2);
        return beyond(critical, standardError, power);
    }

    /**
     * The same with another critical value, such as that of simultaneous intervals.
     *
     * @param critical how many standard errors an interval reaches to either side
     * @throws IllegalArgumentException if the power is not between 0 and 1
     */
    public static double beyond(double critical, double standardError, double power) {
        return (critical + NORMAL.inverseCumulativeProbability(Interval.requireLevel(power))) * standardError;
    }
}
