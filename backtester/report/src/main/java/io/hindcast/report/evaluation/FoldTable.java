package io.hindcast.report.evaluation;

import io.hindcast.report.page.FigureFormat;
import io.hindcast.report.page.RowTable;
import io.hindcast.report.page.TimeFormat;
import io.hindcast.report.summary.EvaluationSection.Fold;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The folds of a run, a row each, and their mean and standard deviation. */
final class FoldTable {
    /** The most folds that a terminal shows. */
    static final int MOST_IN_TERMINAL = 40;

    private final List<Fold> folds;
    private final TimeFormat times;
    private final List<FoldFigure> figures;

    /**
     * What is shown of a fold.
     *
     * @param label the column
     * @param shared whether its mean over folds says something
     */
    private record FoldFigure(String label, FigureFormat format, ToDoubleFunction<Fold> value, boolean shared) {
        String of(Fold fold) {
            return format.format(value.applyAsDouble(fold));
        }
    }

    private FoldTable(List<Fold> folds, TimeFormat times, List<FoldFigure> figures) {
        this.folds = folds;
        this.times = times;
        this.figures = figures;
    }

    /** All of it, for a page. */
    static RowTable wide(List<Fold> folds, TimeFormat times, SkillKind skill) {
        FoldTable table = new FoldTable(
                folds,
                times,
                List.of(
                        count("Train bars", fold -> fold.train().bars()),
                        count("Validation bars", fold -> fold.validation().bars()),
                        count("Test bars", fold -> fold.test().bars()),
                        count(
                                "Epochs",
                                fold -> fold.epochs().stream()
                                        .asDoubleStream()
                                        .findFirst()
                                        .orElse(Double.NaN)),
                        new FoldFigure(
                                "Best epoch",
                                FigureFormat.MEAN_COUNT,
                                fold -> fold.bestEpoch().orElse(Double.NaN),
                                false),
                        shared(
                                "Train loss",
                                FigureFormat.COEFFICIENT,
                                fold -> fold.trainLoss().orElse(Double.NaN)),
                        shared(
                                "Validation loss",
                                FigureFormat.COEFFICIENT,
                                fold -> fold.validationLoss().orElse(Double.NaN)),
                        shared(
                                "Of a constant",
                                FigureFormat.COEFFICIENT,
                                fold -> fold.constantValidationLoss().orElse(Double.NaN)),
                        count("Forecasts", Fold::forecasts),
                        shared("RMSE, return", FigureFormat.BASIS_POINTS, Fold::rmseReturn),
                        shared("Direction right", FigureFormat.PERCENT, Fold::directionalAccuracy),
                        shared(skill.label(), FigureFormat.COEFFICIENT, skill::of),
                        shared("Return", FigureFormat.PERCENT, Fold::totalReturn),
                        shared("Buy and hold", FigureFormat.PERCENT, Fold::benchmarkReturn),
                        shared("Sharpe", FigureFormat.RATIO, Fold::sharpe)));
        return table.rows(folds, true);
    }

    /** What a terminal has room for; the last {@value #MOST_IN_TERMINAL} folds. */
    static RowTable narrow(List<Fold> folds, TimeFormat times, SkillKind skill) {
        FoldTable table = new FoldTable(
                folds,
                times,
                List.of(
                        count("Bars", fold -> fold.test().bars()),
                        new FoldFigure(
                                "Epoch",
                                FigureFormat.MEAN_COUNT,
                                fold -> fold.bestEpoch().orElse(Double.NaN),
                                false),
                        shared("RMSE", FigureFormat.BASIS_POINTS, Fold::rmseReturn),
                        shared("Direction", FigureFormat.PERCENT, Fold::directionalAccuracy),
                        shared("Skill", FigureFormat.COEFFICIENT, skill::of),
                        shared("Return", FigureFormat.PERCENT, Fold::totalReturn),
                        shared("Hold", FigureFormat.PERCENT, Fold::benchmarkReturn),
                        shared("Sharpe", FigureFormat.RATIO, Fold::sharpe)));
        return table.rows(folds.subList(Math.max(0, folds.size() - MOST_IN_TERMINAL), folds.size()), false);
    }

    private RowTable rows(List<Fold> shown, boolean last) {
        List<String> columns = new ArrayList<>(List.of("Fold", "Test from"));
        if (last) {
            columns.add("Test to");
        }
        int texts = columns.size();
        figures.forEach(figure -> columns.add(figure.label()));
        List<RowTable.Row> rows = new ArrayList<>();
        for (Fold fold : shown) {
            List<String> cells = new ArrayList<>();
            cells.add(Long.toString(fold.foldNumber()));
            cells.add(times.format(fold.test().first()));
            if (last) {
                cells.add(times.format(fold.test().last()));
            }
            figures.forEach(figure -> cells.add(figure.of(fold)));
            rows.add(new RowTable.Row(cells, false));
        }
        rows.add(summing("Mean", texts, Distribution::mean));
        rows.add(summing("SD", texts, Distribution::sd));
        return new RowTable("Folds", columns, texts, rows);
    }

    private RowTable.Row summing(String name, int texts, ToDoubleFunction<Distribution> of) {
        List<String> cells = new ArrayList<>(List.of(name));
        while (cells.size() < texts) {
            cells.add("");
        }
        for (FoldFigure figure : figures) {
            cells.add(
                    figure.shared()
                            ? figure.format()
                                    .format(of.applyAsDouble(
                                            Distribution.of(folds.stream().mapToDouble(figure.value()))))
                            : "");
        }
        return new RowTable.Row(cells, true);
    }

    private static FoldFigure count(String label, ToDoubleFunction<Fold> value) {
        return new FoldFigure(label, FigureFormat.COUNT, value, false);
    }

    private static FoldFigure shared(String label, FigureFormat format, ToDoubleFunction<Fold> value) {
        return new FoldFigure(label, format, value, true);
    }
}
