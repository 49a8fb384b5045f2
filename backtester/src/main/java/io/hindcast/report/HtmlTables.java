package io.hindcast.report;

import io.hindcast.trading.Side;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Figures, round trips and facts as HTML. Wide tables scroll inside the page. */
final class HtmlTables {
    private static final List<String> TRADE_COLUMNS =
            List.of("Side", "Entry", "Entry price", "Exit", "Exit price", "Quantity", "PnL", "Return", "Fees", "Held");

    /** Kept on one line, for a browser would break it at a hyphen. */
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    /** As many as page.css has; they repeat after that. */
    private static final int REGIME_COLOURS = 6;

    private HtmlTables() {}

    /** A table of figures. */
    static String figures(FigureTable table) {
        StringBuilder html = new StringBuilder();
        open(html, table.title(), "figures");
        html.append("<thead><tr><th scope=\"col\">Figure</th>");
        table.columns().forEach(column -> cell(html, "th scope=\"col\" class=\"number\"", column));
        html.append("</tr></thead>\n<tbody>\n");
        for (FigureTable.Row row : table.rows()) {
            html.append("<tr data-figure=\"").append(row.figure().key()).append("\">");
            cell(
                    html,
                    "th scope=\"row\" title=\"" + Inline.html(row.figure().meaning()) + "\"",
                    row.figure().label());
            row.values().forEach(value -> cell(html, "td class=\"number\"", value));
            html.append("</tr>\n");
        }
        return html.append("</tbody></table></div>\n").toString();
    }

    /** What each figure of some tables means. */
    static String meanings(List<FigureTable> tables) {
        StringBuilder html = new StringBuilder("<dl class=\"meanings\">\n");
        for (FigureTable table : tables) {
            for (FigureTable.Row row : table.rows()) {
                cell(html, "dt", row.figure().label());
                cell(html, "dd", row.figure().meaning());
                html.append('\n');
            }
        }
        return html.append("</dl>\n").toString();
    }

    /** The last round trips. */
    static String trades(TradeList list, TimeFormat times) {
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
        open(html, "Round trips", "trades");
        html.append("<thead><tr>");
        for (int i = 0; i < TRADE_COLUMNS.size(); i++) {
            boolean time = i == 1 || i == 3;
            cell(
                    html,
                    "th scope=\"col\" class=\"" + (i == 0 ? "side" : time ? "time" : "number") + "\"",
                    TRADE_COLUMNS.get(i));
        }
        html.append("</tr></thead>\n<tbody>\n");
        for (TradeList.Trade trade : list.trades()) {
            html.append("<tr>");
            cell(html, "td", trade.side().equals(Side.BUY.name()) ? "Long" : "Short");
            cell(html, "td class=\"time\"", times.format(trade.entryTime()));
            number(html, FigureFormat.PRICE, trade.entryPrice());
            cell(html, "td class=\"time\"", times.format(trade.exitTime()));
            number(html, FigureFormat.PRICE, trade.exitPrice());
            number(html, FigureFormat.UNITS, trade.quantity());
            number(html, FigureFormat.MONEY, trade.pnl());
            number(html, FigureFormat.PERCENT, trade.profit());
            number(html, FigureFormat.MONEY, trade.fees());
            number(html, FigureFormat.BARS, trade.barsHeld());
            html.append("</tr>\n");
        }
        return html.append("</tbody></table></div>\n").toString();
    }

    /** Which colour is which regime. */
    static String regimes(List<String> names) {
        StringBuilder html =
                new StringBuilder("<ul class=\"segments regimes\" aria-label=\"Regimes, in hindsight\">\n");
        for (int i = 0; i < names.size(); i++) {
            cell(html, "li class=\"regime-" + i % REGIME_COLOURS + "\"", names.get(i));
            html.append('\n');
        }
        return html.append("</ul>\n").toString();
    }

    /** Names and values. */
    static String facts(Map<String, String> facts) {
        StringBuilder html = new StringBuilder("<dl class=\"facts\">\n");
        facts.forEach((name, value) -> {
            html.append("<div>");
            cell(html, "dt", name);
            html.append("<dd>")
                    .append(RunFacts.shortened(value)
                            .map(start -> "<code title=\"" + Inline.html(value) + "\">" + start + "</code>")
                            .orElseGet(() ->
                                    DATE.matcher(Inline.html(value)).replaceAll("<span class=\"date\">$0</span>")))
                    .append("</dd></div>\n");
        });
        return html.append("</dl>\n").toString();
    }

    private static void open(StringBuilder html, String title, String kind) {
        html.append("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"")
                .append(Inline.html(title))
                .append("\"><table class=\"")
                .append(kind)
                .append("\">");
        cell(html, "caption", title);
    }

    private static void number(StringBuilder html, FigureFormat format, double value) {
        cell(html, value < 0 ? "td class=\"number loss\"" : "td class=\"number\"", format.format(value));
    }

    private static void cell(StringBuilder html, String tag, String text) {
        int name = tag.indexOf(' ');
        html.append('<')
                .append(tag)
                .append('>')
                .append(Inline.html(text))
                .append("</")
                .append(name < 0 ? tag : tag.substring(0, name))
                .append('>');
    }
}
