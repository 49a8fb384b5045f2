package io.hindcast.report.summary;

import io.hindcast.report.files.Flat;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * All that {@code summary.json} says of a run. What runs of earlier versions lack is empty.
 *
 * @param verdict whether it can be luck; empty for a part of another run, and for one without baselines
 * @param traded what came of trading; empty for a run that forecasts and does not trade
 * @param forecast how good the forecasts were; empty without a model
 * @param annualisation how many bars a year has
 * @param costs of trading
 * @param execution empty where orders are filled at once and in whole
 * @param run what was run
 * @param training of the model; empty without one
 * @param segments bars and times of each segment
 * @param inputs of a paper session; empty for a backtest
 * @param forecastMicros wall time of a forecast for one window, microseconds, median
 * @param causality what the model was asked again; empty without one
 * @param regimes the figures by regime; empty without labels
 * @param evaluation folds, seeds and what is kept aside; empty for one model of one seed
 * @param baselines what the run stands beside; empty for a run of a version without them, and where they were left out
 * @param statistics what stands behind the verdict; empty without one
 * @param metrics what the config asked for beside the usual figures; empty where it asked for nothing
 * @param phasesSeconds wall time of each phase, in their order
 */
public record Summary(
        Optional<Verdict> verdict,
        @Flat Optional<StrategyFigures> traded,
        Optional<ForecastFigures> forecast,
        YearBasis annualisation,
        CostSection costs,
        Optional<ExecutionSection> execution,
        RunSection run,
        Optional<TrainingSection> training,
        SegmentSpans segments,
        Optional<FeedInputs> inputs,
        OptionalDouble forecastMicros,
        Optional<CausalitySection> causality,
        Optional<RegimeSplit> regimes,
        Optional<EvaluationSection> evaluation,
        Optional<BaselineSection> baselines,
        Optional<StatisticsSection> statistics,
        Optional<List<MetricFigure>> metrics,
        Map<String, Double> phasesSeconds) {
    /** Copies the map. */
    public Summary {
        phasesSeconds = Collections.unmodifiableMap(new LinkedHashMap<>(phasesSeconds));
    }

    /**
     * What came of trading.
     *
     * @throws java.util.NoSuchElementException for a run that does not trade
     */
    public StrategyFigures figures() {
        return traded.orElseThrow();
    }

    /** Names of the regimes that the run's figures are split by; empty without any. */
    public List<String> regimeNames() {
        return regimes.map(split ->
                        split.byRegime().stream().map(RegimeBlock::regime).toList())
                .orElse(List.of());
    }

    /** The same with figures by regime. */
    public Summary withRegimes(RegimeSplit split) {
        return new Summary(
                verdict,
                traded,
                forecast,
                annualisation,
                costs,
                execution,
                run,
                training,
                segments,
                inputs,
                forecastMicros,
                causality,
                Optional.of(split),
                evaluation,
                baselines,
                statistics,
                metrics,
                phasesSeconds);
    }

    /** The same with baselines. */
    public Summary withBaselines(BaselineSection beside) {
        return new Summary(
                verdict,
                traded,
                forecast,
                annualisation,
                costs,
                execution,
                run,
                training,
                segments,
                inputs,
                forecastMicros,
                causality,
                regimes,
                evaluation,
                Optional.of(beside),
                statistics,
                metrics,
                phasesSeconds);
    }

    /** The same with a verdict, and what stands behind it. */
    public Summary judged(Verdict found, StatisticsSection behind) {
        return new Summary(
                Optional.of(found),
                traded,
                forecast,
                annualisation,
                costs,
                execution,
                run,
                training,
                segments,
                inputs,
                forecastMicros,
                causality,
                regimes,
                evaluation,
                baselines,
                Optional.of(behind),
                metrics,
                phasesSeconds);
    }

    /** The same with other wall times. */
    public Summary withPhases(Map<String, Double> seconds) {
        return new Summary(
                verdict,
                traded,
                forecast,
                annualisation,
                costs,
                execution,
                run,
                training,
                segments,
                inputs,
                forecastMicros,
                causality,
                regimes,
                evaluation,
                baselines,
                statistics,
                metrics,
                seconds);
    }
}
