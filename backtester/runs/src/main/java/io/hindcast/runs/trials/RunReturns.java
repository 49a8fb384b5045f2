package io.hindcast.runs.trials;

import io.hindcast.engine.metrics.Moments;
import io.hindcast.report.files.CsvTable;
import io.hindcast.report.files.EquityColumn;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the returns of a run from its {@code equity.csv}, and keeps no more of them than one a day. */
final class RunReturns {
    private static final String AGAIN = "run the config again";

    private final Trial trial;
    private final Moments bars = new Moments();
    private final Moments barsExcess = new Moments();
    private final List<TrialReturns.Day> days = new ArrayList<>();
    private double equity = Double.NaN;
    private double benchmark = Double.NaN;
    private @Nullable LocalDate date;
    private double strategySum;
    private double benchmarkSum;
    private boolean ruined;

    private RunReturns(Trial trial) {
        this.trial = trial;
    }

    /**
     * What a run came to.
     *
     * @param returns a day
     * @param bars moments of the returns of its bars
     * @param days the same of its days; empty where a bar is a day or longer
     */
    record Ended(TrialReturns returns, TrialFigures bars, Optional<TrialFigures> days) {}

    /**
     * Reads them.
     *
     * @param folder of the run
     * @throws io.hindcast.settings.InvalidInputException when the file is not what docs/run-folder.md says
     */
    static Ended of(Trial trial, Path folder) {
        RunReturns returns = new RunReturns(trial);
        CsvTable.read(
                folder.resolve(EquityColumn.FILE),
                List.of(EquityColumn.TIME, EquityColumn.EQUITY, EquityColumn.BENCHMARK_EQUITY),
                AGAIN,
                row -> returns.bar(
                        Instant.ofEpochMilli(row.time(EquityColumn.TIME)),
                        row.number(EquityColumn.EQUITY),
                        row.number(EquityColumn.BENCHMARK_EQUITY)));
        return returns.ended();
    }

    private void bar(Instant close, double nextEquity, double nextBenchmark) {
        LocalDate day = LocalDate.ofInstant(close.minusMillis(1), trial.zone());
        if (!Double.isNaN(equity)) {
            double strategy = nextEquity / equity - 1;
            double held = nextBenchmark / benchmark - 1;
            bars.add(strategy);
            barsExcess.add(strategy - held);
            if (!day.equals(date)) {
                finishDay();
                date = day;
            }
            strategySum += strategy;
            benchmarkSum += held;
        }
        equity = nextEquity;
        benchmark = nextBenchmark;
        ruined |= nextEquity <= 0;
    }

    private void finishDay() {
        LocalDate done = date;
        if (done != null) {
            days.add(new TrialReturns.Day(done, strategySum, benchmarkSum));
        }
        strategySum = 0;
        benchmarkSum = 0;
    }

    private Ended ended() {
        finishDay();
        boolean belowADay = trial.interval().duration().compareTo(Duration.ofDays(1)) < 0;
        Moments daily = new Moments();
        Moments dailyExcess = new Moments();
        for (TrialReturns.Day day : days) {
            daily.add(day.strategy());
            dailyExcess.add(day.strategy() - day.buyAndHold());
        }
        return new Ended(
                new TrialReturns(days),
                figures(bars, barsExcess),
                belowADay ? Optional.of(figures(daily, dailyExcess)) : Optional.empty());
    }

    /** Returns on nothing are none: a run that has lost all has no Sharpe ratio, as in its summary. */
    private TrialFigures figures(Moments returns, Moments excess) {
        return ruined
                ? new TrialFigures(undefined(returns), undefined(excess))
                : new TrialFigures(ReturnMoments.of(returns), ReturnMoments.of(excess));
    }

    private static ReturnMoments undefined(Moments moments) {
        return new ReturnMoments(moments.count(), Double.NaN, Double.NaN, Double.NaN);
    }
}
