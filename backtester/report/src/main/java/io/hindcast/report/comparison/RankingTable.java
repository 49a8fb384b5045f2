package io.hindcast.report.comparison;

import io.hindcast.report.page.FigureFormat;
import io.hindcast.report.page.Inline;
import io.hindcast.report.page.Markup;
import io.hindcast.report.page.Spread;
import io.hindcast.report.run.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a symbol's entrants earned, and below it how good their forecasts were and what they took: a row for each entrant, which
 * the page's script sorts by any column. All in one table would be wider than a usual screen.
 */
final class RankingTable {
    private static final Figure RANK_RETURN =
            new Figure("rank_return", "Rank by return", FigureFormat.COUNT, "Place by net return, 1 is best.");
    private static final Figure RANK_SHARPE =
            new Figure("rank_sharpe", "Rank by Sharpe", FigureFormat.COUNT, "Place by Sharpe ratio, 1 is best.");
    private static final Figure FAILED = new Figure(
            "failed", "Failed jobs", FigureFormat.COUNT, "Jobs that failed; they are left out of the means.");

    private final ComparisonResult comparison;
    private final StringBuilder html = new StringBuilder();

    private RankingTable(ComparisonResult comparison) {
        this.comparison = comparison;
    }

    static String html(ComparisonResult comparison, SymbolResults results) {
        RankingTable table = new RankingTable(comparison);
        table.trading(results);
        table.forecasts(results);
        return table.html.toString();
    }

    /** What each column says. */
    static String meanings(ComparisonResult comparison) {
        List<Figure> figures = new ArrayList<>(List.of(RANK_RETURN, RANK_SHARPE));
        figures.addAll(ComparisonFigures.TRADING);
        figures.addAll(comparison.metrics());
        figures.addAll(ComparisonFigures.ERRORS);
        figures.add(ComparisonFigures.PARAMETERS);
        figures.addAll(ComparisonFigures.EFFORT);
        figures.add(FAILED);
        StringBuilder html = new StringBuilder("<dl class=\"meanings\">\n");
        for (Figure figure : figures) {
            Markup.cell(html, "dt", figure.label());
            Markup.cell(html, "dd", figure.meaning());
            html.append('\n');
        }
        return html.append("</dl>\n").toString();
    }

    /** What came of trading: the one of the two that hindsight can spoil. */
    private void trading(SymbolResults results) {
        Markup.openTable(
                html,
                "Trading on " + results.symbol() + ", by net return",
                results.showsHindsight() ? "ranking hindsight" : "ranking");
        html.append("<thead><tr>");
        column(RANK_RETURN, "number", "ascending");
        column(RANK_SHARPE, "number", "none");
        entrantColumns();
        List<Figure> figures = Stream.concat(ComparisonFigures.TRADING.stream(), comparison.metrics().stream())
                .toList();
        figures.forEach(figure -> column(figure, "number", "none"));
        html.append("</tr></thead>\n<tbody>\n");
        for (EntrantResult entrant : results.entrants()) {
            openRow(entrant);
            trading(entrant, RANK_RETURN.key(), new Spread(entrant.rankReturn(), Double.NaN), FigureFormat.COUNT);
            trading(entrant, RANK_SHARPE.key(), new Spread(entrant.rankSharpe(), Double.NaN), FigureFormat.COUNT);
            entrantCells(entrant);
            for (Figure figure : figures) {
                trading(entrant, figure.key(), entrant.figure(figure.key()), figure.format());
            }
            html.append("</tr>\n");
        }
        html.append("</tbody></table></div>\n");
    }

