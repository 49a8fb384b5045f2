package io.hindcast.engine.metrics;

/** Sums of one forecaster's errors. */
final class ErrorSums {
    private final CompensatedSum squaredPrice = new CompensatedSum();
    private final CompensatedSum absolutePrice = new CompensatedSum();
    private final CompensatedSum relativePrice = new CompensatedSum();
    private final CompensatedSum squaredReturn = new CompensatedSum();
    private final CompensatedSum absoluteReturn = new CompensatedSum();

    /**
     * Adds a forecast.
     *
     * @param forecast price
     * @param actual price
     * @param forecastReturn log return that was forecast
     * @param actualReturn log return that came
     */
    void add(double forecast, double actual, double forecastReturn, double actualReturn) {
        double priceError = forecast - actual;
        squaredPrice.add(priceError * priceError);
        absolutePrice.add(Math.abs(priceError));
        relativePrice.add(Math.abs(priceError) / actual);
        double returnError = forecastReturn - actualReturn;
        squaredReturn.add(returnError * returnError);
        absoluteReturn.add(Math.abs(returnError));
    }

    ForecastErrors.Errors errors(long count, double directionalAccuracy, double ic, double rankIc) {
        return new ForecastErrors.Errors(
                Math.sqrt(squaredPrice.value() / count),
                absolutePrice.value() / count,
                relativePrice.value() / count,
                Math.sqrt(squaredReturn.value() / count),
                absoluteReturn.value() / count,
                directionalAccuracy,
                ic,
                rankIc);
    }

    double skillPrice(ErrorSums persistence) {
        return skill(squaredPrice.value(), persistence.squaredPrice.value());
    }

    double skillReturn(ErrorSums persistence) {
        return skill(squaredReturn.value(), persistence.squaredReturn.value());
    }

    private static double skill(double squares, double persistenceSquares) {
        return persistenceSquares > 0 ? 1 - squares / persistenceSquares : Double.NaN;
    }
}
