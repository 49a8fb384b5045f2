package io.hindcast.runs.baselines;

import io.hindcast.engine.metrics.ForecastErrorAccumulator;
import io.hindcast.engine.metrics.ForecastErrors;
import io.hindcast.engine.split.Segment;
import io.hindcast.forecast.ForecastTarget;
import io.hindcast.market.Bar;
import io.hindcast.report.files.BaselineForecastColumn;
import io.hindcast.runs.config.RunPlan;
import io.hindcast.runs.folder.RowWriter;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * Writes {@code baseline_forecasts.csv}, a row for each row of {@code forecasts.csv}, and sums up what the baselines' forecasts
 * were worth out of sample. Each row waits for the bar at its horizon.
 */
final class BaselineForecastRows implements AutoCloseable {
    private final RowWriter table;
    private final RunPlan plan;
    private final Pending[] pending;
    private final Map<BaselineName, ForecastErrorAccumulator> errors = new EnumMap<>(BaselineName.class);
    private long next;

    /** A row whose outcome is not known. */
    private record Pending(long time, double close, boolean forecast, double mean, double ridge) {}

    /** @param horizonBars of the forecasts; at least 1 */
    BaselineForecastRows(Path folder, RunPlan plan, int horizonBars, ForecastTarget target) {
        this.plan = plan;
        table = new RowWriter(folder.resolve(BaselineForecastColumn.FILE), BaselineForecastColumn.values());
        pending = new Pending[horizonBars];
        for (BaselineName name :
                new BaselineName[] {BaselineName.PERSISTENCE, BaselineName.TRAINING_MEAN, BaselineName.RIDGE}) {
            errors.put(name, new ForecastErrorAccumulator(Segment.TEST.toString(), horizonBars, target));
        }
    }

    /**
     * Takes the next bar.
     *
     * @param forecast whether the run's model has forecast on it
     */
    void add(Bar bar, boolean forecast, FittedForecasts fitted) {
        int slot = (int) (next % pending.length);
        if (next >= pending.length && pending[slot].forecast()) {
            write(pending[slot], RowWriter.time(bar.closeTime()), bar.close());
            judge(pending[slot], bar.close());
        }
        pending[slot] = new Pending(bar.closeTime(), bar.close(), forecast, fitted.mean(), fitted.ridge());
        next++;
    }

    private void judge(Pending row, double actual) {
        if (plan.line().of(row.time()) == Segment.TEST) {
            add(BaselineName.PERSISTENCE, row.close(), row.close(), actual);
            add(BaselineName.TRAINING_MEAN, row.close(), row.mean(), actual);
            if (!Double.isNaN(row.ridge())) {
                add(BaselineName.RIDGE, row.close(), row.ridge(), actual);
            }
        }
    }

    private void add(BaselineName name, double close, double forecast, double actual) {
        ForecastErrorAccumulator its = errors.get(name);
        if (its != null) {
            its.add(close, forecast, actual);
        }
    }

    private void write(Pending row, String targetTime, double actual) {
        table.row(
                RowWriter.time(row.time()),
                plan.line().of(row.time()).toString(),
                Integer.toString(plan.foldAt(row.time())),
                RowWriter.number(row.close()),
                RowWriter.number(row.mean()),
                RowWriter.number(row.ridge()),
                targetTime,
                RowWriter.number(actual));
    }

    /** Of the baselines that forecast, so far. */
    Map<BaselineName, ForecastErrors> errors() {
        Map<BaselineName, ForecastErrors> all = new EnumMap<>(BaselineName.class);
        errors.forEach((name, its) -> all.put(name, its.errors()));
        return all;
    }

    /** Writes the rows whose outcome nobody knows, and finishes the file. */
    @Override
    public void close() {
        for (long i = Math.max(0, next - pending.length); i < next; i++) {
            Pending row = pending[(int) (i % pending.length)];
            if (row.forecast()) {
                write(row, "", Double.NaN);
            }
        }
        table.close();
    }
}
