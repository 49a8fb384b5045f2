package io.hindcast.report.comparison;

import io.hindcast.report.page.Inline;
import io.hindcast.report.page.Markup;
import io.hindcast.report.run.Figure;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** All jobs of a symbol, each with the way to its own report or the reason why it has none. */
final class JobTable {
    private static final List<Figure> FIGURES = List.of(
            ComparisonFigures.RETURN,
            ComparisonFigures.SHARPE,
            ComparisonFigures.RMSE_PRICE,
            ComparisonFigures.RMSE_RETURN,
            ComparisonFigures.EPOCHS,
            ComparisonFigures.TRAINING);

    private JobTable() {}

    static String html(ComparisonResult comparison, SymbolResults results) {
        if (results.jobs().isEmpty()) {
            return "<p class=\"empty\">This comparison lists no job on this symbol.</p>\n";
        }
        StringBuilder html = new StringBuilder();
        Markup.openTable(html, "Jobs on " + results.symbol(), results.showsHindsight() ? "jobs hindsight" : "jobs");
        html.append("<thead><tr>");
        for (String column : List.of("Entrant", "Kind", "Seed", "Status", "Report")) {
            Markup.cell(html, "th scope=\"col\"", column);
        }
        FIGURES.forEach(figure -> Markup.cell(html, "th scope=\"col\" class=\"number\"", figure.label()));
        html.append("</tr></thead>\n<tbody>\n");
        results.jobs().forEach(job -> row(html, job, comparison));
        return html.append("</tbody></table></div>\n").toString();
    }

    private static void row(StringBuilder html, JobResult job, ComparisonResult comparison) {
        html.append("<tr data-job=\"").append(Inline.html(job.id())).append("\">");
        Markup.cell(html, "th scope=\"row\"", job.entrant());
        html.append("<td>").append(RankingTable.kind(job.kind())).append("</td>");
        Markup.cell(html, "td", job.seed());
        if (job.done()) {
            html.append("<td>done</td>");
        } else {
            html.append("<td class=\"failed\"><strong>failed</strong>: ")
                    .append(Inline.html(job.error().orElse("no reason was stored")))
                    .append("</td>");
        }
        html.append("<td>")
                .append(job.report()
                        .map(report -> "<a href=\"" + Inline.html(link(report)) + "\">report</a>")
                        .orElse(""))
                .append("</td>");
        for (Figure figure : FIGURES) {
            boolean offline = job.kind() == EntrantKind.OFFLINE && ComparisonFigures.TRADING.contains(figure);
            if (offline && !comparison.hindsight()) {
                Markup.cell(html, "td class=\"number untraded\"", "offline");
            } else {
                Markup.cell(
                        html,
                        offline ? "td class=\"number hindsight-cell\"" : "td class=\"number\"",
                        figure.format().format(job.figure(figure.key())));
            }
        }
        html.append("</tr>\n");
    }

    /** A relative path as a link, whatever characters it holds. */
    private static String link(String path) {
        try {
            return new URI(null, null, path.replace('\\', '/'), null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(path, e);
        }
    }
}
