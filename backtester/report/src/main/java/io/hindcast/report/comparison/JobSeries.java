package io.hindcast.report.comparison;

import io.hindcast.report.files.CsvTable;
import io.hindcast.report.files.EquityColumn;
import io.hindcast.report.files.ExtremesSampler;
import io.hindcast.report.files.ForecastColumn;
import io.hindcast.report.files.Sample;
import io.hindcast.report.files.TrainingColumn;
import io.hindcast.report.files.TrainingCurve;
import io.hindcast.settings.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The series of a job, thinned out to what a page can draw.
 *
 * @param equity columns equity and benchmark; empty for a job that was not traded
 * @param training epochs of each fold
 * @param forecast columns forecast and actual of the test segment
 * @param recent columns forecast, actual and persistence of its last {@value #RECENT} forecasts, all of them
 */
record JobSeries(Optional<Sample> equity, List<TrainingCurve.Curve> training, Sample forecast, Sample recent) {
    /** Forecasts of the zoomed chart. */
    static final int RECENT = 60;

    private static final List<EquityColumn> EQUITY =
            List.of(EquityColumn.TIME, EquityColumn.EQUITY, EquityColumn.BENCHMARK_EQUITY);
    private static final List<ForecastColumn> FORECASTS = List.of(
            ForecastColumn.FOLD,
            ForecastColumn.FORECAST,
            ForecastColumn.TARGET_TIME,
            ForecastColumn.ACTUAL,
            ForecastColumn.PERSISTENCE);

    /**
     * Reads the series of a job.
     *
     * @param traded whether the job has an equity curve
     * @param limit the most points of a series that are kept
     * @throws InvalidInputException when a file is missing or damaged
     */
    static JobSeries read(Path job, boolean traded, int limit) {
        String remedy = "delete " + job + " and run the comparison again";
        Optional<Sample> equity = traded
                ? Optional.of(equity(required(job, EquityColumn.FILE, remedy), remedy, limit))
                : Optional.empty();
        ForecastRows forecasts = new ForecastRows(limit);
        CsvTable.read(required(job, ForecastColumn.FILE, remedy), FORECASTS, remedy, forecasts::add);
        return new JobSeries(
                equity,
                TrainingCurve.read(required(job, TrainingColumn.FILE, remedy), remedy),
                forecasts.test.sample(),
                forecasts.recent());
    }

    private static Path required(Path job, String name, String remedy) {
        Path file = job.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException(file + ": the file is missing, so the job is incomplete; " + remedy);
        }
        return file;
    }

    private static Sample equity(Path file, String remedy, int limit) {
        ExtremesSampler sampler = new ExtremesSampler(List.of("equity", "benchmark"), 2, limit);
        CsvTable.read(
                file,
                EQUITY,
                remedy,
                row -> sampler.add(
                        row.time(EquityColumn.TIME),
                        row.number(EquityColumn.EQUITY),
                        row.number(EquityColumn.BENCHMARK_EQUITY)));
        return sampler.sample();
    }

    /** Forecasts of the test segment that have an outcome, at the time that they are for. */
    private static final class ForecastRows {
        private static final List<String> COLUMNS = List.of("forecast", "actual", "persistence");

        private final ExtremesSampler test;
        private final Deque<Sample.Point> last = new ArrayDeque<>();
        private long rows;

        ForecastRows(int limit) {
            test = new ExtremesSampler(COLUMNS.subList(0, 2), 2, limit);
        }

        void add(CsvTable<ForecastColumn>.Row row) {
            double actual = row.number(ForecastColumn.ACTUAL);
            if (!row.text(ForecastColumn.FOLD).equals("test") || Double.isNaN(actual)) {
                return;
            }
            double forecast = row.number(ForecastColumn.FORECAST);
            long time = row.time(ForecastColumn.TARGET_TIME);
            test.add(time, forecast, actual);
            last.addLast(new Sample.Point(
                    rows++, time, new double[] {forecast, actual, row.number(ForecastColumn.PERSISTENCE)}));
            if (last.size() > RECENT) {
                last.removeFirst();
            }
        }

        Sample recent() {
            return new Sample(COLUMNS, List.copyOf(last), last.size());
        }
    }
}
