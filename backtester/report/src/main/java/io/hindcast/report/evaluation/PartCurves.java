package io.hindcast.report.evaluation;

import io.hindcast.report.files.CsvTable;
import io.hindcast.report.files.EquityColumn;
import io.hindcast.report.files.EvenSampler;
import io.hindcast.report.files.Sample;
import io.hindcast.report.summary.EvaluationSection.Part;
import io.hindcast.settings.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Equity of runs over the same bars, thinned out alike so that all of them have the same times.
 *
 * @param times milliseconds since 1970-01-01T00:00Z
 * @param curves one for each run that is drawn
 * @param benchmark equity of buy and hold at these times
 * @param rows how many there are in each file
 * @param runs how many runs there are, those that are not drawn included
 */
record PartCurves(long[] times, List<Curve> curves, double[] benchmark, long rows, int runs) {
    /** The most runs that are drawn. */
    private static final int MOST = 100;

    private static final int POINTS = 60_000;
    private static final int LEAST = 300;
    private static final List<EquityColumn> COLUMNS =
            List.of(EquityColumn.TIME, EquityColumn.EQUITY, EquityColumn.BENCHMARK_EQUITY);

    PartCurves {
        curves = List.copyOf(curves);
    }

    /**
     * The equity of a run.
     *
     * @param name of the run
     * @param equity at each time
     */
    record Curve(String name, double[] equity) {}

    /** True when rows were left out. */
    boolean reduced() {
        return times.length < rows;
    }

    /**
     * Reads the curves of runs that are parts of one.
     *
     * @param run folder of the whole
     * @param parts at least one
     * @throws InvalidInputException when a file is missing or damaged, or has other times than that of the first
     */
    static PartCurves read(Path run, List<Part> parts) {
        int drawn = Math.min(MOST, parts.size());
        int limit = Math.max(LEAST, Math.min(POINTS / drawn, Sample.LIMIT));
        List<Curve> curves = new ArrayList<>();
        long[] times = {};
        double[] benchmark = {};
        long rows = 0;
        for (int i = 0; i < drawn; i++) {
            Part part = parts.get((int) ((long) i * parts.size() / drawn));
            Path file = run.resolve(part.folder()).resolve(EquityColumn.FILE);
            Sample sample = read(file, limit);
            long[] own = sample.points().stream().mapToLong(Sample.Point::time).toArray();
            if (i == 0) {
                times = own;
                benchmark = column(sample, 1);
                rows = sample.total();
            } else if (!Arrays.equals(times, own) || sample.total() != rows) {
                throw new InvalidInputException(file + ": has other times than that of "
                        + parts.getFirst().folder() + ", though both run over the same bars; run the backtest again");
            }
            curves.add(new Curve(part.name(), column(sample, 0)));
        }
        return new PartCurves(times, curves, benchmark, rows, parts.size());
    }

    private static double[] column(Sample sample, int column) {
        return sample.points().stream()
                .mapToDouble(point -> point.values()[column])
                .toArray();
    }

    /** Evenly chosen rows, and the last one, where the curve ends. */
    private static Sample read(Path file, int limit) {
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException(
                    file + ": the file is missing, so the run is incomplete; run the backtest again to have all of it");
        }
        EvenSampler sampler = new EvenSampler(List.of("equity", "benchmark"), limit);
        List<Sample.Point> last = new ArrayList<>();
        CsvTable.read(file, COLUMNS, row -> {
            long time = row.time(EquityColumn.TIME);
            double equity = row.number(EquityColumn.EQUITY);
            double benchmark = row.number(EquityColumn.BENCHMARK_EQUITY);
            sampler.add(time, equity, benchmark);
            last.clear();
            last.add(new Sample.Point(Long.MAX_VALUE, time, new double[] {equity, benchmark}));
        });
        Sample sample = sampler.sample();
        List<Sample.Point> points = new ArrayList<>(sample.points());
        if (!last.isEmpty() && points.getLast().time() != last.getFirst().time()) {
            points.addAll(last);
        }
        return new Sample(sample.columns(), points, sample.total());
    }
}
