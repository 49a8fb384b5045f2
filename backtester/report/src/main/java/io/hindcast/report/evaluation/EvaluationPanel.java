package io.hindcast.report.evaluation;

import io.hindcast.report.baselines.BaselineTable;
import io.hindcast.report.page.ChartBlock;
import io.hindcast.report.page.FigureFormat;
import io.hindcast.report.page.Inline;
import io.hindcast.report.page.RowTable;
import io.hindcast.report.page.TimeFormat;
import io.hindcast.report.summary.EvaluationSection;
import io.hindcast.report.summary.EvaluationSection.Fold;
import io.hindcast.report.summary.EvaluationSection.Part;
import io.hindcast.report.summary.EvaluationSection.Paths;
import io.hindcast.report.summary.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What stands where on the page of folds, seeds and paths. The charts are drawn by {@code evaluation.js}. */
public final class EvaluationPanel {
    private static final String PAIR = "<div class=\"pair\">";
    private static final String END = "</div>\n";

    private final EvaluationContent content;
    private final TimeFormat times;

    private EvaluationPanel(EvaluationContent content) {
        this.content = content;
        this.times = TimeFormat.of(content.summary().run().interval());
    }

    /** What the head of the page says of bars that are kept aside; nothing where none are. */
    public static String head(Summary summary) {
        return summary.evaluation()
                .flatMap(EvaluationSection::holdout)
                .map(holdout -> "<p class=\"notice\">"
                        + Inline.html(EvaluationNotes.holdout(
                                holdout, TimeFormat.of(summary.run().interval())))
                        + "</p>\n")
                .orElse("");
    }

    /** The panel's content. */
    public static String html(EvaluationContent content) {
        EvaluationPanel panel = new EvaluationPanel(content);
        List<Fold> folds = content.section().folds();
        return (folds.isEmpty() ? "" : panel.folds(folds))
                + content.section().seeds().map(panel::seeds).orElse("")
                + content.parameters().map(panel::parameters).orElse("")
                + content.section().paths().map(panel::paths).orElse("");
    }

    private String folds(List<Fold> folds) {
        return "<h2>Folds</h2>\n"
                + new ChartBlock(
                                "folds",
                                "Folds on the time axis",
                                "What each model was trained on, what ended its training, and what it traded.")
                        .html()
                + gap(FoldTable.wide(folds, times, content.skill()).html())
                + note(EvaluationNotes.folds(content.section()))
                + BaselineTable.folds(content.summary())
                        .map(table -> gap(table.html()))
                        .orElse("")
                + PAIR
                + (content.summary().forecast().isEmpty()
                        ? ""
                        : new ChartBlock(
                                        "skill-folds",
                                        "Skill by fold",
                                        "1 - mean squared error / that of persistence, on each fold's own test; the"
                                                + " mean, shaded by a standard deviation over the folds.")
                                .html())
                + new ChartBlock(
                                "return-folds",
                                "Return by fold",
                                "From the close before a fold's test to its last, beside buy and hold over the same"
                                        + " bars.")
                        .html()
                + END;
    }

    private String seeds(List<Part> seeds) {
        Summary summary = content.summary();
        ChartBlock curves = new ChartBlock(
                "seeds",
                "Equity of each seed",
                "Each seed alone, thin, behind the run, which trades the mean of their forecasts.");
        content.seeds().ifPresent(each -> thinned(curves, each, "runs"));
        return "<h2>Seeds</h2>\n" + note(SeedTable.sentence(seeds, summary, "±"))
                + gap(SeedTable.of(seeds, summary).html())
                + note(EvaluationNotes.seeds(
                        summary.run().id(),
                        seeds.isEmpty() ? "seeds/…" : seeds.getFirst().folder()))
                + curves.html()
                + PAIR
                + (summary.forecast().isEmpty()
                        ? ""
                        : new ChartBlock(
                                        "skill-seeds",
                                        "Skill by seed",
                                        "Each seed alone; the mean, shaded by a standard deviation over the seeds.")
                                .html())
                + new ChartBlock(
                                "return-seeds",
                                "Return by seed",
                                "Each seed alone; the mean, shaded by a standard deviation over the seeds.")
                        .html()
                + END;
    }

