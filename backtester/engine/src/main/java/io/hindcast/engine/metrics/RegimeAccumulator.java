package io.hindcast.engine.metrics;

import io.hindcast.forecast.ForecastTarget;

/** Computes {@link RegimeFigures} of one regime: of those bars of a run that are labelled with it. */
public final class RegimeAccumulator {
    private final PerformanceAccumulator strategy;
    private final ForecastErrorAccumulator errors;
    private final CompensatedSum pnl = new CompensatedSum();
    private double level = Double.NaN;
    private double benchmarkLevel = Double.NaN;
    private long bars;
    private long moves;
    private long gains;

    /**
     * No bar yet.
     *
     * @param periodsPerYear bars a year
     * @param segment of the bars on which the forecasts are made
     * @param horizonBars how many bars ahead they look
     * @param target what the model forecasts
     */
    public RegimeAccumulator(double periodsPerYear, String segment, int horizonBars, ForecastTarget target) {
        strategy = new PerformanceAccumulator(periodsPerYear);
        errors = new ForecastErrorAccumulator(segment, horizonBars, target);
    }

    /** Adds a bar that is labelled with the regime. */
    public void addBar() {
        bars++;
    }

    /**
     * Adds what came of such a bar, when the next one has closed.
     *
     * @param time the next bar's close, nanoseconds since 1970-01-01T00:00Z
     * @param before equity at the bar's own close
     * @param equity at the next close
     * @param benchmarkBefore equity of buy and hold at the bar's own close
     * @param benchmark equity of buy and hold at the next close
     */
    public void addChange(long time, double before, double equity, double benchmarkBefore, double benchmark) {
        if (Double.isNaN(level)) {
            level = 1;
            benchmarkLevel = 1;
            strategy.add(time, level, Double.NaN, false);
        }
        pnl.add(equity - before);
        level *= equity / before;
        benchmarkLevel *= benchmark / benchmarkBefore;
        strategy.add(time, level, Double.NaN, false);
        if (equity != before) {
            moves++;
            if (equity > before) {
                gains++;
            }
        }
    }

    /** Adds a forecast that was made in this regime, as {@link ForecastErrorAccumulator#add}. */
    public void add(double close, double forecast, double actual) {
        errors.add(close, forecast, actual);
    }

    /**
     * The figures so far.
     *
     * @param ruined true when the run's equity was not positive on any bar, so that returns have no meaning
     */
    public RegimeFigures figures(boolean ruined) {
        return new RegimeFigures(
                bars,
                pnl.value(),
                ruined ? Double.NaN : level - 1,
                benchmarkLevel - 1,
                ruined ? Double.NaN : strategy.performance().sharpe(),
                ruined ? Double.NaN : (double) gains / moves,
                errors.errors());
    }
}