    private void forecasts(SymbolResults results) {
        Markup.openTable(html, "Forecasts on " + results.symbol() + " and what they took", "ranking forecasts");
        html.append("<thead><tr>");
        entrantColumns();
        ComparisonFigures.ERRORS.forEach(figure -> column(figure, "number", "none"));
        column(ComparisonFigures.PARAMETERS, "number", "none");
        ComparisonFigures.EFFORT.forEach(figure -> column(figure, "number", "none"));
        column(FAILED, "number", "none");
        html.append("</tr></thead>\n<tbody>\n");
        for (EntrantResult entrant : results.entrants()) {
            openRow(entrant);
            entrantCells(entrant);
            for (Figure figure : ComparisonFigures.ERRORS) {
                number(figure.key(), entrant.figure(figure.key()), figure.format(), "");
            }
            Spread parameters = entrant.figure(ComparisonFigures.PARAMETERS.key());
            number(ComparisonFigures.PARAMETERS.key(), parameters, FigureFormat.COUNT, "");
            for (Figure figure : ComparisonFigures.EFFORT) {
                number(figure.key(), entrant.figure(figure.key()), figure.format(), "");
            }
            double failed = entrant.kind().model() ? entrant.failed() : Double.NaN;
            number(FAILED.key(), new Spread(failed, Double.NaN), FigureFormat.COUNT, "");
            html.append("</tr>\n");
        }
        html.append("</tbody></table></div>\n");
    }

    private void entrantColumns() {
        column("Entrant", "Name of the entrant.", "entrant", "none");
        column("Kind", "Causal entrants see the past alone; offline ones read their window both ways.", "", "none");
    }

    private void column(Figure figure, String kind, String sort) {
        column(figure.label(), figure.meaning(), kind, sort);
    }

    private void column(String label, String meaning, String kind, String sort) {
        html.append("<th scope=\"col\" class=\"")
                .append(kind)
                .append("\" aria-sort=\"")
                .append(sort)
                .append("\" title=\"")
                .append(Inline.html(meaning))
                .append("\">");
        Markup.cell(html, "button type=\"button\" class=\"sort\"", label);
        html.append("</th>");
    }

    private void openRow(EntrantResult entrant) {
        html.append("<tr data-entrant=\"")
                .append(Inline.html(entrant.label()))
                .append("\" class=\"")
                .append(entrant.kind().model() ? entrant.kind().text() : "reference")
                .append("\">");
    }

    private void entrantCells(EntrantResult entrant) {
        html.append("<th scope=\"row\" class=\"entrant\" data-value=\"")
                .append(Inline.html(entrant.label()))
                .append("\"")
                .append(entrant.description()
                        .map(text -> " title=\"" + Inline.html(text) + "\"")
                        .orElse(""))
                .append('>')
                .append(Inline.html(entrant.label()))
                .append("</th><td data-value=\"")
                .append(entrant.kind().text())
                .append("\">")
                .append(kind(entrant.kind()))
                .append("</td>");
    }

    static String kind(EntrantKind kind) {
        return switch (kind) {
            case OFFLINE -> "<span class=\"badge\">offline</span>";
            case CAUSAL -> "causal";
            case PERSISTENCE, BUY_AND_HOLD -> "reference";
        };
    }

    private void trading(EntrantResult entrant, String key, Spread spread, FigureFormat format) {
        if (entrant.kind() != EntrantKind.OFFLINE) {
            number(key, spread, format, "");
        } else if (comparison.hindsight()) {
            number(key, spread, format, " hindsight-cell");
        } else {
            html.append("<td class=\"number untraded\" data-figure=\"")
                    .append(key)
                    .append("\">offline</td>");
        }
    }

    private void number(String key, Spread spread, FigureFormat format, String kind) {
        html.append("<td class=\"number")
                .append(kind)
                .append("\" data-figure=\"")
                .append(key)
                .append('"');
        if (spread.defined()) {
            html.append(" data-value=\"").append(spread.mean()).append('"');
        }
        html.append('>').append(Inline.html(format.format(spread.mean())));
        if (!kind.isEmpty() && spread.defined()) {
            html.append("<abbr title=\"hindsight\">†</abbr>");
        }
        if (spread.defined() && Double.isFinite(spread.sd())) {
            html.append(" <span class=\"sd\">± ")
                    .append(Inline.html(format.format(spread.sd(), spread.mean())))
                    .append("</span>");
        }
        html.append("</td>");
    }
}
