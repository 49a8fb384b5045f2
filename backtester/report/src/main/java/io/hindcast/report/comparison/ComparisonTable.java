package io.hindcast.report.comparison;

import io.hindcast.report.baselines.BaselineTable;
import io.hindcast.report.page.FigureFormat;
import io.hindcast.report.page.Spread;
import io.hindcast.report.page.TextTable;
import io.hindcast.report.run.Figure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A comparison as plain text for the terminal. */
public final class ComparisonTable {
    /** Every terminal has these. */
    private static final String PLUS_MINUS = "+-";

    private static final String OFFLINE = "offline";
    private static final String HINDSIGHT = " (h)";
    private static final List<Figure> MONEY = List.of(
            ComparisonFigures.RETURN,
            ComparisonFigures.SHARPE,
            ComparisonFigures.DRAWDOWN,
            ComparisonFigures.EXPOSURE,
            ComparisonFigures.TRADES);

    private static final List<Figure> DECISIVE = List.of(
            ComparisonFigures.RETURN,
            ComparisonFigures.SHARPE,
            ComparisonFigures.RMSE_PRICE,
            ComparisonFigures.RMSE_RETURN);

    private final ComparisonResult comparison;

    private ComparisonTable(ComparisonResult comparison) {
        this.comparison = comparison;
    }

    /**
     * The entrants of each symbol by net return: what they earned, then how good their forecasts were and what they took,
     * each as mean +- standard deviation over the seeds; then failed jobs, warnings and the verdict.
     *
     * @param comparisonFolder a comparison as docs/comparison-folder.md describes it
     * @throws io.hindcast.settings.InvalidInputException when {@code comparison.json} is missing or damaged
     */
    public static String of(Path comparisonFolder) {
        return new ComparisonTable(ComparisonResult.read(comparisonFolder)).text();
    }

    private String text() {
        List<String> lines = new ArrayList<>();
        lines.addAll(TextTable.wrap("Comparison " + comparison.id() + ": "
                + comparison.content().comparison().strategy()));
        for (SymbolResults results : comparison.symbols()) {
            lines.add("");
            lines.add(results.described());
            lines.add("");
            lines.addAll(table(results.entrants().stream().map(this::money).toList(), heading("Trading", MONEY)));
            lines.add("");
            lines.addAll(table(
                    results.entrants().stream().map(this::errors).toList(), heading("Forecasts", errorFigures())));
            if (!comparison.metrics().isEmpty()) {
                lines.add("");
                lines.addAll(table(
                        results.entrants().stream().map(this::metrics).toList(),
                        heading("Metrics", comparison.metrics())));
            }
            results.baselines().ifPresent(section -> {
                lines.add("");
                BaselineTable.of(section, comparison.ofPrice()).lines().stream()
                        .map(String::stripTrailing)
                        .forEach(lines::add);
                lines.addAll(TextTable.wrap(ComparisonNotes.BASELINES));
            });
            List<String> notes = new ArrayList<>(ComparisonNotes.folds(results, PLUS_MINUS));
            ComparisonNotes.holdout(results).ifPresent(notes::add);
            if (!notes.isEmpty()) {
                lines.add("");
                notes.forEach(note -> lines.addAll(TextTable.wrap(note)));
            }
            for (JobResult job : results.jobs()) {
                if (!job.done()) {
                    lines.addAll(TextTable.wrap("Failed: " + job.entrant() + ", seed " + job.seed() + ": "
                            + job.error().orElse("no reason was stored")));
                }
            }
        }
        lines.add("");
        if (ComparisonNotes.hasOffline(comparison)) {
            lines.addAll(TextTable.wrap(
                    (comparison.hindsight() ? "(h) = HINDSIGHT. " : "") + ComparisonNotes.offline(comparison)));
        }
        ComparisonNotes.annualisation(comparison).forEach(each -> lines.addAll(TextTable.wrap(each)));
        ComparisonNotes.warnings(comparison).forEach(warning -> lines.addAll(TextTable.wrap("Warning: " + warning)));
        ComparisonVerdict.of(comparison, PLUS_MINUS).forEach(verdict -> lines.addAll(TextTable.wrap(verdict)));
        lines.addAll(TextTable.wrap(ComparisonVerdict.selection(comparison)));
        return String.join("\n", lines) + "\n";
    }

