package io.hindcast.report.baselines;

import io.hindcast.forecast.ForecastTarget;
import io.hindcast.report.page.FigureFormat;
import io.hindcast.report.page.RowTable;
import io.hindcast.report.summary.BaselineSection;
import io.hindcast.report.summary.BaselineSection.Baseline;
import io.hindcast.report.summary.BaselineSection.FoldReturn;
import io.hindcast.report.summary.BaselineSection.RandomTrader;
import io.hindcast.report.summary.EvaluationSection;
import io.hindcast.report.summary.StrategyFigures;
import io.hindcast.report.summary.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Baselines, a row each. They show figures, and compare nothing: what chance explains is told elsewhere. */
public final class BaselineTable {
    private static final String OWN = "This run";
    private static final List<String> COLUMNS =
            List.of("Baseline", "Return", "CAGR", "Sharpe", "Drawdown", "Turnover", "Fees", "RMSE", "Skill");

    private BaselineTable() {}

    /** Those of a run, its own figures first. Empty in a run without baselines. */
    public static Optional<RowTable> of(Summary summary) {
        boolean price = price(summary);
        return summary.baselines().map(section -> {
            List<RowTable.Row> rows = new ArrayList<>();
            rows.add(own(summary, price));
            section.list().forEach(each -> rows.add(row(each, price)));
            return new RowTable("Baselines", COLUMNS, 1, rows);
        });
    }

    /**
     * Those of a section alone.
     *
     * @param price whether errors are those of the price, as where models forecast that
     */
    public static RowTable of(BaselineSection section, boolean price) {
        return new RowTable(
                "Baselines",
                COLUMNS,
                1,
                section.list().stream().map(each -> row(each, price)).toList());
    }

    /** The return of each on each fold, beside that of the run. Empty in a run of one fold or without baselines. */
    public static Optional<RowTable> folds(Summary summary) {
        List<EvaluationSection.Fold> folds =
                summary.evaluation().map(EvaluationSection::folds).orElse(List.of());
        List<Baseline> traded = summary.baselines().map(BaselineSection::list).orElse(List.of()).stream()
                .filter(each -> each.folds().isPresent())
                .toList();
        if (folds.isEmpty() || traded.isEmpty()) {
            return Optional.empty();
        }
        List<String> columns = new ArrayList<>(List.of("Fold", OWN));
        traded.forEach(each -> columns.add(label(each.name())));
        List<RowTable.Row> rows = new ArrayList<>();
        for (EvaluationSection.Fold fold : folds) {
            List<String> cells = new ArrayList<>(
                    List.of(Long.toString(fold.foldNumber()), FigureFormat.PERCENT.format(fold.totalReturn())));
            for (Baseline each : traded) {
                cells.add(FigureFormat.PERCENT.format(each.folds().orElse(List.of()).stream()
                        .filter(its -> its.foldNumber() == fold.foldNumber())
                        .mapToDouble(FoldReturn::totalReturn)
                        .findFirst()
                        .orElse(Double.NaN)));
            }
            rows.add(new RowTable.Row(cells, false));
        }
        return Optional.of(new RowTable("Return by fold, beside the baselines", columns, 1, rows));
    }

    /** What one has to know to read the table, a sentence or two each. */
    public static List<String> notes(BaselineSection section) {
        List<String> notes = new ArrayList<>();
        section.randomTrader().ifPresent(trader -> notes.add(random(trader)));
        section.noRandomTrader().ifPresent(why -> notes.add("Random trader: n/a, since " + why + "."));
        section.leftOut().forEach(each -> notes.add("Left out: " + label(each.name()) + ": " + each.reason() + "."));
        return notes;
    }

    /** What each is, by its label. */
    public static List<String> meanings(BaselineSection section) {
        return section.list().stream()
                .map(each -> label(each.name()) + ": " + each.what() + ".")
                .toList();
    }

    /** {@code buy-and-hold} as {@code Buy and hold}. */
    static String label(String name) {
        if (name.equals("macd")) {
            return "MACD";
        }
        String words =
                name.replace('-', ' ').replace("time series", "time-series").replace("one day", "one-day");
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String random(RandomTrader trader) {
        return String.format(
                Locale.ROOT,
                "Random trader (the run's own %,d spell%s in the market in random order, at its own cost of %.2f bps of the"
                        + " money traded; %,d draws): total return %s at 5%%, %s at 25%%, %s at 50%%, %s at 75%%, %s at 95%%;"
                        + " the run's own order by the same arithmetic: %s, p = %.3f.",
                trader.holdingSpells(),
                trader.holdingSpells() == 1 ? "" : "s",
                trader.costBps(),
                trader.draws(),
                FigureFormat.PERCENT.format(trader.q05()),
                FigureFormat.PERCENT.format(trader.q25()),
                FigureFormat.PERCENT.format(trader.q50()),
                FigureFormat.PERCENT.format(trader.q75()),
                FigureFormat.PERCENT.format(trader.q95()),
                FigureFormat.PERCENT.format(trader.ownReturn()),
                trader.pValue());
    }

    private static boolean price(Summary summary) {
        return summary.forecast()
                .filter(each -> each.target() == ForecastTarget.CLOSE)
                .isPresent();
    }

    private static RowTable.Row own(Summary summary, boolean price) {
        Optional<StrategyFigures> traded = summary.traded();
        List<String> cells = new ArrayList<>(List.of(OWN));
        cells.addAll(traded.map(figures -> List.of(
                        FigureFormat.PERCENT.format(figures.strategy().totalReturn()),
                        FigureFormat.PERCENT.format(figures.strategy().cagr()),
                        FigureFormat.RATIO.format(figures.strategy().sharpe()),
                        FigureFormat.PERCENT.format(figures.strategy().maxDrawdown()),
                        FigureFormat.TIMES.format(figures.trading().turnover()),
                        FigureFormat.MONEY.format(figures.trading().totalFees())))
                .orElse(List.of("", "", "", "", "", "")));
        cells.addAll(summary.forecast()
                .map(forecast -> errors(
                        price,
                        forecast.model().rmsePrice(),
                        forecast.model().rmseReturn(),
                        forecast.skillPrice(),
                        forecast.skillReturn()))
                .orElse(List.of("", "")));
        return new RowTable.Row(cells, true);
    }

    private static RowTable.Row row(Baseline baseline, boolean price) {
        List<String> cells = new ArrayList<>(List.of(label(baseline.name())));
        cells.addAll(baseline.trading()
                .map(trading -> List.of(
                        FigureFormat.PERCENT.format(trading.totalReturn()),
                        FigureFormat.PERCENT.format(trading.cagr()),
                        FigureFormat.RATIO.format(trading.sharpe()),
                        FigureFormat.PERCENT.format(trading.maxDrawdown()),
                        FigureFormat.TIMES.format(trading.turnover()),
                        FigureFormat.MONEY.format(trading.totalFees())))
                .orElse(List.of("", "", "", "", "", "")));
        cells.addAll(baseline.forecast()
                .map(forecast -> errors(
                        price,
                        forecast.rmsePrice(),
                        forecast.rmseReturn(),
                        forecast.skillPrice(),
                        forecast.skillReturn()))
                .orElse(List.of("", "")));
        return new RowTable.Row(cells, false);
    }

    private static List<String> errors(
            boolean price, double rmsePrice, double rmseReturn, double skillPrice, double skillReturn) {
        return List.of(
                price ? FigureFormat.PRICE.format(rmsePrice) : FigureFormat.BASIS_POINTS.format(rmseReturn),
                FigureFormat.COEFFICIENT.format(price ? skillPrice : skillReturn));
    }
}
