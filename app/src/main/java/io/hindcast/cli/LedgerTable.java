package io.hindcast.cli;

import io.hindcast.runs.trials.CountedTrial;
import io.hindcast.runs.trials.TrialResult;
import io.hindcast.runs.trials.Trials;
import io.hindcast.settings.PrintableText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Trials as plain text, and how many there are of each instrument. */
final class LedgerTable {
    private static final int HASH_DIGITS = 8;
    private static final List<String> HEADER =
            List.of("NO", "DATE", "CONFIG", "SEED", "NAME", "INSTRUMENT", "BARS", "FROM", "TO", "SHARPE", "RUN");

    private LedgerTable() {}

    static String of(Trials trials) {
        List<List<String>> table = new ArrayList<>(List.of(HEADER));
        Map<String, int[]> totals = new TreeMap<>();
        for (CountedTrial each : trials.all()) {
            table.add(row(each));
            int[] total = totals.computeIfAbsent(each.trial().instrument(), _ -> new int[2]);
            total[0]++;
            total[1] += each.result().isPresent() ? 1 : 0;
        }
        StringBuilder text = new StringBuilder();
        append(text, table);
        text.append(String.format("%n"));
        totals.forEach((instrument, total) -> text.append(PrintableText.line(instrument + ": "
                        + (total[0] == 1 ? "1 trial" : total[0] + " trials")
                        + (total[0] == total[1] ? "" : ", of which " + total[1] + " have ended")))
                .append(String.format("%n")));
        return text.toString();
    }

    private static List<String> row(CountedTrial each) {
        return List.of(
                Integer.toString(each.number()),
                day(each.time()),
                each.trial()
                        .config()
                        .substring(
                                0, Math.min(HASH_DIGITS, each.trial().config().length())),
                Long.toString(each.trial().seed()),
                each.trial().name(),
                each.trial().instrument(),
                each.trial().interval().toString(),
                day(each.trial().first()),
                day(each.trial().last()),
                each.result().map(LedgerTable::sharpe).orElse("-"),
                each.result().map(TrialResult::run).orElse("-"));
    }

    private static String day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC).toString();
    }

    /** Of one return, be it of a day or of a bar that is longer. */
    private static String sharpe(TrialResult result) {
        double sharpe = result.figures().returns().sharpe();
        return Double.isFinite(sharpe) ? String.format(Locale.ROOT, "%.4f", sharpe) : "n/a";
    }

    private static void append(StringBuilder text, List<List<String>> table) {
        int[] widths = new int[HEADER.size()];
        for (List<String> row : table) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : table) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String blanks = " ".repeat(widths[i] - row.get(i).length());
                boolean number = List.of("NO", "SEED", "SHARPE").contains(HEADER.get(i));
                line.append(number ? blanks + row.get(i) : row.get(i) + blanks).append("  ");
            }
            text.append(PrintableText.line(line.toString().stripTrailing())).append(String.format("%n"));
        }
    }
}
