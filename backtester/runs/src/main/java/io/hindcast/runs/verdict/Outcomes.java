package io.hindcast.runs.verdict;

import io.hindcast.engine.split.Segment;
import io.hindcast.report.files.BaselineForecastColumn;
import io.hindcast.report.files.CsvTable;
import io.hindcast.report.files.ForecastColumn;
import java.nio.file.Path;
import java.util.List;

/**
 * Forecasts out of sample whose outcome is known, in the order of time, as log returns from the close on which they were made.
 *
 * @param actual what came
 * @param model what the run's model said
 * @param mean what the mean of the training bars said
 * @param last the move from the close of the forecast before; NaN for the first
 */
record Outcomes(double[] actual, double[] model, double[] mean, double[] last) {
    /** Of a run whose rows are complete and that has baselines. */
    static Outcomes read(Path folder) {
        Series actual = new Series();
        Series model = new Series();
        Series closes = new Series();
        CsvTable.read(
                folder.resolve(ForecastColumn.FILE),
                List.of(ForecastColumn.FOLD, ForecastColumn.CLOSE, ForecastColumn.FORECAST, ForecastColumn.ACTUAL),
                row -> {
                    double outcome = row.number(ForecastColumn.ACTUAL);
                    if (row.text(ForecastColumn.FOLD).equals(Segment.TEST.toString()) && !Double.isNaN(outcome)) {
                        double close = row.number(ForecastColumn.CLOSE);
                        closes.add(close);
                        actual.add(Math.log(outcome / close));
                        model.add(Math.log(row.number(ForecastColumn.FORECAST) / close));
                    }
                });
        Series mean = new Series();
        CsvTable.read(
                folder.resolve(BaselineForecastColumn.FILE),
                List.of(
                        BaselineForecastColumn.FOLD,
                        BaselineForecastColumn.CLOSE,
                        BaselineForecastColumn.TRAINING_MEAN,
                        BaselineForecastColumn.ACTUAL),
                row -> {
                    if (row.text(BaselineForecastColumn.FOLD).equals(Segment.TEST.toString())
                            && !Double.isNaN(row.number(BaselineForecastColumn.ACTUAL))) {
                        mean.add(Math.log(row.number(BaselineForecastColumn.TRAINING_MEAN)
                                / row.number(BaselineForecastColumn.CLOSE)));
                    }
                });
        return new Outcomes(actual.values(), model.values(), mean.values(), moves(closes.values()));
    }

    private static double[] moves(double[] closes) {
        double[] moves = new double[closes.length];
        for (int t = 0; t < moves.length; t++) {
            moves[t] = t == 0 ? Double.NaN : Math.log(closes[t] / closes[t - 1]);
        }
        return moves;
    }

    int count() {
        return actual.length;
    }
}
