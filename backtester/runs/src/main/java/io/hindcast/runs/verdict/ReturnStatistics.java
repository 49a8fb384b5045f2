package io.hindcast.runs.verdict;

import io.hindcast.report.summary.StatisticsSection.Difference;
import io.hindcast.report.summary.StatisticsSection.Range;
import io.hindcast.report.summary.StatisticsSection.ReturnTests;
import io.hindcast.statistics.returns.BootstrapDistribution;
import io.hindcast.statistics.returns.Interval;
import io.hindcast.statistics.returns.ProbabilisticSharpe;
import io.hindcast.statistics.returns.ReturnMoments;
import io.hindcast.statistics.returns.SharpeDifference;
import io.hindcast.statistics.returns.StationaryBootstrap;
import io.hindcast.statistics.series.NeweyWest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.hipparchus.stat.StatUtils;

/** Where the headline figures of a run lie, by the draw of blocks that its verdict goes by. */
final class ReturnStatistics {
    private static final double CONFIDENCE = 0.95;
    /** Of the draws: studentising estimates a long-run variance on each row, and an interval needs no more. */
    private static final int SHARPE_DRAWS = 500;

    private ReturnStatistics() {}

    /**
     * The figures.
     *
     * @param draw of the returns' places
     * @param perYear returns a year
     */
    static ReturnTests of(
            PeriodReturns returns, StationaryBootstrap draw, double block, double perYear, double level, long seed) {
        double[] strategy = returns.strategy();
        double year = Math.sqrt(perYear);
        StationaryBootstrap few = new StationaryBootstrap(returns.count(), block, SHARPE_DRAWS, seed);
        int lags = NeweyWest.lags(returns.count(), 1);
        Map<String, Difference> differences = new LinkedHashMap<>();
        returns.baselines().forEach((name, each) -> {
            SharpeDifference difference = SharpeDifference.of(strategy, each, few, lags);
            Interval interval = difference.interval(level);
            differences.put(
                    name,
                    new Difference(
                            year * difference.difference(),
                            year * interval.lower(),
                            year * interval.upper(),
                            difference.pTwoSided()));
        });
        return new ReturnTests(
                level,
                range(strategy, draw, level, row -> perYear * StatUtils.mean(row)),
                range(strategy, draw, level, row -> year * Math.sqrt(StatUtils.variance(row))),
                range(strategy, draw, level, row -> year * ReturnMoments.of(row).sharpe()),
                range(strategy, draw, level, ReturnStatistics::drawdown),
                ProbabilisticSharpe.minimumTrackRecord(ReturnMoments.of(strategy), 0, CONFIDENCE),
                differences);
    }

    private static Range range(
            double[] strategy, StationaryBootstrap draw, double level, ToDoubleFunction<double[]> figure) {
        BootstrapDistribution distribution = BootstrapDistribution.of(strategy, draw, figure);
        Interval interval = distribution.percentile(level);
        return new Range(distribution.estimate(), interval.lower(), interval.upper());
    }

    /** The deepest fall of the money from its highest value so far, a fraction. */
    static double drawdown(double[] logReturns) {
        double level = 0;
        double highest = 0;
        double deepest = 0;
        for (double each : logReturns) {
            level += each;
            highest = Math.max(highest, level);
            deepest = Math.min(deepest, level - highest);
        }
        return -Math.expm1(deepest);
    }
}
