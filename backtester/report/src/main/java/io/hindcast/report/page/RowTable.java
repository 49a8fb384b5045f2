package io.hindcast.report.page;

import java.util.ArrayList;
import java.util.List;

/**
 * Things of one kind, a row each, such as folds or seeds.
 *
 * @param title what they are
 * @param columns headings
 * @param texts how many columns, from the left, hold texts; all others hold numbers
 * @param rows in their order
 */
public record RowTable(String title, List<String> columns, int texts, List<Row> rows) {
    /** Copies the lists. */
    public RowTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * A row.
     *
     * @param cells one for each column
     * @param summing whether it sums up others, such as their mean
     */
    public record Row(List<String> cells, boolean summing) {
        /** Copies the list. */
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** As HTML; it scrolls where it is wider than the page. */
    public String html() {
        StringBuilder html = new StringBuilder();
        Markup.openTable(html, title, "rows");
        html.append("<thead><tr>");
        for (int i = 0; i < columns.size(); i++) {
            Markup.cell(html, i < texts ? "th scope=\"col\"" : "th scope=\"col\" class=\"number\"", columns.get(i));
        }
        html.append("</tr></thead>\n<tbody>\n");
        for (Row row : rows) {
            html.append(row.summing() ? "<tr class=\"summing\">" : "<tr>");
            for (int i = 0; i < columns.size(); i++) {
                Markup.cell(
                        html,
                        i == 0 ? "th scope=\"row\"" : i < texts ? "td" : "td class=\"number\"",
                        row.cells().get(i));
            }
            html.append("</tr>\n");
        }
        return html.append("</tbody></table></div>\n").toString();
    }

    /** As lines for a terminal, at most {@link TextTable#WIDTH} columns wide unless its cells are wider. */
    public List<String> lines() {
        List<List<String>> cells = new ArrayList<>(List.of(columns));
        rows.forEach(row -> cells.add(row.cells()));
        List<String> wide = TextTable.lines(cells, 2, texts);
        return wide.getFirst().length() <= TextTable.WIDTH ? wide : TextTable.lines(cells, 1, texts);
    }
}
