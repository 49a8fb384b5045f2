package io.hindcast.runs.compare;

import io.hindcast.report.summary.ForecastFigures;
import io.hindcast.report.summary.ForecastFigures.ErrorFigures;
import io.hindcast.report.summary.PerformanceFigures;
import io.hindcast.report.summary.StrategyFigures;
import io.hindcast.report.summary.Summary;
import io.hindcast.report.summary.TradeFigures;
import io.hindcast.report.summary.TrainingSection;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The figures of a comparison, as functions of a run's summary. */
enum ComparedFigure {
    TOTAL_RETURN(ofEquity(PerformanceFigures::totalReturn)),
    CAGR(ofEquity(PerformanceFigures::cagr)),
    SHARPE(ofEquity(PerformanceFigures::sharpe)),
    MAX_DRAWDOWN(ofEquity(PerformanceFigures::maxDrawdown)),
    EXPOSURE(ofEquity(PerformanceFigures::exposure)),
    TRADES(ofTrading(TradeFigures::trades)),
    TURNOVER(ofTrading(TradeFigures::turnover)),
    RMSE_PRICE(ofErrors(ErrorFigures::rmsePrice)),
    MAE_PRICE(ofErrors(ErrorFigures::maePrice)),
    RMSE_RETURN(ofErrors(ErrorFigures::rmseReturn)),
    MAE_RETURN(ofErrors(ErrorFigures::maeReturn)),
    DIRECTIONAL_ACCURACY(ofErrors(ErrorFigures::directionalAccuracy)),
    IC(ofErrors(ErrorFigures::ic)),
    SKILL_PRICE(ofSkill(ForecastFigures::skillPrice)),
    SKILL_RETURN(ofSkill(ForecastFigures::skillReturn)),
    EPOCHS(ofModelAlone(of(Summary::training, TrainingSection::epochs))),
    TRAINING_SECONDS(ofModelAlone(of(Summary::training, TrainingSection::seconds))),
    FORECAST_MICROS(ofModelAlone(summary -> summary.forecastMicros().orElse(Double.NaN)));

    // Functions without a state.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Sources sources;

    ComparedFigure(Sources sources) {
        this.sources = sources;
    }

    /** As it stands in {@code comparison.json}. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of a job; NaN where it is undefined. */
    double ofModel(Summary summary) {
        return sources.model().applyAsDouble(summary);
    }

    /** Of the forecast that expects no change; NaN where it has none. */
    double ofPersistence(Summary summary) {
        return sources.persistence().applyAsDouble(summary);
    }

    /** Of the benchmark of a job that has traded; NaN where it has none. */
    double ofBuyAndHold(Summary summary) {
        return sources.buyAndHold().applyAsDouble(summary);
    }

    /** Where a figure comes from, for the model and for both references. */
    private record Sources(
            ToDoubleFunction<Summary> model,
            ToDoubleFunction<Summary> persistence,
            ToDoubleFunction<Summary> buyAndHold) {
        static final ToDoubleFunction<Summary> NONE = summary -> Double.NaN;
    }

    private static Sources ofEquity(ToDoubleFunction<PerformanceFigures> figure) {
        return new Sources(
                of(summary -> summary.traded().map(StrategyFigures::strategy), figure),
                Sources.NONE,
                of(summary -> summary.traded().map(StrategyFigures::benchmark), figure));
    }

    private static Sources ofTrading(ToDoubleFunction<TradeFigures> figure) {
        return ofModelAlone(of(summary -> summary.traded().map(StrategyFigures::trading), figure));
    }

    private static Sources ofErrors(ToDoubleFunction<ErrorFigures> figure) {
        return new Sources(
                of(summary -> summary.forecast().map(ForecastFigures::model), figure),
                of(summary -> summary.forecast().map(ForecastFigures::persistence), figure),
                Sources.NONE);
    }

    /** Persistence is what skill is measured against, so its own is 0. */
    private static Sources ofSkill(ToDoubleFunction<ForecastFigures> figure) {
        return new Sources(of(Summary::forecast, figure), of(Summary::forecast, each -> 0), Sources.NONE);
    }

    private static Sources ofModelAlone(ToDoubleFunction<Summary> figure) {
        return new Sources(figure, Sources.NONE, Sources.NONE);
    }

    private static <S> ToDoubleFunction<Summary> of(
            Function<Summary, Optional<S>> section, ToDoubleFunction<S> figure) {
        return summary -> section.apply(summary).map(figure::applyAsDouble).orElse(Double.NaN);
    }
}
