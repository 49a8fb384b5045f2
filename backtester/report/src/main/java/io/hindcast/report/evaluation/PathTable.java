package io.hindcast.report.evaluation;

import io.hindcast.report.page.RowTable;
import io.hindcast.report.summary.EvaluationSection.Paths;
import java.util.ArrayList;
import java.util.List;

/** Quantiles over the paths of combinatorial purged cross-validation. */
final class PathTable {
    private static final List<String> COLUMNS =
            List.of("Of the paths, in hindsight", "Min", "5%", "Median", "95%", "Max", "Buy and hold");

    private PathTable() {}

    /** @param benchmarkSharpe of buy and hold over the same bars; NaN where it is not known */
    static RowTable of(Paths paths, SkillKind skill, double benchmarkSharpe) {
        List<RowTable.Row> rows = new ArrayList<>();
        rows.add(row(PartFigure.RETURN, paths, paths.benchmarkReturn()));
        rows.add(row(PartFigure.SHARPE, paths, benchmarkSharpe));
        rows.add(row(PartFigure.DRAWDOWN, paths, Double.NaN));
        rows.add(row(PartFigure.skill(skill), paths, Double.NaN));
        return new RowTable("Paths, HINDSIGHT", COLUMNS, 1, rows);
    }

    private static RowTable.Row row(PartFigure figure, Paths paths, double benchmark) {
        Distribution over = figure.over(paths.list());
        return new RowTable.Row(
                List.of(
                        figure.label(),
                        figure.write(over.min()),
                        figure.write(over.quantile(0.05)),
                        figure.write(over.quantile(0.5)),
                        figure.write(over.quantile(0.95)),
                        figure.write(over.max()),
                        Double.isNaN(benchmark) ? "" : figure.write(benchmark)),
                false);
    }
}
