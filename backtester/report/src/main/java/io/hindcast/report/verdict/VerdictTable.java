package io.hindcast.report.verdict;

import io.hindcast.report.page.FigureFormat;
import io.hindcast.report.page.RowTable;
import io.hindcast.report.summary.Verdict;
import java.util.List;

/** The questions of a verdict, a row each. */
public final class VerdictTable {
    private VerdictTable() {}

    /** The table: question, answer, p-value, figure, interval, and what could have been seen. */
    public static RowTable of(Verdict verdict) {
        return new RowTable(
                "Can it be luck?",
                List.of("Can it be luck?", "Answer", "p", "Figure", "Interval", "Would show"),
                2,
                Asked.of(verdict).stream().map(VerdictTable::row).toList());
    }

    private static RowTable.Row row(Asked asked) {
        return new RowTable.Row(
                List.of(
                        asked.label(),
                        word(asked.question().answer()),
                        asked.question().pValue().stream()
                                .mapToObj(Asked::probability)
                                .findFirst()
                                .orElse(""),
                        asked.figure(),
                        asked.interval().orElse(""),
                        asked.question().detectable().stream()
                                .mapToObj(asked.format()::format)
                                .filter(text -> !text.equals(FigureFormat.UNDEFINED))
                                .findFirst()
                                .orElse("")),
                false);
    }

    private static String word(Verdict.Answer answer) {
        return switch (answer) {
            case YES -> "yes";
            case NO -> "no";
            case CANNOT_TELL -> "can't tell";
        };
    }
}
