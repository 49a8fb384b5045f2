package io.hindcast.report.run;

import io.hindcast.report.files.CsvTable;
import io.hindcast.report.files.EvenSampler;
import io.hindcast.report.files.ExtremesSampler;
import io.hindcast.report.files.ForecastColumn;
import io.hindcast.report.files.Sample;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Forecasts beside what happened, from {@code forecasts.csv}. Points stand at the time that was forecast. Errors are those
 * of the test segment, the only one that is out of sample.
 */
final class ForecastCurve {
    private static final List<ForecastColumn> COLUMNS = List.of(
            ForecastColumn.TIME,
            ForecastColumn.FOLD,
            ForecastColumn.CLOSE,
            ForecastColumn.FORECAST,
            ForecastColumn.TARGET_TIME,
            ForecastColumn.ACTUAL,
            ForecastColumn.PERSISTENCE);
    private static final String TEST = "test";

    private final ExtremesSampler all = new ExtremesSampler(List.of("forecast", "actual"), 2);
    private final ExtremesSampler test =
            new ExtremesSampler(List.of("forecast", "actual", "error", "persistence", "rmse", "persistence_rmse"), 3);
    private final EvenSampler returns = new EvenSampler(List.of("actual_return", "forecast_return"));
    private final RollingError modelError = new RollingError();
    private final RollingError persistenceError = new RollingError();
    private final List<Segment> segments = new ArrayList<>();
    private long pending;

    private ForecastCurve() {}

    /**
     * All that the forecast page draws of the forecasts.
     *
     * @param all columns forecast and actual, over the whole history
     * @param test columns forecast, actual, error (forecast - actual), persistence, and rmse and persistence_rmse over the
     *     last {@link RollingError#ROWS} rows (NaN before there are as many)
     * @param returns columns actual_return and forecast_return of the test segment: log returns over the horizon
     * @param segments the parts of the history, in order of time
     * @param pending forecasts whose outcome lies behind the end of the data
     */
    record Content(Sample all, Sample test, Sample returns, List<Segment> segments, long pending) {
        Content {
            segments = List.copyOf(segments);
        }
    }

    /**
     * A part of the history.
     *
     * @param fold train, validation, purged or test
     * @param from its first point, milliseconds since 1970-01-01T00:00Z
     * @param to the first point of the next part, or the last one of all
     */
    record Segment(String fold, long from, long to) {}

    static Content read(Path file) {
        ForecastCurve curve = new ForecastCurve();
        CsvTable.read(file, COLUMNS, curve::add);
        return new Content(
                curve.all.sample(), curve.test.sample(), curve.returns.sample(), curve.segments, curve.pending);
    }

    private void add(CsvTable<ForecastColumn>.Row row) {
        double actual = row.number(ForecastColumn.ACTUAL);
        if (Double.isNaN(actual)) {
            pending++;
            return;
        }
        String fold = row.text(ForecastColumn.FOLD);
        double close = row.number(ForecastColumn.CLOSE);
        double forecast = row.number(ForecastColumn.FORECAST);
        long time = row.time(ForecastColumn.TARGET_TIME);
        extend(fold, time);
        all.add(time, forecast, actual);
        if (fold.equals(TEST)) {
            double persistence = row.number(ForecastColumn.PERSISTENCE);
            double error = forecast - actual;
            test.add(
                    time,
                    forecast,
                    actual,
                    error,
                    persistence,
                    modelError.add(error),
                    persistenceError.add(persistence - actual));
            returns.add(time, Math.log(actual / close), Math.log(forecast / close));
        }
    }

    private void extend(String fold, long time) {
        if (!segments.isEmpty()) {
            Segment last = segments.removeLast();
            segments.add(new Segment(last.fold(), last.from(), time));
            if (last.fold().equals(fold)) {
                return;
            }
        }
        segments.add(new Segment(fold, time, time));
    }
}
