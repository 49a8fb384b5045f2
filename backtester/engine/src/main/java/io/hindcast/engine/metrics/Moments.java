package io.hindcast.engine.metrics;

/**
 * Mean and central moments of a series, one value at a time (Pébay, Formulas for Robust, One-Pass Parallel Computation of
 * Covariances and Arbitrary-Order Statistical Moments, 2008).
 */
public final class Moments {
    private long count;
    private double mean;
    private double second;
    private double third;
    private double fourth;

    /** Of nothing yet. */
    public Moments() {}

    /** Adds a value. */
    public void add(double value) {
        double earlier = count;
        count++;
        double n = count;
        double delta = value - mean;
        double step = delta / n;
        double stepSquared = step * step;
        double spread = delta * step * earlier;
        mean += step;
        fourth += spread * stepSquared * (n * n - 3 * n + 3) + 6 * stepSquared * second - 4 * step * third;
        third += spread * step * (n - 2) - 3 * step * second;
        second += spread;
    }

    /** Values so far. */
    public long count() {
        return count;
    }

    /** Their mean; 0 without one. */
    public double mean() {
        return mean;
    }

    /** With n - 1 in the denominator; NaN below two values. */
    public double standardDeviation() {
        return count < 2 ? Double.NaN : Math.sqrt(second / (count - 1));
    }

    /** Third central moment / variance^1.5, both with n in the denominator; NaN without variance. */
    public double skewness() {
        return third / count / Math.pow(second / count, 1.5);
    }

    /** Fourth central moment / variance^2, both with n in the denominator (3 for a normal distribution); NaN likewise. */
    public double kurtosis() {
        double variance = second / count;
        return fourth / count / (variance * variance);
    }
}
