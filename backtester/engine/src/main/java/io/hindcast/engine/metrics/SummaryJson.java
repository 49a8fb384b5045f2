package io.hindcast.engine.metrics;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hindcast.engine.execution.ExecutionSettings;
import io.hindcast.engine.execution.TradingSettings;
import java.util.Locale;

/** The figures as {@code summary.json} has them: keys as in docs/run-folder.md, undefined figures as {@code null}. */
public final class SummaryJson {
    private SummaryJson() {}

    /**
     * The parts {@code strategy}, {@code benchmark}, {@code trading}, {@code lots}, {@code incidents}, {@code forecast},
     * {@code annualisation} and {@code costs}.
     *
     * @param metrics of trading
     * @param forecastOrNull null without a model: the part {@code forecast} is absent then
     */
    public static ObjectNode of(
            TradingMetrics metrics,
            ForecastErrors forecastOrNull,
            Annualisation annualisation,
            TradingSettings settings) {
        ObjectNode summary = JsonNodeFactory.instance.objectNode();
        summary.set("strategy", performance(metrics.strategy()));
        summary.set("benchmark", performance(metrics.benchmark()));
        summary.set("trading", trading(metrics.trading()));
        summary.set("lots", lots(metrics.lots()));
        summary.set("incidents", IncidentsJson.of(metrics.incidents()));
        if (forecastOrNull != null) {
            summary.set("forecast", forecast(forecastOrNull));
        }
        return described(summary, annualisation, settings);
    }

    /** The parts {@code forecast}, {@code annualisation} and {@code costs}, of a run that forecasts and does not trade. */
    public static ObjectNode ofForecasts(
            ForecastErrors forecast, Annualisation annualisation, TradingSettings settings) {
        ObjectNode summary = JsonNodeFactory.instance.objectNode();
        summary.set("forecast", forecast(forecast));
        return described(summary, annualisation, settings);
    }

    private static ObjectNode described(ObjectNode summary, Annualisation annualisation, TradingSettings settings) {
        ObjectNode year = summary.putObject("annualisation");
        year.put("periods_per_year", annualisation.periodsPerYear());
        year.put("basis", annualisation.basis());
        put(year, "data_periods_per_year", annualisation.dataPeriodsPerYear());
        summary.putObject("costs")
                .put("initial_cash", settings.initialCash())
                .put("slippage_bps", settings.slippageBps())
                .put("fee_bps", settings.feeBps());
        if (!settings.execution().equals(ExecutionSettings.IMMEDIATE)) {
            ObjectNode execution = summary.putObject("execution");
            execution.put("latency_seconds", settings.execution().latency().toNanos() / 1e9);
            put(execution, "max_volume_share", settings.execution().maxVolumeShare());
            execution.put("quantity", settings.quantity().name().toLowerCase(Locale.ROOT));
        }
        return summary;
    }

    private static ObjectNode performance(Performance performance) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        put(node, "initial_equity", performance.initialEquity());
        put(node, "final_equity", performance.finalEquity());
        put(node, "total_return", performance.totalReturn());
        put(node, "cagr", performance.cagr());
        put(node, "volatility", performance.volatility());
        put(node, "sharpe", performance.sharpe());
        put(node, "sortino", performance.sortino());
        put(node, "max_drawdown", performance.maxDrawdown());
        node.put("max_drawdown_bars", performance.maxDrawdownBars());
        put(node, "calmar", performance.calmar());
        put(node, "probabilistic_sharpe", performance.probabilisticSharpe());
        put(node, "exposure", performance.exposure());
        put(node, "time_in_market", performance.timeInMarket());
        return node;
    }

    private static ObjectNode trading(TradeStatistics statistics) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("trades", statistics.trades());
        put(node, "win_rate", statistics.winRate());
        put(node, "profit_factor", statistics.profitFactor());
        put(node, "average_trade_pnl", statistics.averageTradePnl());
        node.put("orders", statistics.orders());
        node.put("fills", statistics.fills());
        node.put("rejected", statistics.rejected());
        put(node, "turnover", statistics.turnover());
        put(node, "total_fees", statistics.totalFees());
        put(node, "total_slippage", statistics.totalSlippage());
        put(node, "open_position", statistics.openPosition());
        return node;
    }

    private static ObjectNode lots(LotStatistics statistics) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("closed", statistics.closed());
        put(node, "win_rate", statistics.winRate());
        put(node, "profit_factor", statistics.profitFactor());
        put(node, "average_pnl", statistics.averagePnl());
        put(node, "average_bars_held", statistics.averageBarsHeld());
        node.put("open", statistics.open());
        node.put("joined", statistics.joined());
        return node;
    }

    private static ObjectNode forecast(ForecastErrors errors) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("segment", errors.segment());
        node.put("horizon_bars", errors.horizonBars());
        node.put("target", errors.target().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        node.put("count", errors.count());
        node.set("model", errors(errors.model()));
        node.set("persistence", errors(errors.persistence()));
        put(node, "skill_price", errors.skillPrice());
        put(node, "skill_return", errors.skillReturn());
        node.put("constant", errors.constant());
        node.set("test", test(errors.test()));
        return node;
    }

    private static ObjectNode test(LossTest test) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", "Diebold-Mariano against persistence, squared error, Newey-West standard error");
        node.put("answer", test.answer().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        node.put("count", test.count());
        node.put("lags", test.lags());
        put(node, "mean_loss_difference", test.meanDifference());
        put(node, "standard_error", test.standardError());
        put(node, "statistic", test.statistic());
        put(node, "p_value", test.pValue());
        return node;
    }

    private static ObjectNode errors(ForecastErrors.Errors errors) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        put(node, "rmse_price", errors.rmsePrice());
        put(node, "mae_price", errors.maePrice());
        put(node, "mape", errors.mape());
        put(node, "rmse_return", errors.rmseReturn());
        put(node, "mae_return", errors.maeReturn());
        put(node, "directional_accuracy", errors.directionalAccuracy());
        put(node, "ic", errors.ic());
        put(node, "rank_ic", errors.rankIc());
        return node;
    }

    private static void put(ObjectNode node, String key, double value) {
        if (Double.isFinite(value)) {
            node.put(key, value);
        } else {
            node.putNull(key);
        }
    }
}
