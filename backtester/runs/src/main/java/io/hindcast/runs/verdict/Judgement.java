package io.hindcast.runs.verdict;

import io.hindcast.report.files.BaselineForecastColumn;
import io.hindcast.report.summary.BaselineSection;
import io.hindcast.report.summary.EvaluationSection;
import io.hindcast.report.summary.ForecastFigures;
import io.hindcast.report.summary.StatisticsSection;
import io.hindcast.report.summary.StrategyFigures;
import io.hindcast.report.summary.Summary;
import io.hindcast.report.summary.Verdict;
import io.hindcast.report.summary.Verdict.Question;
import io.hindcast.runs.config.RunConfig;
import io.hindcast.runs.trials.LedgerEnd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks a finished run whether what it shows can be luck: the forecasts in log returns, the money against each baseline, and
 * both against the number of trials.
 */
public final class Judgement {
    /** With fewer outcomes no standard error can be trusted. */
    private static final int FEWEST = 30;

    private static final int FEWEST_DAYS = 60;
    private static final double DAYS_A_YEAR = 365.25;

    private final Path folder;
    private final RunConfig<?> config;
    private final Summary summary;
    private final @Nullable String seen;
    private final @Nullable String constant;

    /**
     * @param folder of a run that has baselines, whose rows are complete
     * @param summary of it, with its baselines
     */
    public Judgement(Path folder, RunConfig<?> config, Summary summary) {
        this.folder = folder;
        this.config = config;
        this.summary = summary;
        seen = summary.evaluation()
                .flatMap(EvaluationSection::holdout)
                .filter(holdout -> holdout.scored() && holdout.seenBefore() > 0)
                .map(_ -> "the bars kept aside were scored before")
                .orElse(null);
        constant = summary.forecast()
                .flatMap(ForecastFigures::constant)
                .filter(Boolean::booleanValue)
                .map(_ -> "its forecast is a constant")
                .orElse(null);
    }

    /**
     * The summary with all that can be answered, and what stands behind it.
     *
     * @param standing the run among the ledger's trials; null where whoever has planned the run asks for all of its trials
     *     together
     */
    public Summary judged(LedgerEnd.@Nullable Standing standing) {
        Optional<Outcomes> outcomes = outcomes();
        Optional<ForecastQuestions> forecasts = outcomes.map(each -> new ForecastQuestions(
                each,
                horizon(),
                config.verdict().level(),
                Stream.concat(shared(), few(each.count(), "outcome").stream())
                        .findFirst()
                        .orElse(null)));
        Optional<MoneyQuestions> money = summary.traded().flatMap(this::money);
        Map<String, Question> beats = money.map(each -> each.beats(summary.baselines()
                        .flatMap(BaselineSection::randomTrader)
                        .orElse(null)))
                .orElse(Map.of());
        Optional<TrialQuestions> trials = Optional.ofNullable(standing)
                .map(among -> new TrialQuestions(among, shared().findFirst().orElse(null)));
        Verdict verdict = new Verdict(
                config.verdict().level(),
                money.map(each -> each.returns(summary.figures().trading().trades())),
                forecasts.map(ForecastQuestions::knowsSomething),
                forecasts.map(ForecastQuestions::forecastsBetter),
                beats,
                money.map(each -> each.beatsAll(beats)),
                trials.map(TrialQuestions::survives),
                trials.map(TrialQuestions::survivesOverHold));
        return summary.judged(
                verdict,
                new StatisticsSection(
                        outcomes.filter(each -> each.count() >= FEWEST)
                                .map(each -> ForecastStatistics.of(each, horizon())),
                        money.filter(each -> each.count() >= FEWEST).map(each -> each.statistics(config.seed()))));
    }

    private int horizon() {
        return summary.forecast().orElseThrow().horizonBars();
    }

    /** None in a session, which has no training mean to hold its forecasts against. */
    private Optional<Outcomes> outcomes() {
        return summary.forecast().isPresent() && Files.exists(folder.resolve(BaselineForecastColumn.FILE))
                ? Optional.of(Outcomes.read(folder))
                : Optional.empty();
    }

    /** None where there are no two returns, or all money was lost. */
    private Optional<MoneyQuestions> money(StrategyFigures traded) {
        PeriodReturns returns = PeriodReturns.read(folder, summary.run().interval());
        if (returns.count() < 2 || !returns.defined()) {
            return Optional.empty();
        }
        long trips = traded.trading().trades();
        return Optional.of(new MoneyQuestions(
                returns,
                perYear(returns),
                traded.strategy().timeInMarket() * returns.count() / Math.max(1, trips),
                config.verdict().level(),
                config.seed(),
                Stream.concat(
                                shared(),
                                Stream.of(
                                                when(traded.trading().fills() == 0, "it never traded"),
                                                few(returns.count(), returns.daily() ? "day" : "bar"),
                                                when(
                                                        trips < FEWEST && returns.days() < FEWEST_DAYS,
                                                        "fewer than " + FEWEST + " round trips and " + FEWEST_DAYS
                                                                + " days"))
                                        .flatMap(Optional::stream))
                        .findFirst()
                        .orElse(null)));
    }

    private double perYear(PeriodReturns returns) {
        return returns.daily()
                ? returns.count() * DAYS_A_YEAR / returns.days()
                : config.annualisation().periodsPerYear();
    }

    private static Optional<String> few(long count, String what) {
        return count >= FEWEST
                ? Optional.empty()
                : Optional.of("only " + count + " " + what + (count == 1 ? "" : "s") + ", fewer than " + FEWEST);
    }

    private static Optional<String> when(boolean so, String reason) {
        return so ? Optional.of(reason) : Optional.empty();
    }

    /** What all questions share: that bars were seen before, or that a forecast is a constant. */
    private Stream<String> shared() {
        return Stream.of(Optional.ofNullable(seen), Optional.ofNullable(constant))
                .flatMap(Optional::stream);
    }
}
