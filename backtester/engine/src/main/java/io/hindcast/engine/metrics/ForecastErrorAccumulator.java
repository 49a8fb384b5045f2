package io.hindcast.engine.metrics;

import io.hindcast.forecast.ForecastTarget;

/** Computes {@link ForecastErrors}, one forecast at a time. */
public final class ForecastErrorAccumulator {
    private static final double CONSTANT = 1e-3;

    private final String segment;
    private final int horizonBars;
    private final ForecastTarget target;
    private final ErrorSums model = new ErrorSums();
    private final ErrorSums persistence = new ErrorSums();
    private final ReturnPairs pairs = new ReturnPairs();
    private final LossDifference losses;
    private final Moments outcomes = new Moments();
    private double leastForecast = Double.POSITIVE_INFINITY;
    private double mostForecast = Double.NEGATIVE_INFINITY;
    private long count;
    private long moves;
    private long signsRight;

    /**
     * No forecast yet.
     *
     * @param segment of the bars on which the forecasts are made
     * @param horizonBars how many bars ahead
     * @param target what the model forecasts
     */
    public ForecastErrorAccumulator(String segment, int horizonBars, ForecastTarget target) {
        this.segment = segment;
        this.horizonBars = horizonBars;
        this.target = target;
        losses = new LossDifference(horizonBars);
    }

    /**
     * Adds a forecast whose actual price is known. All three are positive prices.
     *
     * @param close on which it was made
     * @param forecast the price forecast
     * @param actual the close at the horizon
     */
    public void add(double close, double forecast, double actual) {
        double forecastReturn = Math.log(forecast / close);
        double actualReturn = Math.log(actual / close);
        count++;
        model.add(forecast, actual, forecastReturn, actualReturn);
        persistence.add(close, actual, 0, actualReturn);
        pairs.add(forecast / close, actual / close);
        boolean ofPrice = target == ForecastTarget.CLOSE;
        losses.add(
                ofPrice
                        ? square(close - actual) - square(forecast - actual)
                        : square(actualReturn) - square(forecastReturn - actualReturn));
        outcomes.add(ofPrice ? actual : actualReturn);
        double said = ofPrice ? forecast : forecastReturn;
        leastForecast = Math.min(leastForecast, said);
        mostForecast = Math.max(mostForecast, said);
        if (actualReturn != 0) {
            moves++;
            if (Math.signum(forecastReturn) == Math.signum(actualReturn)) {
                signsRight++;
            }
        }
    }

    /** The figures so far. */
    public ForecastErrors errors() {
        return new ForecastErrors(
                segment,
                horizonBars,
                target,
                count,
                model.errors(count, (double) signsRight / moves, pairs.correlation(), pairs.rankCorrelation()),
                // Persistence forecasts no move: it has neither a direction nor a correlation.
                persistence.errors(count, Double.NaN, Double.NaN, Double.NaN),
                model.skillPrice(persistence),
                model.skillReturn(persistence),
                losses.test(),
                constant());
    }

    /** True when all forecasts together spread over less than a thousandth of the outcomes' standard deviation. */
    private boolean constant() {
        return count > 1 && mostForecast - leastForecast <= CONSTANT * outcomes.standardDeviation();
    }

    private static double square(double value) {
        return value * value;
    }
}
