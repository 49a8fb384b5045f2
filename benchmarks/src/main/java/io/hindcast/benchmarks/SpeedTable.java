package io.hindcast.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** JMH's results side by side: a row for each net and kind, times in milliseconds. */
final class SpeedTable {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private final Map<String, Map<String, RunResult>> rows = new LinkedHashMap<>();

    /** Adds results of one net and kind: benchmarks are told apart by the names of their methods. */
    void add(String net, String kind, Iterable<RunResult> results) {
        Map<String, RunResult> row = rows.computeIfAbsent(cell(net, 6) + "  " + kind, key -> new LinkedHashMap<>());
        for (RunResult result : results) {
            String benchmark = result.getParams().getBenchmark();
            row.put(benchmark.substring(benchmark.lastIndexOf('.') + 1), result);
        }
    }

    /** The lines of the table, its head first. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(line(
                "net     kind",
                List.of("stock ms", "fused ms", "compiled ms", "one thread", "stock/fused", "stock/compiled", "B/op")));
        rows.forEach((name, row) -> lines.add(line(
                name,
                List.of(
                        time(row, "stock"),
                        time(row, "fused"),
                        time(row, "compiled"),
                        time(row, "compiledOneThread"),
                        ratio(row, "fused"),
                        ratio(row, "compiled"),
                        allocated(row.get("compiled"))))));
        return lines;
    }

    private static String line(String name, List<String> cells) {
        StringBuilder line = new StringBuilder(cell(name, 26));
        for (String cell : cells) {
            line.append(String.format(Locale.ROOT, "%15s", cell));
        }
        return line.toString();
    }

    private static String cell(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static double score(RunResult result) {
        return result.getPrimaryResult().getScore();
    }

    private static String time(Map<String, RunResult> row, String benchmark) {
        RunResult result = row.get(benchmark);
        return result == null ? "" : String.format(Locale.ROOT, "%.3f", score(result));
    }

    private static String ratio(Map<String, RunResult> row, String benchmark) {
        RunResult result = row.get(benchmark);
        RunResult stock = row.get("stock");
        return result == null || stock == null ? "" : String.format(Locale.ROOT, "%.1f", score(stock) / score(result));
    }

    private static String allocated(@Nullable RunResult result) {
        if (result == null) {
            return "";
        }
        Result<?> bytes = result.getSecondaryResults().get(ALLOCATED);
        return bytes == null ? "?" : String.format(Locale.ROOT, "%.2f", bytes.getScore());
    }
}
