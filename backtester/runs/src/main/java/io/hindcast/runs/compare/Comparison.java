package io.hindcast.runs.compare;

import io.hindcast.report.comparison.ComparisonCertificate;
import io.hindcast.report.comparison.ComparisonContent;
import io.hindcast.report.comparison.ComparisonReport;
import io.hindcast.report.files.RecordWriter;
import io.hindcast.report.summary.Summary;
import io.hindcast.runs.config.Workspace;
import io.hindcast.runs.config.YamlConfig;
import io.hindcast.settings.MapSettings;
import io.hindcast.store.queue.BarStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Runs every entrant on every symbol with every seed, side by side, and ranks them by what they earn. */
public final class Comparison {
    private static final String CONFIG = "config.yaml";

    private final Workspace workspace;
    private final Path comparisons;
    private final CompareProgress progress;
    private final Clock clock;

    /**
     * A finished comparison.
     *
     * @param folder of the comparison
     * @param content what its {@code comparison.json} says
     * @param failed how many jobs have failed
     */
    public record Result(Path folder, ComparisonContent content, int failed) {}

    /**
     * @param workspace where data and models live
     * @param comparisons where the folder of the comparison is made or found
     * @param clock dates it; no figure depends on it
     */
    public Comparison(Workspace workspace, Path comparisons, CompareProgress progress, Clock clock) {
        this.workspace = workspace;
        this.comparisons = comparisons;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * Runs a comparison, or the rest of it. All configs and all bars are checked before the first job begins. A job that
     * fails does not stop the others.
     *
     * @param config read but not yet resolved
     * @param defaultName of the comparison, when the config has none
     * @throws io.hindcast.settings.InvalidInputException when the config or the data is at fault
     * @throws IllegalStateException when every job has failed
     */
    public Result run(MapSettings config, String defaultName, CompareOptions options) {
        Instant started = clock.instant();
        CompareSettings settings = CompareSettings.read(config, model -> CheckedRun.architectures(model, workspace));
        String name = CheckedRun.name(config, defaultName);
        List<ComparedRun> jobs = new JobPlan(config, settings, name, options.holdout()).jobs(workspace, progress::note);
        BarStore store = new BarStore(workspace.queues());
        jobs.stream().map(job -> job.checked().queue().name()).distinct().forEach(store::check);
        String resolved = YamlConfig.write(resolved(name, settings, jobs));
        String id = name + "-"
                + CheckedRun.key(jobs.stream().map(ComparedRun::checked).toList(), options.identity());
        try (ComparisonFolder folder = ComparisonFolder.open(comparisons.resolve(id))) {
            boolean begun = folder.has(CONFIG);
            if (!begun) {
                folder.write(CONFIG, resolved);
            }
            Map<ComparedRun, JobOutcome> known = finished(folder, jobs, options.again());
            JobTrials trials = new JobTrials(workspace, comparisons, clock);
            trials.plan(jobs, id, options, progress);
            known.keySet().forEach(job -> trials.ended(job, folder.job(job)));
            JobRuns runs = new JobRuns(workspace, progress, clock, settings.sideBySide(), options, trials);
            List<ComparedRun> missing =
                    jobs.stream().filter(job -> !known.containsKey(job)).toList();
            runs.plan(missing, known.size());
            runs.touchHoldouts(id, begun && !options.again());
            runs.run(folder, missing).forEach(outcome -> known.put(outcome.job(), outcome));
            List<JobOutcome> outcomes = jobs.stream().map(known::get).toList();
            int failed = (int) outcomes.stream().filter(JobOutcome::failed).count();
            if (failed == outcomes.size()) {
                throw new IllegalStateException("every job has failed; the first one: "
                        + outcomes.getFirst().error().orElseThrow());
            }
            ComparisonDocument document = new ComparisonDocument(
                    outcomes,
                    new EntrantContests(
                            outcomes,
                            folder,
                            jobs.getFirst().checked().level(),
                            jobs.getFirst().seed()));
            ComparisonContent content = document.content(
                    new ComparisonStart(
                            id,
                            name,
                            options.hindsight(),
                            settings.sideBySide(),
                            window(jobs.getFirst()),
                            started,
                            trials.seen().problems()),
                    clock.instant());
            folder.write(CONFIG, resolved);
            folder.write("comparison.csv", document.csv());
            folder.write("comparison.json", RecordWriter.text(RecordWriter.tree(content)));
            ComparisonReport.write(folder.path());
            ComparisonCertificate.write(
                    folder.path(),
                    id,
                    trials.head(),
                    outcomes.stream()
                            .filter(outcome -> !outcome.failed())
                            .map(outcome -> outcome.job().id())
                            .toList());
            return new Result(folder.path(), content, failed);
        }
    }

    /** Finds the jobs that have ended well earlier; the table is not that of its jobs until the others have been run. */
    private Map<ComparedRun, JobOutcome> finished(ComparisonFolder folder, List<ComparedRun> jobs, boolean again) {
        Map<ComparedRun, JobOutcome> known = new LinkedHashMap<>();
        List<ComparedRun> unchecked = new ArrayList<>();
        for (ComparedRun job : jobs) {
            Optional<Summary> summary = again ? Optional.empty() : folder.finished(job, () -> unchecked.add(job));
            summary.ifPresent(each -> known.put(job, JobOutcome.done(job, each)));
        }
        if (!unchecked.isEmpty()) {
            progress.note(
                    "warning: " + unchecked.size() + " finished jobs are of an earlier version, whose certificates"
                            + " have no hashes of files: whether a file was changed can't be checked");
        }
        ComparisonCertificate.forget(
                folder.path(),
                jobs.stream()
                        .filter(job -> !known.containsKey(job))
                        .map(ComparedRun::id)
                        .toList());
        return known;
    }

    /** The config with all defaults: a comparison of the same entrants when it is run. */
    private static Map<String, Object> resolved(String name, CompareSettings settings, List<ComparedRun> jobs) {
        Map<String, Object> tree = new LinkedHashMap<>(jobs.getFirst().checked().resolved());
        tree.put("name", name);
        tree.remove("seed");
        tree.remove("model");
        List<Map<String, Object>> entrants = new ArrayList<>();
        for (Entrant entrant : settings.entrants()) {
            Map<String, Object> keys = new LinkedHashMap<>(Map.of("label", entrant.label()));
            ComparedRun any = jobs.stream()
                    .filter(job -> job.entrant().equals(entrant))
                    .findFirst()
                    .orElseThrow();
            if (any.checked().resolved().get("model") instanceof Map<?, ?> model) {
                model.forEach((key, value) -> keys.put(String.valueOf(key), value));
            }
            entrants.add(keys);
        }
        Map<String, Object> section = new LinkedHashMap<>();
        section.put("architectures", entrants);
        section.put("seeds", settings.seeds());
        if (!settings.symbols().isEmpty()) {
            section.put("symbols", settings.symbols());
        }
        section.put("side-by-side", settings.sideBySide());
        tree.put(CompareKeys.SECTION, section);
        return tree;
    }

    private static OptionalInt window(ComparedRun job) {
        return job.checked().resolved().get("model") instanceof Map<?, ?> model
                        && model.get("window") instanceof Number window
                ? OptionalInt.of(window.intValue())
                : OptionalInt.empty();
    }
}
