package io.hindcast.report.evaluation;

import io.hindcast.report.page.FigureFormat;
import io.hindcast.report.page.RowTable;
import io.hindcast.report.summary.EvaluationSection.Part;
import io.hindcast.report.summary.ForecastFigures;
import io.hindcast.report.summary.PerformanceFigures;
import io.hindcast.report.summary.StrategyFigures;
import io.hindcast.report.summary.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The run of each seed alone beside the run of their mean forecast, and the spread over seeds. */
final class SeedTable {
    private SeedTable() {}

    /** All of it, for a page. */
    static RowTable of(List<Part> seeds, Summary summary) {
        List<PartFigure> figures = PartFigure.all(SkillKind.of(summary));
        List<RowTable.Row> rows = new ArrayList<>();
        for (Part seed : seeds) {
            rows.add(row(seed.name(), seed.folder(), figures.stream().map(figure -> figure.of(seed)), false));
        }
        rows.add(spread("Mean over seeds", seeds, figures, Distribution::mean));
        rows.add(spread("Standard deviation", seeds, figures, Distribution::sd));
        rows.add(spread("Min", seeds, figures, Distribution::min));
        rows.add(spread("Max", seeds, figures, Distribution::max));
        Part whole = whole(summary);
        rows.add(row("Mean forecast (this run)", "", figures.stream().map(figure -> figure.of(whole)), true));
        PerformanceFigures hold = summary.figures().benchmark();
        List<String> known = List.of(
                PartFigure.RETURN.write(hold.totalReturn()),
                PartFigure.SHARPE.write(hold.sharpe()),
                PartFigure.DRAWDOWN.write(hold.maxDrawdown()));
        rows.add(row(
                "Buy and hold",
                "",
                Stream.concat(known.stream(), Stream.generate(() -> "").limit(figures.size() - known.size())),
                true));
        return new RowTable(
                "Seeds",
                Stream.concat(Stream.of("Seed", "Folder"), figures.stream().map(PartFigure::label))
                        .toList(),
                2,
                rows);
    }

    /**
     * The spread as a sentence.
     *
     * @param plusMinus what stands between a mean and its deviation
     */
    static String sentence(List<Part> seeds, Summary summary, String plusMinus) {
        Distribution returns = PartFigure.RETURN.over(seeds);
        return "Seeds (" + seeds.size() + ", each alone, mean " + plusMinus + " standard deviation): return "
                + spread(PartFigure.RETURN, seeds, plusMinus) + ", Sharpe "
                + spread(PartFigure.SHARPE, seeds, plusMinus)
                + (summary.forecast().isEmpty()
                        ? ""
                        : ", skill " + spread(PartFigure.skill(SkillKind.of(summary)), seeds, plusMinus))
                + ". Return of single seeds from " + PartFigure.RETURN.write(returns.min()) + " to "
                + PartFigure.RETURN.write(returns.max()) + "; buy and hold "
                + FigureFormat.PERCENT.format(summary.figures().benchmark().totalReturn()) + ".";
    }

    private static String spread(PartFigure figure, List<Part> seeds, String plusMinus) {
        return figure.over(seeds).spread().format(figure.format(), plusMinus);
    }

    /** The figures of this run as those of a part. */
    static Part whole(Summary summary) {
        StrategyFigures traded = summary.figures();
        return new Part(
                "",
                "",
                "",
                traded.strategy().totalReturn(),
                traded.strategy().sharpe(),
                traded.strategy().maxDrawdown(),
                traded.trading().trades(),
                forecast(summary, each -> each.model().rmseReturn()),
                forecast(summary, each -> each.model().directionalAccuracy()),
                forecast(summary, ForecastFigures::skillPrice),
                forecast(summary, ForecastFigures::skillReturn));
    }

    private static double forecast(Summary summary, ToDoubleFunction<ForecastFigures> figure) {
        return summary.forecast().map(figure::applyAsDouble).orElse(Double.NaN);
    }

    private static RowTable.Row spread(
            String name, List<Part> seeds, List<PartFigure> figures, ToDoubleFunction<Distribution> of) {
        return row(name, "", figures.stream().map(figure -> figure.write(of.applyAsDouble(figure.over(seeds)))), true);
    }

    private static RowTable.Row row(String name, String folder, Stream<String> cells, boolean summing) {
        return new RowTable.Row(Stream.concat(Stream.of(name, folder), cells).toList(), summing);
    }
}
