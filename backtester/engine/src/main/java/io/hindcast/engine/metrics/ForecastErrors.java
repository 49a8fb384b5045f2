package io.hindcast.engine.metrics;

import io.hindcast.forecast.ForecastTarget;

/**
 * How wrong forecasts were, beside how wrong "the price stays as it is" was, as docs/run-folder.md defines it. Undefined
 * figures are NaN.
 *
 * @param segment of the bars on which the forecasts were made
 * @param horizonBars how many bars ahead
 * @param target what the model forecasts
 * @param count forecasts whose actual price is known
 * @param model errors of the model
 * @param persistence errors of persistence
 * @param skillPrice 1 - the model's mean squared error in price / persistence's
 * @param skillReturn the same in log return
 * @param test whether chance explains the skill in what the model forecasts
 * @param constant whether all forecasts were the same, as a return or a price by the target
 */
public record ForecastErrors(
        String segment,
        int horizonBars,
        ForecastTarget target,
        long count,
        Errors model,
        Errors persistence,
        double skillPrice,
        double skillReturn,
        LossTest test,
        boolean constant) {
    /**
     * Errors of one forecaster.
     *
     * @param rmsePrice root of the mean squared error, in price
     * @param maePrice mean absolute error, in price
     * @param mape mean absolute error relative to the actual price, a fraction
     * @param rmseReturn root of the mean squared error, in log return
     * @param maeReturn mean absolute error, in log return
     * @param directionalAccuracy share of moves whose sign was forecast
     * @param ic information coefficient: Pearson correlation of forecast and actual return
     * @param rankIc Spearman correlation of the same
     */
    public record Errors(
            double rmsePrice,
            double maePrice,
            double mape,
            double rmseReturn,
            double maeReturn,
            double directionalAccuracy,
            double ic,
            double rankIc) {}
}
