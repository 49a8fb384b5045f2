package io.hindcast.report.run;

import io.hindcast.report.files.EquityColumn;
import io.hindcast.report.files.FillColumn;
import io.hindcast.report.files.ForecastColumn;
import io.hindcast.report.files.PriceColumn;
import io.hindcast.report.files.RegimeColumn;
import io.hindcast.report.files.Sample;
import io.hindcast.report.files.TradeColumn;
import io.hindcast.report.files.TrainingColumn;
import io.hindcast.report.files.TrainingCurve;
import io.hindcast.report.files.ValueColumn;
import io.hindcast.report.summary.Summary;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The series of a run, thinned out to what a page can draw.
 *
 * @param equity as {@link EquityCurve}
 * @param price as {@link PriceCurve}
 * @param executions as {@link Executions}
 * @param values as {@link ValueCurve}; empty where the strategy recorded nothing
 * @param trades the last round trips
 * @param forecast as {@link ForecastCurve}; empty for a run without a model
 * @param training of each fold and seed; empty for a run without a model
 * @param regimes as {@link RegimeSpans}; empty for a run without labels
 */
record RunSeries(
        Sample equity,
        Sample price,
        Map<Executions.Effect, Sample> executions,
        List<ValueCurve> values,
        TradeList trades,
        Optional<ForecastCurve.Content> forecast,
        List<TrainingCurve.Curve> training,
        Optional<RegimeSpans.Content> regimes) {

    static RunSeries read(RunFolder run, Summary summary) {
        boolean model = summary.forecast().isPresent();
        Sample equity = EquityCurve.read(run.file(EquityColumn.FILE));
        return new RunSeries(
                equity,
                PriceCurve.read(run.file(PriceColumn.FILE)),
                Executions.read(run.file(FillColumn.FILE)),
                ValueCurve.read(run.file(ValueColumn.FILE)),
                TradeList.read(run.file(TradeColumn.FILE)),
                model ? Optional.of(ForecastCurve.read(run.file(ForecastColumn.FILE))) : Optional.empty(),
                model ? TrainingCurve.read(run.file(TrainingColumn.FILE)) : List.of(),
                regimes(run, summary, equity));
    }

    private static Optional<RegimeSpans.Content> regimes(RunFolder run, Summary summary, Sample equity) {
        List<String> names = summary.regimeNames();
        if (names.isEmpty() || equity.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(RegimeSpans.read(
                run.file(RegimeColumn.FILE),
                names,
                equity.points().getFirst().time(),
                equity.points().getLast().time()));
    }
}
