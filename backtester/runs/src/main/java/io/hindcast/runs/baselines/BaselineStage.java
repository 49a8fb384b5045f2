package io.hindcast.runs.baselines;

import io.hindcast.engine.execution.Decision;
import io.hindcast.engine.pipeline.BarEvent;
import io.hindcast.engine.pipeline.BarStage;
import io.hindcast.engine.plugin.CallWatch;
import io.hindcast.forecast.Forecast;
import io.hindcast.market.Bar;
import io.hindcast.report.files.BaselineColumn;
import io.hindcast.runs.config.RunConfig;
import io.hindcast.runs.config.RunPlan;
import io.hindcast.runs.folder.RowWriter;
import io.hindcast.store.queue.QueueMetadata;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Follows the trading stage: has each baseline forecast and trade on the bar that the run's strategy has just decided on, and
 * streams what comes of it. Keeps nothing that grows with the bars.
 */
public final class BaselineStage extends BarStage implements AutoCloseable {
    private static final List<BaselineColumn> COLUMNS = List.of(BaselineColumn.values());

    private final Baselines baselines;
    private final RunPlan plan;
    private final int horizonBars;
    private final EquityFigures buyAndHold;
    private final List<TradedBaseline> traded;
    private final TradedMoney money = new TradedMoney();
    private final @Nullable FittedForecasts forecasts;
    private final @Nullable BaselineForecastRows forecastRows;
    private final @Nullable RowWriter equity;

    /**
     * Opens the files.
     *
     * @param folder the run's
     * @param baselines have seen no bar
     * @param trades whether the run trades; where it does not, nothing here does
     */
    public BaselineStage(
            Path folder, RunConfig<?> run, QueueMetadata queue, RunPlan plan, Baselines baselines, boolean trades) {
        super("baselines");
        this.baselines = baselines;
        this.plan = plan;
        horizonBars = run.horizonBars();
        buyAndHold = new EquityFigures(plan, run.annualisation().periodsPerYear());
        traded = trades
                ? baselines.traded().stream()
                        .map(each -> new TradedBaseline(each, run, queue, plan))
                        .toList()
                : List.of();
        if (baselines.fits().isEmpty()) {
            forecasts = null;
            forecastRows = null;
        } else {
            forecasts = new FittedForecasts(
                    plan,
                    baselines.fits(),
                    run.model().orElseThrow().target(),
                    run.features().orElseThrow().get().width());
            forecastRows = new BaselineForecastRows(
                    folder, plan, horizonBars, run.model().orElseThrow().target());
        }
        equity = trades ? new RowWriter(folder.resolve(BaselineColumn.FILE), BaselineColumn.values()) : null;
    }

    @Override
    public List<CallWatch> watches() {
        return traded.stream().flatMap(each -> each.watches().stream()).toList();
    }

    @Override
    protected void onBar(BarEvent event) {
        Bar bar = event.bar();
        if (forecasts != null && forecastRows != null) {
            forecasts.onBar(event);
            forecastRows.add(bar, event.hasForecast(), forecasts);
        }
        if (bar.closeTime() < plan.line().test().from()) {
            traded.forEach(each -> each.onHistory(bar));
        } else if (equity != null) {
            trade(event, equity);
        }
    }

    private void trade(BarEvent event, RowWriter rows) {
        Bar bar = event.bar();
        money.add(event.outcome().fills());
        buyAndHold.add(bar.closeTime(), event.outcome().benchmarkEquity(), 1, true);
        // Where the strategy may not decide, neither may they; that somebody sells its position is not theirs.
        Decision decision = event.decision() == Decision.TRADE ? Decision.TRADE : Decision.OBSERVE;
        Map<BaselineColumn, String> row = new EnumMap<>(BaselineColumn.class);
        for (BaselineColumn column : COLUMNS) {
            row.put(column, "");
        }
        row.put(BaselineColumn.TIME, RowWriter.time(bar.closeTime()));
        row.put(BaselineColumn.BUY_AND_HOLD, RowWriter.number(buyAndHold.equity()));
        for (TradedBaseline each : traded) {
            double price = expected(each.contender().name());
            each.onBar(
                    bar,
                    event.quote().orElse(null),
                    Double.isNaN(price) ? null : new Forecast(horizonBars, bar.close(), price),
                    decision);
            row.put(each.column(), RowWriter.number(each.equity()));
        }
        rows.row(row.values().toArray(String[]::new));
    }

    /** NaN where it has no forecast. */
    private double expected(BaselineName name) {
        return switch (name) {
            case RIDGE -> Objects.requireNonNull(forecasts).ridge();
            case TRAINING_MEAN -> Objects.requireNonNull(forecasts).mean();
            default -> Double.NaN;
        };
    }

    /** What has come of them; the files are finished. */
    public BaselineResults results() {
        return new BaselineResults(
                baselines,
                plan,
                equity == null ? null : buyAndHold,
                traded,
                forecastRows == null ? null : forecastRows.errors(),
                forecasts == null ? 0 : forecasts.withoutPrice(),
                money);
    }

    /** Finishes the files. */
    @Override
    public void close() {
        if (forecasts != null) {
            forecasts.close();
        }
        try (forecastRows;
                equity) {
            // Only closing is left to do.
        }
    }
}
