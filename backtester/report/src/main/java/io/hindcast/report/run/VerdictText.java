package io.hindcast.report.run;

import io.hindcast.report.page.FigureFormat;
import io.hindcast.report.summary.StrategyFigures;
import io.hindcast.report.summary.Summary;
import io.hindcast.report.summary.Verdict;
import io.hindcast.report.verdict.VerdictSentences;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the figures say, in a few sentences that flatter nobody. */
final class VerdictText {
    private static final String SILENT = "Whether chance explains it this run, of an earlier version, does not say.";

    private VerdictText() {}

    /** What was earned, and what the verdict says of money, forecasts and trials. */
    static String of(Summary summary) {
        return money(summary) + ". "
                + summary.verdict()
                        .map(verdict -> String.join(" ", sentences(verdict)))
                        .orElse(SILENT);
    }

    private static String money(Summary summary) {
        StrategyFigures figures = summary.figures();
        String earned = FigureFormat.PERCENT.format(figures.strategy().totalReturn());
        String hold =
                "against " + FigureFormat.PERCENT.format(figures.benchmark().totalReturn()) + " for buy and hold";
        if (figures.trading().fills() == 0) {
            return "The strategy never traded" + Setbacks.clause(summary) + " and returned " + earned + " " + hold;
        }
        return (summary.costs().free() ? "With trading free of any cost" : "After costs") + " the strategy returned "
                + earned + " " + hold + Setbacks.clause(summary);
    }

    private static List<String> sentences(Verdict verdict) {
        return Stream.of(
                        VerdictSentences.money(verdict),
                        VerdictSentences.forecasts(verdict),
                        VerdictSentences.trials(verdict))
                .flatMap(Optional::stream)
                .toList();
    }
}
