package io.hindcast.runs.compare;

import io.hindcast.report.comparison.EntrantKind;
import io.hindcast.report.summary.Contest;
import io.hindcast.report.summary.ForecastFigures;
import io.hindcast.report.summary.Summary;
import io.hindcast.runs.verdict.Contests;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Asks on each symbol which entrants can be told apart, by what they have earned and by what they have forecast. */
final class EntrantContests {
    private final List<JobOutcome> outcomes;
    private final ComparisonFolder folder;
    private final Contests contests;

    /**
     * @param outcomes of all jobs, in their order
     * @param folder that holds their runs
     * @param seed of the bootstrap
     */
    EntrantContests(List<JobOutcome> outcomes, ComparisonFolder folder, double level, long seed) {
        this.outcomes = outcomes;
        this.folder = folder;
        contests = new Contests(level, seed);
    }

    /** Those of a symbol; none where its runs have no baselines. */
    List<Contest> of(String symbol) {
        List<JobOutcome> done = outcomes.stream()
                .filter(outcome -> outcome.job().symbol().equals(symbol) && !outcome.failed())
                .toList();
        Optional<Summary> any =
                done.stream().flatMap(outcome -> outcome.summary().stream()).findFirst();
        if (any.isEmpty()
                || done.stream()
                        .anyMatch(outcome ->
                                outcome.summary().flatMap(Summary::baselines).isEmpty())) {
            return List.of();
        }
        List<Contest> found = new ArrayList<>();
        contests.returns(
                        runs(done, outcome -> outcome.traded() && outcome.job().kind() == EntrantKind.CAUSAL),
                        any.get().run().interval())
                .ifPresent(found::add);
        any.flatMap(Summary::forecast)
                .map(ForecastFigures::horizonBars)
                .flatMap(horizon -> contests.errors(runs(done, _ -> true), horizon))
                .ifPresent(found::add);
        return found;
    }

    private Map<String, List<Path>> runs(List<JobOutcome> done, Predicate<JobOutcome> among) {
        Map<String, List<Path>> runs = new LinkedHashMap<>();
        done.stream()
                .filter(among)
                .forEach(outcome -> runs.computeIfAbsent(outcome.job().entrant().label(), _ -> new ArrayList<>())
                        .add(folder.job(outcome.job())));
        return runs;
    }
}
