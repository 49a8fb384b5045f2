package io.hindcast.report.comparison;

import io.hindcast.report.files.Sample;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The series of all jobs of a symbol that are done.
 *
 * @param jobs in the order of entrant and seed
 */
record SymbolSeries(Map<JobResult, JobSeries> jobs) {
    /** Points of all series of a kind on the page together, which bounds its size. */
    private static final int POINTS = 120_000;

    private static final int FEWEST = 300;
    private static final int MOST = 4_000;

    /** How many points a series may keep when so many jobs are drawn. */
    static int limit(long jobs) {
        return Math.clamp(POINTS / Math.max(1, jobs), FEWEST, MOST);
    }

    static SymbolSeries read(ComparisonResult comparison, SymbolResults results) {
        int limit = limit(comparison.symbols().stream()
                .mapToLong(each -> each.jobs().size())
                .sum());
        Map<JobResult, JobSeries> series = new LinkedHashMap<>();
        for (JobResult job : results.jobs()) {
            if (job.done() && job.kind().model() && job.folder().isPresent()) {
                boolean traded = job.kind() == EntrantKind.CAUSAL || comparison.hindsight();
                series.put(
                        job,
                        JobSeries.read(comparison.folder().resolve(job.folder().get()), traded, limit));
            }
        }
        return new SymbolSeries(series);
    }

    /** True when there is an equity curve. */
    boolean traded() {
        return jobs.values().stream().anyMatch(each -> each.equity().isPresent());
    }

    /** True when there is an epoch. */
    boolean trained() {
        return jobs.values().stream()
                .anyMatch(each -> each.training().stream()
                        .anyMatch(curve -> !curve.epochs().isEmpty()));
    }

    /** True when there is a forecast with an outcome. */
    boolean forecast() {
        return jobs.values().stream().anyMatch(each -> !each.forecast().isEmpty());
    }

    /** The equity curve of which the least share is drawn. */
    Optional<Sample> sparsestEquity() {
        return sparsest(jobs.values().stream().flatMap(each -> each.equity().stream()));
    }

    /** The forecasts of which the least share is drawn. */
    Optional<Sample> sparsestForecast() {
        return sparsest(jobs.values().stream().map(JobSeries::forecast));
    }

    private static Optional<Sample> sparsest(Stream<Sample> samples) {
        return samples.filter(sample -> !sample.isEmpty())
                .min(Comparator.comparingDouble(
                        sample -> (double) sample.points().size() / sample.total()));
    }
}
