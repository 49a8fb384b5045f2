package io.hindcast.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The series of a run, thinned out to what a page can draw.
 *
 * @param equity as {@link EquityCurve}
 * @param price as {@link PriceCurve}
 * @param executions as {@link Executions}
 * @param trades the last round trips
 * @param forecast as {@link ForecastCurve}; empty for a run without a model
 * @param training epochs of each fold; empty for a run without a model
 */
record RunSeries(
        Sample equity,
        Sample price,
        Map<Executions.Effect, Sample> executions,
        TradeList trades,
        Optional<ForecastCurve.Content> forecast,
        Map<String, List<TrainingCurve.Epoch>> training) {

    static RunSeries read(RunFolder run, Summary summary) {
        boolean model = summary.hasForecast();
        return new RunSeries(
                EquityCurve.read(run.file("equity.csv")),
                PriceCurve.read(run.file("prices.csv")),
                Executions.read(run.file("fills.csv")),
                TradeList.read(run.file("trades.csv")),
                model ? Optional.of(ForecastCurve.read(run.file("forecasts.csv"))) : Optional.empty(),
                model ? TrainingCurve.read(run.file("training.csv")) : Map.of());
    }
}
