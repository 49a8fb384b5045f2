package io.hindcast.runs.compare;

import io.hindcast.engine.split.TimeRange;
import io.hindcast.report.summary.Summary;
import io.hindcast.runs.config.HoldoutSeen;
import io.hindcast.runs.config.RunOptions;
import io.hindcast.runs.config.Workspace;
import io.hindcast.runs.jobs.Job;
import io.hindcast.runs.jobs.JobRunner;
import io.hindcast.runs.jobs.OnceRunner;
import io.hindcast.runs.jobs.ThreadRunner;
import io.hindcast.runs.models.PlannedNet;
import io.hindcast.runs.progress.Net;
import io.hindcast.runs.progress.RunProgress;
import io.hindcast.runs.progress.TrainingPace;
import io.hindcast.runs.run.Backtest;
import io.hindcast.runs.run.HoldoutTouches;
import io.hindcast.runs.run.OfflineEvaluation;
import io.hindcast.runs.run.PlannedRun;
import io.hindcast.settings.MapSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;

/** Plans jobs and runs them, side by side with their trainings. */
final class JobRuns {
    private final Workspace workspace;
    private final CompareProgress progress;
    private final Clock clock;
    private final CompareOptions options;
    private final JobRunner runner;
    private final Map<ComparedRun, PlannedRun> planned = new LinkedHashMap<>();
    private final Map<String, HoldoutSeen> seen = new LinkedHashMap<>();
    private final JobTrials trials;
    private TrainingPace pace;

    JobRuns(
            Workspace workspace,
            CompareProgress progress,
            Clock clock,
            int sideBySide,
            CompareOptions options,
            JobTrials trials) {
        this.workspace = workspace;
        this.progress = progress;
        this.clock = clock;
        this.options = options;
        this.trials = trials;
        // Runs and trainings are jobs of one runner, so that no more are at work than may be. What two runs
        // need is trained once, anew too.
        runner = new OnceRunner(new ThreadRunner(sideBySide));
        pace = pace(List.of());
    }

    private TrainingPace pace(List<Net> nets) {
        return new TrainingPace(nets, runner.sideBySide(), runner::alone, this::left);
    }

    private void left(int done, int nets, Duration left) {
        synchronized (progress) {
            progress.left(done, nets, left);
        }
    }

    /**
     * Finds out what the jobs will have to train, and says so.
     *
     * @param finished how many other jobs there are
     */
    void plan(List<ComparedRun> jobs, int finished) {
        Map<ComparedRun, PlannedRun> found = new ConcurrentHashMap<>();
        List<Future<?>> looking = new ArrayList<>();
        for (ComparedRun job : jobs) {
            looking.add(runner.submit(new Job(
                    "plan of " + job.id(), () -> look(job).ifPresent(plan -> found.put(job, plan)))));
        }
        looking.forEach(each -> runner.await(each, List.of()));
        Map<String, PlannedNet> nets = new LinkedHashMap<>();
        List<Net> missing = new ArrayList<>();
        for (ComparedRun job : jobs) {
            PlannedRun plan = found.get(job);
            if (plan != null) {
                planned.put(job, plan);
                for (PlannedNet each : plan.nets()) {
                    nets.putIfAbsent(each.net().id(), each);
                    if (options.again() || !each.trained()) {
                        missing.add(each.net()
                                .ofKind(job.symbol() + "\n" + job.entrant().label()));
                    }
                }
            }
        }
        pace = pace(missing);
        long all = nets.size();
        long trained = options.again()
                ? 0
                : nets.values().stream().filter(PlannedNet::trained).count();
        progress.planned(
                new ComparisonScope(jobs.size() + finished, finished, (int) all, (int) trained, runner.sideBySide()));
    }

    /** Empty where the job can't be planned; it will say why when it is run. */
    private Optional<PlannedRun> look(ComparedRun job) {
        try {
            MapSettings config = job.config().get();
            return Optional.of(
                    job.checked().offline()
                            ? offline(RunProgress.NONE).planned(config, job.id(), options.holdout())
                            : causal(RunProgress.NONE).planned(config, job.id(), options.holdout()));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /**
     * Notes once for each instrument that the bars kept aside are scored now, where they are.
     *
     * @param comparison who scores them
     * @param goesOn whether it has begun earlier, so that they are scored once and no second time
     */
    void touchHoldouts(String comparison, boolean goesOn) {
        if (!options.holdout()) {
            return;
        }
        Map<String, TimeRange> ranges = new LinkedHashMap<>();
        planned.values()
                .forEach(plan -> ranges.merge(
                        plan.instrument(),
                        plan.tested(),
                        (one, other) ->
                                new TimeRange(Math.min(one.from(), other.from()), Math.max(one.to(), other.to()))));
        HoldoutTouches touches = new HoldoutTouches(workspace);
        ranges.forEach((instrument, range) -> seen.put(
                instrument,
                Optional.of(goesOn)
                        .filter(Boolean::booleanValue)
                        .flatMap(_ -> touches.before(instrument, range, comparison))
                        .orElseGet(() -> touches.touch(instrument, range, comparison, clock.instant()))));
    }

    /** Runs them; one that fails loses no other. */
    List<JobOutcome> run(ComparisonFolder folder, List<ComparedRun> jobs) {
        Map<ComparedRun, JobOutcome> outcomes = new ConcurrentHashMap<>();
        List<Future<?>> running = new ArrayList<>();
        for (ComparedRun job : jobs) {
            Path place = folder.job(job);
            running.add(runner.submit(new Job(place.toString(), () -> outcomes.put(job, outcome(place, job)))));
        }
        running.forEach(each -> runner.await(each, List.of()));
        return jobs.stream().map(outcomes::get).toList();
    }

    private JobOutcome outcome(Path place, ComparedRun job) {
        synchronized (progress) {
            progress.started(job.shown());
        }
        long start = System.nanoTime();
        try {
            Summary summary = summary(place, job);
            trials.ended(job, place);
            synchronized (progress) {
                progress.done(job.shown(), (System.nanoTime() - start) / 1e9);
            }
            return JobOutcome.done(job, summary);
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            String reason = e.getMessage() == null ? e.toString() : e.getMessage();
            synchronized (progress) {
                progress.failed(job.shown(), reason);
            }
            return JobOutcome.failed(job, reason);
        }
    }

    private Summary summary(Path place, ComparedRun job) {
        RunProgress told = new JobProgress(job, progress, pace);
        RunOptions run = new RunOptions(options.again(), null)
                .at(place)
                .holdout(options.holdout())
                .seen(Optional.ofNullable(planned.get(job))
                        .map(PlannedRun::instrument)
                        .map(seen::get)
                        .orElse(null))
                .ledger(trials.seen());
        MapSettings config = job.config().get();
        return job.checked().offline()
                ? offline(told).run(config, job.id(), run).summary()
                : causal(told).run(config, job.id(), run).summary();
    }

    private OfflineEvaluation offline(RunProgress told) {
        return new OfflineEvaluation(workspace, told, runner, clock, options.hindsight());
    }

    private Backtest causal(RunProgress told) {
        return new Backtest(workspace, told, runner, clock);
    }
}
