package io.hindcast.report.run;

import io.hindcast.report.files.CsvTable;
import io.hindcast.report.files.EquityColumn;
import io.hindcast.report.files.ExtremesSampler;
import io.hindcast.report.files.Sample;
import java.nio.file.Path;
import java.util.List;

/** Equity and drawdown of strategy and benchmark, from {@code equity.csv}. Drawdowns are computed before thinning out. */
final class EquityCurve {
    private static final List<EquityColumn> COLUMNS =
            List.of(EquityColumn.TIME, EquityColumn.EQUITY, EquityColumn.BENCHMARK_EQUITY);

    private double peak = Double.NEGATIVE_INFINITY;
    private double benchmarkPeak = Double.NEGATIVE_INFINITY;
    private final ExtremesSampler sampler =
            new ExtremesSampler(List.of("equity", "benchmark", "drawdown", "benchmark_drawdown"), 4);

    private EquityCurve() {}

    /** Columns equity, benchmark, drawdown and benchmark_drawdown; drawdowns as positive fractions of the peak. */
    static Sample read(Path file) {
        EquityCurve curve = new EquityCurve();
        CsvTable.read(
                file,
                COLUMNS,
                row -> curve.add(
                        row.time(EquityColumn.TIME),
                        row.number(EquityColumn.EQUITY),
                        row.number(EquityColumn.BENCHMARK_EQUITY)));
        return curve.sampler.sample();
    }

    private void add(long time, double equity, double benchmark) {
        peak = Math.max(peak, equity);
        benchmarkPeak = Math.max(benchmarkPeak, benchmark);
        sampler.add(time, equity, benchmark, 1 - equity / peak, 1 - benchmark / benchmarkPeak);
    }
}
