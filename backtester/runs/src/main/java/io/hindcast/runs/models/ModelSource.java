package io.hindcast.runs.models;

import io.hindcast.engine.pipeline.ModelAge;
import io.hindcast.engine.split.SegmentBars;
import io.hindcast.engine.split.Segments;
import io.hindcast.forecast.FeaturePipeline;
import io.hindcast.forecast.FittedModel;
import io.hindcast.forecast.ModelInputs;
import io.hindcast.forecast.TrainableModel;
import io.hindcast.market.BarSource;
import io.hindcast.runs.config.RunConfig;
import io.hindcast.runs.config.RunInputs;
import io.hindcast.runs.config.RunOptions;
import io.hindcast.runs.config.StoredBars;
import io.hindcast.runs.config.Workspace;
import io.hindcast.runs.progress.PhaseClock;
import io.hindcast.runs.progress.RunProgress;
import io.hindcast.runs.progress.RunWarnings;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.store.queue.QueueMetadata;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where a run's model comes from: a folder that was named, one that fits and is stored, or a training.
 *
 * @param <M> the models that the run's direction has
 */
public final class ModelSource<M extends FittedModel> {
    private final RunConfig<M> run;
    private final StoredBars stored;
    private final ModelStore models;
    private final RunProgress progress;
    private final RunWarnings warnings;
    private final PhaseClock phases;

    /** Looks for the models of one run. */
    public ModelSource(RunInputs<M> inputs) {
        run = inputs.config();
        stored = inputs.bars();
        models = new ModelStore(inputs.workspace().models());
        progress = inputs.progress();
        warnings = inputs.warnings();
        phases = inputs.phases();
    }

    /** Empty in a run without a model. */
    public Optional<ModelStore.Stored<M>> model(Segments segments, RunOptions options) {
        return run.model().map(model -> model(model, segments, options));
    }

    private ModelStore.Stored<M> model(TrainableModel<M> model, Segments segments, RunOptions options) {
        if (options.modelFolder().isPresent()) {
            ModelStore.Stored<M> brought = load(
                    model, () -> Optional.of(segments), options.modelFolder().get());
            ModelAge.requireBlindToTest(
                    brought.folder().toString(),
                    brought.lastTime(),
                    segments.test().from());
            return brought;
        }
        TrainingData data = phases.time("features", () -> {
            try (BarSource bars = stored.open()) {
                return TrainingData.read(bars, features().get(), stored.queue().bars(), segments, run.seed());
            }
        });
        warnings.say(TrainingFindings.of(data.set(), model));
        Path place = models.place(data, run.modelSettings(), run.modelPlugin());
        if (!options.retrain()) {
            Optional<ModelStore.Stored<M>> found = models.find(place, model, data);
            if (found.isPresent()) {
                progress.note("model: reused " + Workspace.shown(place) + " (same data, settings and seed): "
                        + described(found.get().model()));
                warnings.say(TrainingFindings.of(found.get().model()));
                return found.get();
            }
        }
        ModelStore.Stored<M> trained = phases.time(
                "training", () -> models.train(place, model, data, run.modelSettings(), progress.training()));
        progress.note("model: trained " + Workspace.shown(place) + ": " + described(trained.model()));
        warnings.say(TrainingFindings.of(trained.model()));
        return trained;
    }

    /** Of a session that goes on behind the stored bars; empty in one without a model. */
    public Optional<ModelStore.Stored<M>> modelOfSession(RunOptions options) {
        return run.model().map(model -> modelOfSession(model, options));
    }

    private ModelStore.Stored<M> modelOfSession(TrainableModel<M> model, RunOptions options) {
        ModelStore.Stored<M> begun = options.modelFolder()
                .map(folder -> load(model, this::segmentsWhereTheyFit, folder))
                .orElseGet(() -> modelOfHistory(model, options));
        QueueMetadata history = stored.queue();
        ModelAge.requireWithinHistory(begun.folder().toString(), begun.lastTime(), history.name(), history.lastTime());
        return begun;
    }

    private ModelStore.Stored<M> modelOfHistory(TrainableModel<M> model, RunOptions options) {
        warnings.say(warnings());
        return model(model, stored.segments(run), options);
    }

    /** Of a history that may have grown since the config was written: not every one can be split as it says. */
    private Optional<Segments> segmentsWhereTheyFit() {
        try {
            return run.split().map(split -> stored.segments(run));
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
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
    private ModelStore.Stored<M> load(TrainableModel<M> model, Supplier<Optional<Segments>> segments, Path folder) {
        ModelStore.Stored<M> brought = models.load(
                folder,
                model,
                new ModelInputs(features().get().names(), stored.queue().interval()));
        warnings.say(TrainingFindings.of(brought.model()));
        ClaimCheck.Finding finding =
                phases.time("features", () -> new ClaimCheck(stored, features(), segments).check(brought.claim()));
        warnings.say(finding.warnings());
        return brought.found(finding.standing());
    }

    /** Of a run with a model, which has some. */
    private Supplier<FeaturePipeline> features() {
        return run.features().orElseThrow();
    }

    /** What the model's author would object to in its settings, given as many samples as the training segment has. */
    public List<String> warnings() {
        return run.model().map(this::warnings).orElse(List.of());
    }

    private List<String> warnings(TrainableModel<M> model) {
        long bars = stored.segmentBars(run).map(SegmentBars::trainTo).orElse(0L);
        long rows = bars - features().get().warmUpBars();
        return model.warnings(Math.max(0, rows - model.windowBars() + 1));
    }
}
