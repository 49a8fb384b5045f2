package io.hindcast.runs.config;

import io.hindcast.engine.split.SegmentBars;
import io.hindcast.engine.split.Segments;
import io.hindcast.forecast.FittedModel;
import io.hindcast.runs.progress.PhaseClock;
import io.hindcast.runs.progress.RunProgress;
import io.hindcast.runs.progress.RunWarnings;
import io.hindcast.settings.MapSettings;
import io.hindcast.store.queue.QueueMetadata;
import java.util.Optional;

/**
 * What every run begins with: a config that was read and checked, and stored bars.
 *
 * @param <M> the models that its direction has
 * @param direction which way through time its model reads
 * @param queue its bars, or those before them
 * @param warnings what its reader should know, as it comes up
 * @param phases where its time goes
 */
public record RunInputs<M extends FittedModel>(
        Workspace workspace,
        RunProgress progress,
        ModelDirection<M> direction,
        RunConfig<M> config,
        QueueMetadata queue,
        RunWarnings warnings,
        PhaseClock phases) {
    /**
     * Reads a config, and warns of plugins that can't be used once it is clear that this run needs none of them.
     *
     * @param queue that the config's {@code data} has led to
     * @param defaultName of the run, when the config has none
     * @throws io.hindcast.settings.InvalidInputException when anything is wrong
     */
    public static <M extends FittedModel> RunInputs<M> read(
            ModelDirection<M> direction,
            MapSettings config,
            QueueMetadata queue,
            String defaultName,
            Workspace workspace,
            RunProgress progress,
            PhaseClock phases) {
        Providers providers = Providers.of(workspace);
        RunConfig<M> run = direction.read(config, queue, defaultName, providers);
        providers.problems().forEach(problem -> progress.warn("plugin not used: " + problem));
        return new RunInputs<>(workspace, progress, direction, run, queue, new RunWarnings(progress::warn), phases);
    }

    /** The bars that the run reads. */
    public StoredBars bars() {
        return StoredBars.of(workspace, queue);
    }

    /** See {@link StoredBars#segments(RunConfig)}. */
    public Segments segments() {
        return bars().segments(config);
    }

    /** See {@link StoredBars#segmentBars}. */
    public Optional<SegmentBars> segmentBars() {
        return bars().segmentBars(config);
    }
}
