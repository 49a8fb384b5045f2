package io.hindcast.experiment;

import io.hindcast.forecast.FittedModel;
import io.hindcast.forecast.ModelInputs;
import io.hindcast.market.BarSource;
import io.hindcast.split.Segments;
import io.hindcast.store.BarStore;
import io.hindcast.store.QueueMetadata;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where a run's model comes from: a folder that was named, one that fits and is stored, or a training. */
final class ModelSource {
    private final Workspace workspace;
    private final RunProgress progress;
    private final PhaseClock phases;

    ModelSource(Workspace workspace, RunProgress progress, PhaseClock phases) {
        this.workspace = workspace;
        this.progress = progress;
        this.phases = phases;
    }

    /** Empty in a run without a model. */
    <M extends FittedModel> Optional<ModelStore.Stored<M>> model(
            RunConfig<M> run, QueueMetadata queue, BarStore store, Segments segments, RunOptions options) {
        if (run.model() == null) {
            return Optional.empty();
        }
        ModelStore models = new ModelStore(workspace.models());
        if (options.modelFolder() != null) {
            ModelStore.Stored<M> stored = load(run, queue, options.modelFolder());
            ModelAge.requireBlindToTest(stored, store, queue, segments);
            return Optional.of(stored);
        }
        TrainingData data = phases.time("features", () -> {
            try (BarSource bars = Experiment.open(store, queue)) {
                return TrainingData.read(bars, run.features().get(), queue.interval(), segments, run.seed());
            }
        });
        Path place = models.place(run.name(), data, run.modelSettings(), run.modelPlugin());
        if (!options.retrain()) {
            Optional<ModelStore.Stored<M>> stored =
                    models.find(place, run.model(), data.set().inputs());
            if (stored.isPresent()) {
                progress.note("model: reused " + Workspace.shown(place) + " (same data, settings and seed): "
                        + stored.get().model().description());
                return stored;
            }
        }
        ModelStore.Stored<M> trained = phases.time(
                "training", () -> models.train(place, run.model(), data, run.modelSettings(), progress.training()));
        progress.note("model: trained " + Workspace.shown(place) + ": "
                + trained.model().description());
        return Optional.of(trained);
    }

    /** A model that was brought along, whatever bars it has seen. */
    <M extends FittedModel> ModelStore.Stored<M> load(RunConfig<M> run, QueueMetadata queue, Path folder) {
        return new ModelStore(workspace.models())
                .load(folder, run.model(), new ModelInputs(run.features().get().names(), queue.interval()));
    }

    /** What the model's author would object to in its settings, given as many samples as the training segment has. */
    static List<String> warnings(RunConfig<?> run, Segments segments) {
        if (run.model() == null) {
            return List.of();
        }
        long rows = segments.trainTo() - run.features().get().warmUpBars();
        return run.model().warnings(Math.max(0, rows - run.model().windowBars() + 1));
    }
}
