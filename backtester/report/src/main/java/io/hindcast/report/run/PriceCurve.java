package io.hindcast.report.run;

import io.hindcast.report.files.CsvTable;
import io.hindcast.report.files.ExtremesSampler;
import io.hindcast.report.files.PriceColumn;
import io.hindcast.report.files.Sample;
import java.nio.file.Path;
import java.util.List;

/** The traded bars, from {@code prices.csv}. */
final class PriceCurve {
    private static final List<PriceColumn> COLUMNS =
            List.of(PriceColumn.TIME, PriceColumn.CLOSE, PriceColumn.OPEN, PriceColumn.HIGH, PriceColumn.LOW);

    private PriceCurve() {}

    /** Columns close, open, high and low. */
    static Sample read(Path file) {
        ExtremesSampler sampler = new ExtremesSampler(List.of("close", "open", "high", "low"), 1);
        CsvTable.read(
                file,
                COLUMNS,
                row -> sampler.add(
                        row.time(PriceColumn.TIME),
                        row.number(PriceColumn.CLOSE),
                        row.number(PriceColumn.OPEN),
                        row.number(PriceColumn.HIGH),
                        row.number(PriceColumn.LOW)));
        return sampler.sample();
    }
}
