package io.hindcast.report.summary;

import io.hindcast.forecast.ForecastTarget;
import java.util.Optional;

/**
 * How good forecasts were, beside "the price stays as it is": the section {@code forecast}.
 *
 * @param segment of the bars on which they were made
 * @param horizonBars how many bars ahead
 * @param target what the model forecasts
 * @param count forecasts whose actual price is known
 * @param model its errors
 * @param persistence those of persistence
 * @param skillPrice 1 - the model's mean squared error in price / persistence's
 * @param skillReturn the same in log return
 * @param constant whether all forecasts were the same; empty for a run of a version that did not say
 * @param test whether chance explains the skill; empty for a run of a version that did not test
 */
public record ForecastFigures(
        String segment,
        int horizonBars,
        ForecastTarget target,
        long count,
        ErrorFigures model,
        ErrorFigures persistence,
        double skillPrice,
        double skillReturn,
        Optional<Boolean> constant,
        Optional<SkillTest> test) {
    /**
     * Errors of one forecaster.
     *
     * @param rmsePrice in price
     * @param maePrice in price
     * @param mape a fraction
     * @param rmseReturn in log return
     * @param maeReturn in log return
     * @param directionalAccuracy a share
     * @param ic Pearson correlation
     * @param rankIc Spearman correlation
     */
    public record ErrorFigures(
            double rmsePrice,
            double maePrice,
            double mape,
            double rmseReturn,
            double maeReturn,
            double directionalAccuracy,
            double ic,
            double rankIc) {}
}
