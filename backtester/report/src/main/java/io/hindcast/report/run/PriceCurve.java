package io.hindcast.report.run;

import io.hindcast.report.files.CsvTable;
import io.hindcast.report.files.ExtremesSampler;
import io.hindcast.report.files.Sample;
import java.nio.file.Path;
import java.util.List;

/** The traded bars, from {@code prices.csv}. */
final class PriceCurve {
    private static final List<String> COLUMNS = List.of("time", "close", "open", "high", "low");

    private PriceCurve() {}

    /** Columns close, open, high and low. */
    static Sample read(Path file) {
        ExtremesSampler sampler = new ExtremesSampler(COLUMNS.subList(1, 5), 1);
        CsvTable.read(
                file,
                COLUMNS,
                row -> sampler.add(row.time(0), row.number(1), row.number(2), row.number(3), row.number(4)));
        return sampler.sample();
    }
}
