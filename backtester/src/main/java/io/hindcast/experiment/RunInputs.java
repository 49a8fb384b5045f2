package io.hindcast.experiment;

import io.hindcast.forecast.FittedModel;
import io.hindcast.settings.MapSettings;
import io.hindcast.split.Segments;
import io.hindcast.store.QueueMetadata;

/**
 * What every run begins with: a config that was read and checked, and stored bars.
 *
 * @param <M> the models that its direction has
 * @param direction which way through time its model reads
 * @param queue its bars, or those before them
 * @param warnings what its reader should know, as it comes up
 * @param phases where its time goes
 */
record RunInputs<M extends FittedModel>(
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
    static <M extends FittedModel> RunInputs<M> read(
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

    StoredBars bars() {
        return StoredBars.of(workspace, queue);
    }

    /** See {@link StoredBars#segments}. */
    Segments segments() {
        return bars().segments(config);
    }
}
