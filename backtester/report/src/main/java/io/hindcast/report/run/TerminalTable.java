package io.hindcast.report.run;

import io.hindcast.report.baselines.BaselineTable;
import io.hindcast.report.evaluation.EvaluationText;
import io.hindcast.report.page.AnnualisationNote;
import io.hindcast.report.page.TextTable;
import io.hindcast.report.summary.RunSection;
import io.hindcast.report.summary.Summary;
import io.hindcast.report.verdict.VerdictSentences;
import io.hindcast.report.verdict.VerdictTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The figures of a run as plain text, at most {@value #WIDTH} columns wide. */
public final class TerminalTable {
    /** Columns of the widest line. */
    public static final int WIDTH = TextTable.WIDTH;

    private static final String BESIDE = " | ";

    private TerminalTable() {}

    /**
     * Performance (strategy | buy and hold) beside forecast errors (model | persistence | skill) and trading, then what
     * one has to know to read them.
     */
    public static String of(Summary summary) {
        RunSection run = summary.run();
        List<String> lines = new ArrayList<>();
        lines.addAll(TextTable.wrap("Run " + run.id() + ": " + run.strategy() + " on " + run.instrument() + ", "
                + run.interval() + " bars"));
        lines.addAll(EvaluationText.head(summary));
        lines.add("");
        lines.addAll(TextTable.wrap(VerdictText.of(summary)));
        summary.verdict().ifPresent(verdict -> {
            lines.add("");
            lines.addAll(VerdictTable.of(verdict).lines());
            VerdictSentences.caveat(verdict).ifPresent(text -> lines.addAll(TextTable.wrap(text)));
        });
        lines.add("");
        lines.addAll(tables(summary));
        lines.add("");
        lines.addAll(EvaluationText.lines(summary));
        lines.addAll(baselines(summary));
        Figures.regimes(summary).ifPresent(table -> {
            lines.addAll(block(List.of(table), 1));
            lines.add("");
            lines.addAll(TextTable.wrap(Hindsight.of(summary)));
            lines.add("");
        });
        lines.addAll(TextTable.wrap(AnnualisationNote.of(summary.annualisation())));
        if (summary.forecast().isEmpty()) {
            lines.addAll(TextTable.wrap("No model, so no forecasts to judge."));
        }
        for (String warning : run.warnings()) {
            lines.addAll(TextTable.wrap("Warning: " + warning));
        }
        return String.join("\n", lines) + "\n";
    }

    private static List<String> baselines(Summary summary) {
        List<String> lines = new ArrayList<>();
        BaselineTable.of(summary).ifPresent(table -> {
            lines.addAll(table.lines().stream().map(String::stripTrailing).toList());
            summary.baselines().stream()
                    .flatMap(section -> BaselineTable.notes(section).stream())
                    .forEach(note -> lines.addAll(TextTable.wrap(note)));
            lines.add("");
        });
        return lines;
    }

    private static List<String> tables(Summary summary) {
        FigureTable performance = Figures.performance(summary);
        List<FigureTable> others = Stream.of(
                        Figures.forecast(summary),
                        Optional.of(Figures.trading(summary)),
                        Figures.lots(summary),
                        Figures.metrics(summary))
                .flatMap(Optional::stream)
                .toList();
        for (int gutter = 2; gutter >= 1; gutter--) {
            List<String> left = block(List.of(performance), gutter);
            List<String> right = block(others, gutter);
            if (left.getFirst().length() + BESIDE.length() + right.getFirst().length() <= WIDTH) {
                return beside(left, right);
            }
        }
        return block(Stream.concat(Stream.of(performance), others.stream()).toList(), 1);
    }

    /** Tables one under the other, all lines of the same width. */
    private static List<String> block(List<FigureTable> tables, int gutter) {
        List<String> lines = new ArrayList<>();
        for (FigureTable table : tables) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.addAll(lines(table, gutter));
        }
        int width = lines.stream().mapToInt(String::length).max().orElse(0);
        return lines.stream().map(line -> TextTable.padded(line, width)).toList();
    }

    private static List<String> lines(FigureTable table, int gutter) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(Stream.concat(Stream.of(table.title()), table.columns().stream())
                .toList());
        for (FigureTable.Row row : table.rows()) {
            cells.add(Stream.concat(Stream.of(row.figure().label()), row.values().stream())
                    .toList());
        }
        return TextTable.lines(cells, gutter, 1);
    }

    private static List<String> beside(List<String> left, List<String> right) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            String start =
                    i < left.size() ? left.get(i) : " ".repeat(left.getFirst().length());
            lines.add((start + BESIDE + (i < right.size() ? right.get(i) : "")).stripTrailing());
        }
        return lines;
    }
}
