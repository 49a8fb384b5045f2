package io.hindcast.report.run;

import java.util.List;

/**
 * Figures side by side, ready to be printed.
 *
 * @param title what the table is about
 * @param columns headings of the columns of values
 * @param rows one for each figure
 */
public record FigureTable(String title, List<String> columns, List<Row> rows) {
    /** Copies the lists. */
    public FigureTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * A figure with its values.
     *
     * @param figure what it is
     * @param values one for each column; empty where the column has no such figure
     */
    public record Row(Figure figure, List<String> values) {
        /** Copies the list. */
        public Row {
            values = List.copyOf(values);
        }
    }
}
