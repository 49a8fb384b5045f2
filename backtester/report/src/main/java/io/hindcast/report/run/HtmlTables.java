package io.hindcast.report.run;

import io.hindcast.report.page.FigureFormat;
import io.hindcast.report.page.Inline;
import io.hindcast.report.page.Markup;
import io.hindcast.report.page.TimeFormat;
import io.hindcast.trading.Side;
import java.util.List;
import java.util.Map;

/** Figures and round trips as HTML. Wide tables scroll inside the page. */
final class HtmlTables {
    private static final List<String> TRADE_COLUMNS =
            List.of("Side", "Entry", "Entry price", "Exit", "Exit price", "Quantity", "PnL", "Return", "Fees", "Held");

    /** As many as page.css has; they repeat after that. */
    private static final int REGIME_COLOURS = 6;

    private HtmlTables() {}

    /** A table of figures. */
    static String figures(FigureTable table) {
        StringBuilder html = new StringBuilder();
        Markup.openTable(html, table.title(), "figures");
        html.append("<thead><tr><th scope=\"col\">Figure</th>");
        table.columns().forEach(column -> Markup.cell(html, "th scope=\"col\" class=\"number\"", column));
        html.append("</tr></thead>\n<tbody>\n");
        for (FigureTable.Row row : table.rows()) {
            html.append("<tr data-figure=\"").append(row.figure().key()).append("\">");
            Markup.cell(
                    html,
                    "th scope=\"row\" title=\"" + Inline.html(row.figure().meaning()) + "\"",
                    row.figure().label());
            row.values().forEach(value -> Markup.cell(html, "td class=\"number\"", value));
            html.append("</tr>\n");
        }
        return html.append("</tbody></table></div>\n").toString();
    }

    /** What each figure of some tables means. */
    static String meanings(List<FigureTable> tables) {
        StringBuilder html = new StringBuilder("<dl class=\"meanings\">\n");
        for (FigureTable table : tables) {
            for (FigureTable.Row row : table.rows()) {
                Markup.cell(html, "dt", row.figure().label());
                Markup.cell(html, "dd", row.figure().meaning());
                html.append('\n');
            }
        }
        return html.append("</dl>\n").toString();
    }

    /**
     * The last round trips.
     *
     * @param decimals of the instrument's prices
     */
    static String trades(TradeList list, TimeFormat times, int decimals) {
        if (list.trades().isEmpty()) {
            return "<p class=\"empty\">No round trip was completed in this run.</p>\n";
        }
        StringBuilder html = new StringBuilder();
        if (list.total() > list.trades().size()) {
            html.append("<p class=\"note\">The last ")
                    .append(list.trades().size())
                    .append(" of ")
                    .append(FigureFormat.COUNT.format((double) list.total()))
                    .append(" round trips; all of them are in <code>trades.csv</code>.</p>\n");
        }
        Markup.openTable(html, "Round trips", "trades");
        html.append("<thead><tr>");
        for (int i = 0; i < TRADE_COLUMNS.size(); i++) {
            boolean time = i == 1 || i == 3;
            Markup.cell(
                    html,
                    "th scope=\"col\" class=\"" + (i == 0 ? "side" : time ? "time" : "number") + "\"",
                    TRADE_COLUMNS.get(i));
        }
        html.append("</tr></thead>\n<tbody>\n");
        for (TradeList.Trade trade : list.trades()) {
            html.append("<tr>");
            Markup.cell(html, "td", trade.side().equals(Side.BUY.name()) ? "Long" : "Short");
            Markup.cell(html, "td class=\"time\"", times.format(trade.entryTime()));
            price(html, trade.entryPrice(), decimals);
            Markup.cell(html, "td class=\"time\"", times.format(trade.exitTime()));
            price(html, trade.exitPrice(), decimals);
            number(html, FigureFormat.UNITS, trade.quantity());
            number(html, FigureFormat.MONEY, trade.pnl());
            number(html, FigureFormat.PERCENT, trade.profit());
            number(html, FigureFormat.MONEY, trade.fees());
            number(html, FigureFormat.BARS, trade.barsHeld());
            html.append("</tr>\n");
        }
        return html.append("</tbody></table></div>\n").toString();
    }

    /**
     * What is pressed to see one panel of several; nothing where there is one.
     *
     * @param panels titles by the panels' ids
     */
    static String tabs(Map<String, String> panels) {
        if (panels.size() < 2) {
            return "";
        }
        StringBuilder html =
                new StringBuilder("<div class=\"tabs\" role=\"tablist\" aria-label=\"Pages of the report\">\n");
        boolean[] first = {true};
        panels.forEach((id, title) -> {
            html.append(
                    "<button type=\"button\" role=\"tab\" id=\"tab-%1$s\" aria-controls=\"%1$s\" aria-selected=\"%2$s\"%3$s>%4$s</button>\n"
                            .formatted(id, first[0], first[0] ? "" : " tabindex=\"-1\"", Inline.html(title)));
            first[0] = false;
        });
        return html.append("</div>\n").toString();
    }

    /** Which colour is which regime. */
    static String regimes(List<String> names) {
        StringBuilder html =
                new StringBuilder("<ul class=\"segments regimes\" aria-label=\"Regimes, in hindsight\">\n");
        for (int i = 0; i < names.size(); i++) {
            Markup.cell(html, "li class=\"regime-" + i % REGIME_COLOURS + "\"", names.get(i));
            html.append('\n');
        }
        return html.append("</ul>\n").toString();
    }

    private static void price(StringBuilder html, double value, int decimals) {
        Markup.cell(html, "td class=\"number\"", FigureFormat.price(value, decimals));
    }

    private static void number(StringBuilder html, FigureFormat format, double value) {
        Markup.cell(html, value < 0 ? "td class=\"number loss\"" : "td class=\"number\"", format.format(value));
    }
}
