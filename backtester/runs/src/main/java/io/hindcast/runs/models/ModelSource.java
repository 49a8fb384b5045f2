package io.hindcast.runs.models;

import io.hindcast.engine.split.Segments;
import io.hindcast.forecast.FittedModel;
import io.hindcast.forecast.ModelInputs;
import io.hindcast.market.BarSource;
import io.hindcast.runs.config.RunConfig;
import io.hindcast.runs.config.RunOptions;
import io.hindcast.runs.config.Workspace;
import io.hindcast.runs.progress.PhaseClock;
import io.hindcast.runs.progress.RunProgress;
import io.hindcast.runs.progress.RunWarnings;
import io.hindcast.runs.run.Experiment;
import io.hindcast.store.queue.BarStore;
import io.hindcast.store.queue.QueueMetadata;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Where a run's model comes from: a folder that was named, one that fits and is stored, or a training. */
public final class ModelSource {
    private final Workspace workspace;
    private final RunProgress progress;
    private final RunWarnings warnings;
    private final PhaseClock phases;

    /** Looks for the models of one run. */
    public ModelSource(Workspace workspace, RunProgress progress, RunWarnings warnings, PhaseClock phases) {
        this.workspace = workspace;
        this.progress = progress;
        this.warnings = warnings;
        this.phases = phases;
    }

    /** Empty in a run without a model. */
    public <M extends FittedModel> Optional<ModelStore.Stored<M>> model(
            RunConfig<M> run, QueueMetadata queue, BarStore store, Segments segments, RunOptions options) {
        if (run.model() == null) {
            return Optional.empty();
        }
        ModelStore models = new ModelStore(workspace.models());
        if (options.modelFolder() != null) {
            ModelStore.Stored<M> stored = load(run, queue, store, () -> Optional.of(segments), options.modelFolder());
            ModelAge.requireBlindToTest(stored, store, queue, segments);
            return Optional.of(stored);
        }
        TrainingData data = phases.time("features", () -> {
            try (BarSource bars = Experiment.open(store, queue)) {
                return TrainingData.read(bars, run.features().get(), queue.bars(), segments, run.seed());
            }
        });
        warnings.say(TrainingFindings.of(data.set(), run.model()));
        Path place = models.place(data, run.modelSettings(), run.modelPlugin());
        if (!options.retrain()) {
            Optional<ModelStore.Stored<M>> stored = models.find(place, run.model(), data);
            if (stored.isPresent()) {
                progress.note("model: reused " + Workspace.shown(place) + " (same data, settings and seed): "
                        + described(stored.get().model()));
                warnings.say(TrainingFindings.of(stored.get().model()));
                return stored;
            }
        }
        ModelStore.Stored<M> trained = phases.time(
                "training", () -> models.train(place, run.model(), data, run.modelSettings(), progress.training()));
        progress.note("model: trained " + Workspace.shown(place) + ": " + described(trained.model()));
        warnings.say(TrainingFindings.of(trained.model()));
        return Optional.of(trained);
    }

    private static String described(FittedModel model) {
        return model.description()
                + TrainingFindings.best(model)
                        .map(best -> String.format(
                                Locale.ROOT,
                                "; validation loss %.6f%s",
                                best.validationLoss(),
                                Double.isNaN(model.constantLoss())
                                        ? ""
                                        : String.format(Locale.ROOT, ", of a constant %.6f", model.constantLoss())))
                        .orElse("");
    }

    /**
     * A model that was brought along, whatever bars it has seen, and what its folder says of them compared with the run's.
     *
     * @param segments of the run; empty when it has none
     */
    public <M extends FittedModel> ModelStore.Stored<M> load(
            RunConfig<M> run, QueueMetadata queue, BarStore store, Supplier<Optional<Segments>> segments, Path folder) {
        ModelStore.Stored<M> stored = new ModelStore(workspace.models())
                .load(folder, run.model(), new ModelInputs(run.features().get().names(), queue.interval()));
        warnings.say(TrainingFindings.of(stored.model()));
        ClaimCheck.Finding finding = phases.time(
                "features", () -> new ClaimCheck(queue, store, run.features(), segments).check(stored.claim()));
        warnings.say(finding.warnings());
        return stored.found(finding.standing());
    }

    /** What the model's author would object to in its settings, given as many samples as the training segment has. */
    public static List<String> warnings(RunConfig<?> run, Segments segments) {
        if (run.model() == null) {
            return List.of();
        }
        long rows = segments.trainTo() - run.features().get().warmUpBars();
        return run.model().warnings(Math.max(0, rows - run.model().windowBars() + 1));
    }
}
