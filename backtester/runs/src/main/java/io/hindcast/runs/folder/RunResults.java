package io.hindcast.runs.folder;

import io.hindcast.engine.execution.ExecutionSettings;
import io.hindcast.engine.execution.TradingSettings;
import io.hindcast.engine.metrics.Annualisation;
import io.hindcast.engine.metrics.ForecastErrors;
import io.hindcast.engine.metrics.LossTest;
import io.hindcast.engine.metrics.LotStatistics;
import io.hindcast.engine.metrics.Performance;
import io.hindcast.engine.metrics.TradeStatistics;
import io.hindcast.engine.metrics.TradingMetrics;
import io.hindcast.report.summary.CostSection;
import io.hindcast.report.summary.ExecutionSection;
import io.hindcast.report.summary.ForecastFigures;
import io.hindcast.report.summary.LotFigures;
import io.hindcast.report.summary.PerformanceFigures;
import io.hindcast.report.summary.SkillTest;
import io.hindcast.report.summary.StrategyFigures;
import io.hindcast.report.summary.TradeFigures;
import io.hindcast.report.summary.YearBasis;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The engine's results as the summary of a run has them. Figures that are undefined are NaN on both sides. */
final class RunResults {
    private RunResults() {}

    /** What came of trading. */
    public static StrategyFigures of(TradingMetrics metrics) {
        return new StrategyFigures(
                performance(metrics.strategy()),
                performance(metrics.benchmark()),
                trading(metrics.trading()),
                Optional.of(lots(metrics.lots())),
                Optional.of(RunIncidents.of(metrics.incidents())));
    }

    /** How good forecasts were. */
    public static ForecastFigures of(ForecastErrors errors) {
        return new ForecastFigures(
                errors.segment(),
                errors.horizonBars(),
                errors.target(),
                errors.count(),
                errors(errors.model()),
                errors(errors.persistence()),
                errors.skillPrice(),
                errors.skillReturn(),
                Optional.of(errors.constant()),
                Optional.of(test(errors.test())));
    }

    /** How many bars a year has. */
    public static YearBasis of(Annualisation annualisation) {
        return new YearBasis(
                OptionalDouble.of(annualisation.periodsPerYear()),
                Optional.of(annualisation.basis()),
                OptionalDouble.of(annualisation.dataPeriodsPerYear()));
    }

    /** What trading costs. */
    public static CostSection costs(TradingSettings settings) {
        Map<String, String> named = settings.parts().named();
        return new CostSection(
                OptionalDouble.of(settings.initialCash()),
                settings.parts().slippageBps(),
                settings.parts().feeBps(),
                named.isEmpty() ? Optional.empty() : Optional.of(named));
    }

    /** How orders are filled; empty where they are filled at once and in whole. */
    public static Optional<ExecutionSection> execution(TradingSettings settings) {
        ExecutionSettings execution = settings.execution();
        return execution.equals(ExecutionSettings.IMMEDIATE)
                ? Optional.empty()
                : Optional.of(new ExecutionSection(
                        execution.latency().toNanos() / 1e9,
                        execution.maxVolumeShare(),
                        Optional.of(settings.quantity().name().toLowerCase(Locale.ROOT))));
    }

    private static PerformanceFigures performance(Performance performance) {
        return new PerformanceFigures(
                performance.initialEquity(),
                performance.finalEquity(),
                performance.totalReturn(),
                performance.cagr(),
                performance.volatility(),
                performance.sharpe(),
                performance.sortino(),
                performance.maxDrawdown(),
                performance.maxDrawdownBars(),
                performance.calmar(),
                performance.probabilisticSharpe(),
                performance.exposure(),
                performance.timeInMarket());
    }

    private static TradeFigures trading(TradeStatistics statistics) {
        return new TradeFigures(
                statistics.trades(),
                statistics.winRate(),
                statistics.profitFactor(),
                statistics.averageTradePnl(),
                statistics.orders(),
                statistics.fills(),
                statistics.rejected(),
                statistics.turnover(),
                statistics.totalFees(),
                statistics.totalSlippage(),
                statistics.openPosition());
    }

    private static LotFigures lots(LotStatistics statistics) {
        return new LotFigures(
                statistics.closed(),
                statistics.winRate(),
                statistics.profitFactor(),
                statistics.averagePnl(),
                statistics.averageBarsHeld(),
                statistics.open(),
                statistics.joined());
    }

    private static ForecastFigures.ErrorFigures errors(ForecastErrors.Errors errors) {
        return new ForecastFigures.ErrorFigures(
                errors.rmsePrice(),
                errors.maePrice(),
                errors.mape(),
                errors.rmseReturn(),
                errors.maeReturn(),
                errors.directionalAccuracy(),
                errors.ic(),
                errors.rankIc());
    }

    private static SkillTest test(LossTest test) {
        return new SkillTest(
                "Diebold-Mariano against persistence, squared error, Newey-West standard error",
                switch (test.answer()) {
                    case BETTER -> SkillTest.Answer.BETTER;
                    case WORSE -> SkillTest.Answer.WORSE;
                    case NO_BETTER_THAN_CHANCE -> SkillTest.Answer.NO_BETTER_THAN_CHANCE;
                    case CANNOT_TELL -> SkillTest.Answer.CANNOT_TELL;
                },
                test.count(),
                test.lags(),
                test.meanDifference(),
                test.standardError(),
                test.statistic(),
                test.pValue());
    }
}
