package io.hindcast.report.run;

import io.hindcast.report.files.CsvTable;
import io.hindcast.report.files.ExtremesSampler;
import io.hindcast.report.files.Sample;
import io.hindcast.report.files.ValueColumn;
import io.hindcast.strategy.Pane;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a strategy recorded under one name, from {@code values.csv}.
 *
 * @param name as the strategy called it
 * @param pane where it is drawn
 * @param sample column value
 */
record ValueCurve(String name, Pane pane, Sample sample) {
    /** The most points that are drawn of one: there are up to 16. */
    private static final int LIMIT = Sample.LIMIT / 4;

    private static final List<ValueColumn> COLUMNS =
            List.of(ValueColumn.TIME, ValueColumn.NAME, ValueColumn.PANE, ValueColumn.VALUE);

    private static final class Series {
        private final Pane pane;
        private final ExtremesSampler sampler = new ExtremesSampler(List.of("value"), 1, LIMIT);

        private Series(Pane pane) {
            this.pane = pane;
        }
    }

    /** Each name, in the order in which they were first recorded; none where nothing was, and there is no file. */
    static List<ValueCurve> read(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        Map<String, Series> series = new LinkedHashMap<>();
        CsvTable.read(
                file,
                COLUMNS,
                row -> series.computeIfAbsent(
                                row.text(ValueColumn.NAME),
                                name -> new Series(
                                        row.text(ValueColumn.PANE).equals(Pane.PRICE.name()) ? Pane.PRICE : Pane.OWN))
                        .sampler
                        .add(row.time(ValueColumn.TIME), row.number(ValueColumn.VALUE)));
        return series.entrySet().stream()
                .map(each -> new ValueCurve(
                        each.getKey(),
                        each.getValue().pane,
                        each.getValue().sampler.sample()))
                .toList();
    }
}
