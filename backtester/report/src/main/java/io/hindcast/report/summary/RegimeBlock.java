package io.hindcast.report.summary;

import io.hindcast.report.files.Flat;
import java.util.Optional;

/**
 * What a strategy did in one regime.
 *
 * @param regime its name
 * @param bars that are labelled with it
 * @param pnl money
 * @param totalReturn a fraction
 * @param benchmarkReturn a fraction
 * @param sharpe annualised
 * @param hitRate share of gains
 * @param errors of the forecasts that were made in it; empty without a model
 */
public record RegimeBlock(
        String regime,
        long bars,
        double pnl,
        double totalReturn,
        double benchmarkReturn,
        double sharpe,
        double hitRate,
        @Flat Optional<RegimeErrors> errors) {
    /**
     * Errors of the forecasts in one regime.
     *
     * @param forecasts how many
     * @param rmsePrice in price
     * @param rmseReturn in log return
     * @param directionalAccuracy a share
     * @param skillPrice against persistence, in price
     * @param skillReturn against persistence, in log return
     */
    public record RegimeErrors(
            long forecasts,
            double rmsePrice,
            double rmseReturn,
            double directionalAccuracy,
            double skillPrice,
            double skillReturn) {}
}
