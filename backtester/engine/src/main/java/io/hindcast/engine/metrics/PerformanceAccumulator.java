package io.hindcast.engine.metrics;

import org.hipparchus.distribution.continuous.NormalDistribution;

/** Computes {@link Performance} from an equity curve, one bar at a time. */
public final class PerformanceAccumulator {
    /** A deviation of returns below this is rounding noise: nothing can be divided by it. */
    public static final double NO_DEVIATION = 1e-12;

    /** A growth rate a year of less time is an extrapolation. A calendar year of closes spans a few days less than it. */
    private static final double LEAST_YEARS = 360 / 365.25;

    private static final double NANOS_PER_YEAR = 365.25 * 86_400e9;
    private static final NormalDistribution NORMAL = new NormalDistribution();

    private final double periodsPerYear;
    private final Moments returns = new Moments();
    private final CompensatedSum returnSum = new CompensatedSum();
    private final CompensatedSum squaredLosses = new CompensatedSum();
    private final CompensatedSum equitySum = new CompensatedSum();
    private final CompensatedSum exposureSum = new CompensatedSum();
    private long bars;
    private long barsWithPosition;
    private long barsWithExposure;
    private long firstTime;
    private long lastTime;
    private double firstEquity = Double.NaN;
    private double lastEquity = Double.NaN;
    private double peak;
    private double maxDrawdown;
    private long barsBelowPeak;
    private long maxBarsBelowPeak;
    private boolean ruined;

    /** @param periodsPerYear bars a year */
    public PerformanceAccumulator(double periodsPerYear) {
        this.periodsPerYear = periodsPerYear;
    }

    /**
     * Adds a bar.
     *
     * @param time close time, nanoseconds since 1970-01-01T00:00Z
     * @param equity money at the close
     * @param exposure position value / equity; NaN where there is none
     * @param inPosition whether something is held
     */
    public void add(long time, double equity, double exposure, boolean inPosition) {
        if (bars == 0) {
            firstTime = time;
            firstEquity = equity;
            peak = equity;
        } else {
            addReturn(equity / lastEquity - 1);
        }
        bars++;
        lastTime = time;
        lastEquity = equity;
        ruined |= equity <= 0;
        equitySum.add(equity);
        addDrawdown(equity);
        if (inPosition) {
            barsWithPosition++;
        }
        if (!Double.isNaN(exposure)) {
            barsWithExposure++;
            exposureSum.add(Math.abs(exposure));
        }
    }

    /** Mean of equity over all bars; NaN without one. */
    public double meanEquity() {
        return equitySum.value() / bars;
    }

    /** Years of 365.25 days from the first bar to the last. */
    public double years() {
        return (lastTime - firstTime) / NANOS_PER_YEAR;
    }

    /** The figures of the bars so far. */
    public Performance performance() {
        double cagr =
                ruined || years() < LEAST_YEARS ? Double.NaN : Math.pow(lastEquity / firstEquity, 1 / years()) - 1;
        double deviation = returns.standardDeviation();
        double meanReturn = returnSum.value() / returns.count();
        return new Performance(
                firstEquity,
                lastEquity,
                lastEquity / firstEquity - 1,
                cagr,
                ruined ? Double.NaN : deviation * Math.sqrt(periodsPerYear),
                ratio(meanReturn, deviation) * Math.sqrt(periodsPerYear),
                ratio(meanReturn, Math.sqrt(squaredLosses.value() / returns.count())) * Math.sqrt(periodsPerYear),
                bars == 0 ? Double.NaN : maxDrawdown,
                maxBarsBelowPeak,
                maxDrawdown == 0 ? Double.NaN : cagr / maxDrawdown,
                probabilisticSharpe(ratio(meanReturn, deviation)),
                exposureSum.value() / barsWithExposure,
                (double) barsWithPosition / bars);
    }

    private void addReturn(double value) {
        returns.add(value);
        returnSum.add(value);
        double loss = Math.min(value, 0);
        squaredLosses.add(loss * loss);
    }

    private void addDrawdown(double equity) {
        if (equity >= peak) {
            peak = equity;
            barsBelowPeak = 0;
        } else {
            maxDrawdown = Math.max(maxDrawdown, 1 - equity / peak);
            barsBelowPeak++;
            maxBarsBelowPeak = Math.max(maxBarsBelowPeak, barsBelowPeak);
        }
    }

    private double ratio(double mean, double deviation) {
        return ruined || !(deviation >= NO_DEVIATION) ? Double.NaN : mean / deviation;
    }

    /**
     * Bailey and López de Prado, The Sharpe Ratio Efficient Frontier, 2012, with a benchmark of 0: {@code Φ(s sqrt(n - 1) /
     * sqrt(1 - skewness s + (kurtosis - 1) / 4 s^2))}, where s is the Sharpe ratio of one bar.
     */
    private double probabilisticSharpe(double sharpe) {
        if (Double.isNaN(sharpe)) {
            return Double.NaN;
        }
        double variance = 1 - returns.skewness() * sharpe + (returns.kurtosis() - 1) / 4 * sharpe * sharpe;
        return variance > 0
                ? NORMAL.cumulativeProbability(sharpe * Math.sqrt(returns.count() - 1.0) / Math.sqrt(variance))
                : Double.NaN;
    }
}
