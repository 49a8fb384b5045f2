package io.hindcast.runs.folder;

import io.hindcast.engine.split.Segment;
import io.hindcast.market.Bar;
import io.hindcast.report.files.ForecastColumn;
import java.nio.file.Path;

/** Writes {@code forecasts.csv}: each row waits for the bar at its horizon. */
final class ForecastRows implements AutoCloseable {
    private final RowWriter table;
    private final String instrument;
    private final RunObserver observer;
    private final int horizon;
    private final long[] times;
    private final double[] closes;
    private final double[] forecasts;
    private final Segment[] segments;
    private final int[] folds;
    private long next;

    ForecastRows(Path file, String instrument, int horizon, RunObserver observer) {
        this.table = new RowWriter(file, ForecastColumn.values());
        this.instrument = instrument;
        this.observer = observer;
        this.horizon = horizon;
        this.times = new long[horizon];
        this.closes = new double[horizon];
        this.forecasts = new double[horizon];
        this.segments = new Segment[horizon];
        this.folds = new int[horizon];
    }

    /**
     * @param fold whose model is in force, from 1
     * @param forecast NaN when none was made on this bar
     */
    void add(Bar bar, Segment segment, int fold, double forecast) {
        int slot = (int) (next % horizon);
        if (next >= horizon && !Double.isNaN(forecasts[slot])) {
            write(slot, RowWriter.time(bar.closeTime()), bar.close());
            observer.forecast(segments[slot], folds[slot], closes[slot], forecasts[slot], bar.close());
        }
        times[slot] = bar.closeTime();
        closes[slot] = bar.close();
        forecasts[slot] = forecast;
        segments[slot] = segment;
        folds[slot] = fold;
        next++;
    }

    @Override
    public void close() {
        for (long i = Math.max(0, next - horizon); i < next; i++) {
            int slot = (int) (i % horizon);
            if (!Double.isNaN(forecasts[slot])) {
                write(slot, "", Double.NaN);
            }
        }
        table.close();
    }

    private void write(int slot, String targetTime, double actual) {
        String close = RowWriter.number(closes[slot]);
        table.row(
                RowWriter.time(times[slot]),
                instrument,
                segments[slot].toString(),
                close,
                RowWriter.number(forecasts[slot]),
                targetTime,
                RowWriter.number(actual),
                close,
                Integer.toString(folds[slot]));
    }
}
