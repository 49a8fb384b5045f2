package io.hindcast.runs.config;

import io.hindcast.engine.split.BarRange;
import io.hindcast.engine.split.BarTimes;
import io.hindcast.engine.split.Fold;
import io.hindcast.engine.split.FoldPlan;
import io.hindcast.engine.split.TimeRange;
import io.hindcast.forecast.FittedModel;
import io.hindcast.runs.jobs.JobRunner;
import io.hindcast.runs.progress.PhaseClock;
import io.hindcast.runs.progress.RunProgress;
import io.hindcast.runs.progress.RunWarnings;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.MapSettings;
import io.hindcast.store.queue.QueueMetadata;
import java.util.List;
import java.util.Optional;

/**
 * What every run begins with: a config that was read and checked, and stored bars.
 *
 * @param <M> the models that its direction has
 * @param jobs does its trainings
 * @param direction which way through time its model reads
 * @param data its bars, or those before them
 * @param warnings what its reader should know, as it comes up
 * @param phases where its time goes
 */
public record RunInputs<M extends FittedModel>(
        Workspace workspace,
        RunProgress progress,
        JobRunner jobs,
        ModelDirection<M> direction,
        RunConfig<M> config,
        RunData data,
        RunWarnings warnings,
        PhaseClock phases) {
    /**
     * The bars of a run.
     *
     * @param all with those that are kept aside
     * @param queue those that the run may read
     * @param holdout those that are kept aside; empty when none are
     * @param scored whether they are tested now
     */
    public record RunData(QueueMetadata all, QueueMetadata queue, Optional<BarRange> holdout, boolean scored) {
        /**
         * The bars that a config's {@code data} has led to, but for those that it keeps aside.
         *
         * @param config read but not yet resolved
         * @param scored whether these are to be tested now
         * @throws InvalidInputException when they are to be tested and there are none
         */
        public static RunData of(MapSettings config, QueueMetadata all, Workspace workspace, boolean scored) {
            StoredBars bars = StoredBars.of(workspace, all);
            Optional<BarRange> holdout = EvaluationSettings.holdout(config, bars);
            if (scored && holdout.isEmpty()) {
                throw new InvalidInputException(
                        "--holdout: this config keeps no bars aside; say how many of the last ones"
                                + " with holdout-bars in its split or walk-forward section, or leave --holdout away");
            }
            QueueMetadata queue =
                    holdout.isEmpty() || scored ? all : before(holdout.get().from(), bars);
            return new RunData(all, queue, holdout, scored);
        }

        /** All bars are history to a session, those that are kept aside too: its models may learn from them, and none is scored. */
        public static RunData ofSession(MapSettings config, QueueMetadata history, Workspace workspace) {
            Optional<BarRange> holdout = EvaluationSettings.holdout(config, StoredBars.of(workspace, history));
            return new RunData(history, history, holdout, holdout.isPresent());
        }

        private static QueueMetadata before(long index, StoredBars bars) {
            long close = new BarTimes(bars::open, index + 1).closes(index)[0];
            return bars.within(new TimeRange(Long.MIN_VALUE, close))
                    .orElseThrow()
                    .queue();
        }
    }

    /**
     * Reads a config, and warns of plugins that can't be used once it is clear that this run needs none of them.
     *
     * @param data that the config has led to
     * @param defaultName of the run, when the config has none
     * @throws InvalidInputException when anything is wrong
     */
    public static <M extends FittedModel> RunInputs<M> read(
            ModelDirection<M> direction,
            MapSettings config,
            RunData data,
            String defaultName,
            Workspace workspace,
            RunProgress progress,
            JobRunner jobs,
            PhaseClock phases) {
        Providers providers = Providers.of(workspace);
        RunConfig<M> run = direction.read(config, data.queue(), defaultName, providers);
        providers.problems().forEach(problem -> progress.warn("plugin not used: " + problem));
        return new RunInputs<>(
                workspace, progress, jobs, direction, run, data, new RunWarnings(progress::warn), phases);
    }

    /** What is known of the bars that the run may read. */
    public QueueMetadata queue() {
        return data.queue();
    }

    /** The bars that the run reads. */
    public StoredBars bars() {
        return StoredBars.of(workspace, data.queue());
    }

    /**
     * The folds of the run, in bars; none where its config does not share them out.
     *
     * @throws InvalidInputException when the bars are too few for them
     */
    public List<Fold> folds() {
        int window = config.model().map(model -> model.windowBars()).orElse(0);
        QueueMetadata queue = data.queue();
        if (window > queue.rows()) {
            throw new InvalidInputException(
                    "model.window: a window of " + window + " bars is longer than the data (queue " + queue.name()
                            + ", " + queue.rows() + " bars); use a shorter window or import more data");
        }
        StoredBars all = StoredBars.of(workspace, data.all());
        return config.evaluation()
                .map(evaluation -> evaluation.plan().of(all, data.scored()))
                .map(FoldPlan::folds)
                .orElse(List.of());
    }

    /** The same with the times of their borders. */
    public RunPlan plan() {
        return RunPlan.of(
                folds(),
                config.evaluation().map(EvaluationSettings::purgeBars).orElse(0),
                StoredBars.of(workspace, data.all()));
    }
}
