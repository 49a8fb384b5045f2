package io.hindcast.runs.verdict;

import io.hindcast.report.summary.StatisticsSection;
import io.hindcast.report.summary.StatisticsSection.Bias;
import io.hindcast.report.summary.StatisticsSection.Correlation;
import io.hindcast.report.summary.StatisticsSection.Direction;
import io.hindcast.report.summary.StatisticsSection.Errors;
import io.hindcast.report.summary.StatisticsSection.ForecastTests;
import io.hindcast.report.summary.StatisticsSection.Lag;
import io.hindcast.report.summary.StatisticsSection.Regression;
import io.hindcast.statistics.forecast.ForecastBias;
import io.hindcast.statistics.forecast.GroupedErrors;
import io.hindcast.statistics.forecast.InformationCoefficient;
import io.hindcast.statistics.forecast.LagTest;
import io.hindcast.statistics.forecast.MincerZarnowitz;
import io.hindcast.statistics.forecast.PesaranTimmermann;
import io.hindcast.statistics.forecast.QuantileGroups;
import io.hindcast.statistics.series.NeweyWest;
import io.hindcast.statistics.series.Sample;
import java.util.Arrays;
import java.util.List;

/** What else is known of forecasts than the answers of the verdict. */
final class ForecastStatistics {
    /** Bars whose moves are the volatility that is known when a forecast is made. */
    private static final int VOLATILITY_BARS = 20;

    private static final int DECILES = 10;

    private ForecastStatistics() {}

    /**
     * The tests.
     *
     * @param outcomes at least 30
     * @param horizonBars of the forecasts
     */
    static ForecastTests of(Outcomes outcomes, int horizonBars) {
        double[] model = outcomes.model();
        double[] actual = outcomes.actual();
        int lags = NeweyWest.lags(actual.length, horizonBars);
        double[] errors = Sample.differences(model, actual);
        PesaranTimmermann direction = PesaranTimmermann.of(model, actual, horizonBars);
        MincerZarnowitz regression = MincerZarnowitz.of(model, actual, lags);
        ForecastBias bias = ForecastBias.of(errors, lags);
        return new ForecastTests(
                actual.length,
                lags,
                new Direction(direction.version(), direction.hitRate(), direction.statistic(), direction.pAgree()),
                correlation(InformationCoefficient.ofValues(model, actual, lags)),
                correlation(InformationCoefficient.ofRanks(model, actual, lags)),
                new Regression(regression.intercept(), regression.slope(), regression.wald(), regression.pHonest()),
                new Bias(bias.meanError(), bias.tValue(), bias.pTwoSided()),
                lag(outcomes, lags),
                byVolatility(outcomes, errors));
    }

    private static Correlation correlation(InformationCoefficient found) {
        return new Correlation(found.coefficient(), found.tValue(), found.pTwoSided());
    }

    /** The first forecast has no move before it. */
    private static Lag lag(Outcomes outcomes, int lags) {
        LagTest test = LagTest.of(later(outcomes.model()), later(outcomes.last()), later(outcomes.actual()), lags);
        return new Lag(test.correlationWithLast(), test.correlationWithOutcome(), test.tValue(), test.pShifted());
    }

    private static double[] later(double[] values) {
        return Arrays.copyOfRange(values, 1, values.length);
    }

    private static List<StatisticsSection.Errors> byVolatility(Outcomes outcomes, double[] errors) {
        if (errors.length < VOLATILITY_BARS + DECILES) {
            return List.of();
        }
        double[] volatility = new double[errors.length - VOLATILITY_BARS];
        double squares = 0;
        for (int t = 1; t < errors.length; t++) {
            squares += outcomes.last()[t] * outcomes.last()[t];
            if (t > VOLATILITY_BARS) {
                squares -= outcomes.last()[t - VOLATILITY_BARS] * outcomes.last()[t - VOLATILITY_BARS];
            }
            if (t >= VOLATILITY_BARS) {
                volatility[t - VOLATILITY_BARS] = Math.max(0, squares);
            }
        }
        return GroupedErrors.of(
                        Arrays.copyOfRange(errors, VOLATILITY_BARS, errors.length),
                        QuantileGroups.of(volatility, DECILES),
                        DECILES)
                .stream()
                .map(each -> new Errors(each.count(), each.rootMeanSquare(), each.meanAbsolute(), each.mean()))
                .toList();
    }
}
