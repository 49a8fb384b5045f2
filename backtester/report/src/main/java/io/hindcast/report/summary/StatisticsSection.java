package io.hindcast.report.summary;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stands behind a verdict: the section {@code statistics}. Everything of forecasts is of log returns out of sample.
 *
 * @param forecast of the forecasts; empty without a model
 * @param returns of the money; empty where nothing is traded or there is too little
 */
public record StatisticsSection(Optional<ForecastTests> forecast, Optional<ReturnTests> returns) {
    /**
     * Tests of forecasts.
     *
     * @param count outcomes
     * @param lags of the covariances of Newey and West
     * @param direction whether signs are forecast
     * @param ic Pearson correlation with the outcome
     * @param rankIc Spearman correlation with the outcome
     * @param mincerZarnowitz whether forecasts can be taken at their word
     * @param bias of the forecasts
     * @param lag whether they are the last move, shifted
     * @param byVolatility errors by decile of the volatility that was known, the calmest first
     */
    public record ForecastTests(
            long count,
            long lags,
            Direction direction,
            Correlation ic,
            Correlation rankIc,
            Regression mincerZarnowitz,
            Bias bias,
            Lag lag,
            List<Errors> byVolatility) {
        /** Copies the list. */
        public ForecastTests {
            byVolatility = List.copyOf(byVolatility);
        }
    }

    /**
     * Pesaran and Timmermann.
     *
     * @param version 1992, or 2009 where outcomes overlap
     * @param hitRate share of forecasts with the outcome's sign
     * @param statistic NaN where one side has one sign alone
     * @param pValue one-sided
     */
    public record Direction(long version, double hitRate, double statistic, double pValue) {}

    /**
     * An information coefficient.
     *
     * @param coefficient between -1 and 1
     * @param tValue by Newey and West
     * @param pValue two-sided
     */
    public record Correlation(double coefficient, double tValue, double pValue) {}

    /**
     * Mincer and Zarnowitz: outcome = intercept + slope forecast.
     *
     * @param intercept 0 if forecasts can be taken at their word
     * @param slope 1 if they can
     * @param wald of both
     * @param pValue of that
     */
    public record Regression(double intercept, double slope, double wald, double pValue) {}

    /**
     * The mean error.
     *
     * @param meanError forecast - outcome, log return
     * @param tValue by Newey and West
     * @param pValue two-sided
     */
    public record Bias(double meanError, double tValue, double pValue) {}

    /**
     * Whether forecasts follow the last move rather than the one that they forecast.
     *
     * @param correlationWithLast of forecasts with the move that was known
     * @param correlationWithOutcome of forecasts with their outcomes
     * @param tValue of the difference
     * @param pValue one-sided: small where they follow the last move
     */
    public record Lag(double correlationWithLast, double correlationWithOutcome, double tValue, double pValue) {}

    /**
     * Errors of a group of outcomes.
     *
     * @param count of them
     * @param rmse of log return
     * @param mae of log return
     * @param bias mean of forecast - outcome
     */
    public record Errors(long count, double rmse, double mae, double bias) {}

    /**
     * Of the returns that {@link Verdict.Returns} describes, by the same draw of blocks.
     *
     * @param level of the intervals
     * @param annualLogReturn mean log return, a year
     * @param volatility a year
     * @param sharpe mean / standard deviation of log returns, a year
     * @param maxDrawdown a fraction, of the resampled paths
     * @param minimumTrackRecord how many such returns it takes until the Sharpe ratio is above 0 with 95 % probability; NaN where
     *     no length is enough
     * @param sharpeDifferences of the annual Sharpe ratio to each baseline, by name
     */
    public record ReturnTests(
            double level,
            Range annualLogReturn,
            Range volatility,
            Range sharpe,
            Range maxDrawdown,
            double minimumTrackRecord,
            Map<String, Difference> sharpeDifferences) {
        /** Copies the map. */
        public ReturnTests {
            sharpeDifferences = Collections.unmodifiableMap(new LinkedHashMap<>(sharpeDifferences));
        }
    }

    /**
     * A figure and where it lies.
     *
     * @param value of the run
     * @param lower end
     * @param upper end
     */
    public record Range(double value, double lower, double upper) {}

    /**
     * A difference by Ledoit and Wolf (2008).
     *
     * @param value of the run less that of the baseline
     * @param lower end of the studentised interval
     * @param upper end
     * @param pValue two-sided
     */
    public record Difference(double value, double lower, double upper, double pValue) {}
}