    private List<Figure> errorFigures() {
        boolean price = comparison.ofPrice();
        return List.of(
                price ? ComparisonFigures.RMSE_PRICE : ComparisonFigures.RMSE_RETURN,
                price ? ComparisonFigures.MAE_PRICE : ComparisonFigures.MAE_RETURN,
                ComparisonFigures.DIRECTION,
                price ? ComparisonFigures.SKILL_PRICE : ComparisonFigures.SKILL_RETURN,
                ComparisonFigures.PARAMETERS,
                ComparisonFigures.TRAINING,
                ComparisonFigures.FORECAST);
    }

    private static List<String> heading(String title, List<Figure> figures) {
        return Stream.concat(Stream.of("#", title), figures.stream().map(ComparisonTable::heading))
                .toList();
    }

    /** A heading that is no wider than it has to be. */
    private static String heading(Figure figure) {
        return switch (figure.key()) {
            case "directional_accuracy" -> "Direction";
            case "max_drawdown" -> "Drawdown";
            case "trades" -> "Trades";
            case "training_seconds" -> "Training";
            case "forecast_micros" -> "Forecast";
            case "skill_price", "skill_return" -> "Skill";
            case "mae_price", "mae_return" -> "MAE";
            case "parameters" -> "Weights";
            default -> figure.label();
        };
    }

    private static List<String> table(List<List<String>> rows, List<String> heading) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(heading);
        cells.addAll(rows);
        List<String> wide = TextTable.lines(cells, 2, 2);
        List<String> lines = wide.getFirst().length() <= TextTable.WIDTH ? wide : TextTable.lines(cells, 1, 2);
        return lines.stream().map(String::stripTrailing).toList();
    }

    private List<String> money(EntrantResult entrant) {
        boolean offline = entrant.kind() == EntrantKind.OFFLINE;
        List<String> cells = start(entrant, offline ? " (" + OFFLINE + ")" : "");
        for (Figure figure : MONEY) {
            String text = shown(entrant, figure);
            cells.add(!offline ? text : comparison.hindsight() ? text + HINDSIGHT : OFFLINE);
        }
        return cells;
    }

    private List<String> metrics(EntrantResult entrant) {
        boolean offline = entrant.kind() == EntrantKind.OFFLINE;
        List<String> cells = start(entrant, "");
        for (Figure figure : comparison.metrics()) {
            String text = entrant.figure(figure.key()).format(figure.format(), PLUS_MINUS);
            cells.add(!offline ? text : comparison.hindsight() ? text + HINDSIGHT : OFFLINE);
        }
        return cells;
    }

    private List<String> errors(EntrantResult entrant) {
        List<String> cells = start(entrant, "");
        errorFigures().forEach(figure -> cells.add(shown(entrant, figure)));
        return cells;
    }

    /** The figures that decide with their deviation, which all others would only crowd out. */
    private static String shown(EntrantResult entrant, Figure figure) {
        Spread spread = entrant.figure(figure.key());
        return DECISIVE.contains(figure)
                ? spread.format(figure.format(), PLUS_MINUS)
                : figure.format().format(spread.mean());
    }

    private static List<String> start(EntrantResult entrant, String mark) {
        List<String> cells = new ArrayList<>();
        cells.add(Double.isNaN(entrant.rankReturn()) ? "-" : FigureFormat.COUNT.format(entrant.rankReturn()));
        cells.add(entrant.label() + mark);
        return cells;
    }
}
