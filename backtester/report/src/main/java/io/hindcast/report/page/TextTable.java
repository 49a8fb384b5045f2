package io.hindcast.report.page;

import io.hindcast.settings.PrintableText;
import java.util.ArrayList;
import java.util.List;

/** Tables and texts for a terminal. */
public final class TextTable {
    /** Columns of the widest line. */
    public static final int WIDTH = 100;

    private TextTable() {}

    /**
     * Aligned columns under a heading.
     *
     * @param given cells, rows of equal length, the heading first
     * @param gutter blanks between columns
     * @param texts how many columns, from the left, are aligned to the left; all others hold numbers
     * @return lines of equal length
     */
    public static List<String> lines(List<List<String>> given, int gutter, int texts) {
        List<List<String>> cells = given.stream()
                .map(row -> row.stream().map(PrintableText::line).toList())
                .toList();
        int[] widths = new int[cells.getFirst().size()];
        for (List<String> line : cells) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> line : cells) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String cell = line.get(i);
                text.append(" ".repeat(i == 0 ? 0 : gutter))
                        .append(i < texts ? padded(cell, widths[i]) : " ".repeat(widths[i] - cell.length()) + cell);
            }
            lines.add(text.toString());
        }
        lines.add(1, "-".repeat(lines.getFirst().length()));
        return lines;
    }

    /** Breaks a text at blanks; a word that is wider than a line is broken anywhere. */
    public static List<String> wrap(String text) {
        List<String> lines = new ArrayList<>();
        String rest = PrintableText.line(text).replaceAll("\\s+", " ").strip();
        while (rest.length() > WIDTH) {
            int blank = rest.lastIndexOf(' ', WIDTH);
            int end = blank > 0 ? blank : WIDTH;
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).stripLeading();
        }
        lines.add(rest);
        return lines;
    }

    /** A text with blanks behind it. */
    public static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
