package io.hindcast.report.run;

import io.hindcast.report.files.CsvTable;
import io.hindcast.report.files.RegimeColumn;
import io.hindcast.settings.InvalidInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Stretches of the traded time in one regime, from {@code regimes.csv}, in one pass and bounded memory: where regimes change
 * more often than a page can show, the shortest stretches fall to the one before.
 */
final class RegimeSpans {
    /** The most stretches that a chart shades. */
    static final int LIMIT = 1_000;

    private static final List<RegimeColumn> COLUMNS = List.of(RegimeColumn.TIME, RegimeColumn.REGIME);

    private final int limit;
    private List<Span> spans = new ArrayList<>();
    private long shortest;

    RegimeSpans(int limit) {
        this.limit = limit;
    }

    /**
     * A stretch of time.
     *
     * @param regime place in the list of names
     * @param from close of its first bar, milliseconds since 1970-01-01T00:00Z
     * @param to close of the first bar of the next stretch, or of the last bar of all: a regime lasts from a bar's close to
     *     the next
     */
    record Span(int regime, long from, long to) {}

    /**
     * What a chart shades.
     *
     * @param names of the regimes
     * @param spans in order of time, without a gap
     * @param reduced true when short stretches were left out
     */
    record Content(List<String> names, List<Span> spans, boolean reduced) {
        Content {
            names = List.copyOf(names);
            spans = List.copyOf(spans);
        }
    }

    /**
     * Reads the stretches between two closes.
     *
     * @param names of the regimes
     * @param first close of the first traded bar, milliseconds since 1970-01-01T00:00Z
     * @param last close of the last one
     * @throws InvalidInputException when a row has a regime of another name
     */
    static Content read(Path file, List<String> names, long first, long last) {
        RegimeSpans reading = new RegimeSpans(LIMIT);
        long[] before = {Long.MIN_VALUE};
        int[] regimeBefore = new int[1];
        CsvTable.read(file, COLUMNS, row -> {
            long time = row.time(RegimeColumn.TIME);
            if (time >= first && time <= last) {
                int regime = names.indexOf(row.text(RegimeColumn.REGIME));
                if (regime < 0) {
                    throw new InvalidInputException(file + ": unknown regime '" + row.text(RegimeColumn.REGIME)
                            + "'; expected one of those in summary.json: " + String.join(", ", names)
                            + "; run the backtest again");
                }
                if (before[0] != Long.MIN_VALUE) {
                    reading.add(regimeBefore[0], before[0], time);
                }
                before[0] = time;
                regimeBefore[0] = regime;
            }
        });
        return new Content(names, reading.spans(), reading.shortest > 0);
    }

    /** Takes the next bar. */
    void add(int regime, long from, long to) {
        append(spans, new Span(regime, from, to));
        if (spans.size() > limit) {
            // New flickers first fall to what is too short already; only when too much is left is more too short.
            merge();
            while (spans.size() > limit / 2) {
                shortest = Math.max(
                        2 * shortest, Math.max(1, (to - spans.getFirst().from()) / (2L * limit)));
                merge();
            }
        }
    }

    /** The stretches so far; late ones that are too short fall to the one before as early ones did. */
    List<Span> spans() {
        if (shortest > 0) {
            merge();
        }
        return List.copyOf(spans);
    }

    private void merge() {
        List<Span> merged = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            Span span = spans.get(i);
            // The last one may still grow.
            boolean tooShort = span.to() - span.from() < shortest && i < spans.size() - 1 && !merged.isEmpty();
            append(merged, tooShort ? new Span(merged.getLast().regime(), span.from(), span.to()) : span);
        }
        spans = merged;
    }

    private static void append(List<Span> to, Span next) {
        if (!to.isEmpty() && to.getLast().regime() == next.regime()) {
            Span last = to.removeLast();
            to.add(new Span(last.regime(), last.from(), next.to()));
        } else {
            to.add(next);
        }
    }
}