    private String parameters(ParameterMovements parameters) {
        List<Long> folds = parameters.folds();
        String left = (parameters.moved() > parameters.shown().size()
                        ? parameters.moved() - parameters.shown().size() + " more moved less and are not shown. "
                        : "")
                + parameters.still() + (parameters.still() == 1 ? " is" : " are")
                + " the same in all folds. All of them are in fold_parameters.csv.";
        if (parameters.shown().isEmpty()) {
            return "<h2>Parameters that moved</h2>\n" + note("None did. " + left);
        }
        List<RowTable.Row> rows = new ArrayList<>();
        for (ParameterMovements.Movement movement : parameters.shown()) {
            double[] values = movement.values();
            Distribution all = movement.distribution();
            rows.add(new RowTable.Row(
                    List.of(
                            movement.name(),
                            number(values[0]),
                            number(values[values.length - 1]),
                            number(all.mean()),
                            number(all.sd()),
                            FigureFormat.RATIO.format(movement.span())),
                    false));
        }
        return "<h2>Parameters that moved</h2>\n"
                + new ChartBlock(
                                "parameters",
                                "What the folds have fitted besides the weights",
                                "Each in standard deviations from its own mean over the folds, so that only moves of"
                                        + " one line compare; largest movement first"
                                        + (content.section().seeds().isPresent() ? "; the mean over seeds" : "")
                                        + ".")
                        .note(left)
                        .html()
                + gap(new RowTable(
                                "Parameters that moved",
                                List.of(
                                        "Parameter",
                                        "Fold " + folds.getFirst(),
                                        "Fold " + folds.getLast(),
                                        "Mean",
                                        "SD",
                                        "(Max - min) / SD"),
                                1,
                                rows)
                        .html());
    }

    private String paths(Paths paths) {
        ChartBlock curves = new ChartBlock(
                "paths",
                "Equity along each path, HINDSIGHT",
                "Each path begins at 1; the same bars, cut and put together in every way that the folds allow.");
        content.paths().ifPresent(each -> thinned(curves, each, "paths"));
        return "<h2>Paths of combinatorial cross-validation, in hindsight</h2>\n"
                + "<p class=\"notice\">" + Inline.html(EvaluationNotes.paths(paths)) + "</p>\n"
                + gap(PathTable.of(paths, content.skill(), content.pathSharpe()).html())
                + note("5% and 95% are interpolated between the two paths that are next to them; of few paths they say"
                        + " little more than the ends.")
                + curves.html() + PAIR
                + new ChartBlock(
                                "path-returns",
                                "Total return of the paths, HINDSIGHT",
                                "A dot a path, from the lowest to the highest.")
                        .html()
                + new ChartBlock(
                                "path-sharpes",
                                "Sharpe ratio of the paths, HINDSIGHT",
                                "A dot a path, from the lowest to the highest.")
                        .html()
                + END;
    }

    private static void thinned(ChartBlock block, PartCurves curves, String what) {
        if (curves.reduced()) {
            block.note("Downsampled: " + FigureFormat.COUNT.format(curves.times().length) + " of "
                    + FigureFormat.COUNT.format((double) curves.rows()) + " rows are drawn, evenly chosen.");
        }
        if (curves.curves().size() < curves.runs()) {
            block.note(curves.curves().size() + " of " + curves.runs() + " " + what + " are drawn, evenly chosen.");
        }
    }

    private static String note(String text) {
        return "<p class=\"note\">" + Inline.html(text) + "</p>\n";
    }

    private static String gap(String table) {
        return "<div class=\"gap\">" + table + END;
    }

    /** Four significant digits, for values of any size. */
    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4g", value) : FigureFormat.UNDEFINED;
    }
}
