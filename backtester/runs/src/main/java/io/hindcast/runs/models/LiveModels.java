package io.hindcast.runs.models;

import io.hindcast.engine.pipeline.ForecastStage;
import io.hindcast.engine.pipeline.LiveModel;
import io.hindcast.engine.split.SegmentBars;
import io.hindcast.forecast.EpochResult;
import io.hindcast.forecast.FeaturePipeline;
import io.hindcast.forecast.ModelInputs;
import io.hindcast.forecast.TrainableModel;
import io.hindcast.forecast.TrainedModel;
import io.hindcast.forecast.TrainingProgress;
import io.hindcast.forecast.TrainingSet;
import io.hindcast.market.BarSource;
import io.hindcast.market.MutableBar;
import io.hindcast.runs.config.RetrainSettings;
import io.hindcast.runs.config.RunConfig;
import io.hindcast.runs.config.RunInputs;
import io.hindcast.runs.config.StoredBars;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.store.queue.QueueMetadata;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Other models for a session than the one that it has begun with: brought along, or trained on what has come since. */
public final class LiveModels {
    private final ModelStore store;
    private final StoredBars bars;
    private final RunConfig<TrainedModel> run;
    private final ModelInputs inputs;
    private final QueueMetadata history;
    private final SegmentBars segments;

    private LiveModels(
            ModelStore store, StoredBars bars, RunConfig<TrainedModel> run, ModelInputs inputs, SegmentBars segments) {
        this.store = store;
        this.bars = bars;
        this.run = run;
        this.inputs = inputs;
        this.history = bars.queue();
        this.segments = segments;
    }

    /**
     * The models of a session; refused when the history is too short for the training that its schedule asks for.
     *
     * @param segments of the history, which a training shares its bars out by; any, where there is no schedule
     */
    public static LiveModels of(RunInputs<TrainedModel> inputs, SegmentBars segments) {
        RunConfig<TrainedModel> run = inputs.config();
        LiveModels models = new LiveModels(
                new ModelStore(inputs.workspace().models()),
                inputs.bars(),
                run,
                new ModelInputs(
                        run.features().orElseThrow().get().names(),
                        inputs.queue().interval()),
                segments);
        run.upkeep().retrain().ifPresent(asked -> models.requireEnoughBars());
        return models;
    }

    /** A stored model as the line takes it. */
    public static LiveModel of(ModelStore.Stored<TrainedModel> stored, LiveModel.Origin origin) {
        return new LiveModel(stored.model(), stored.id(), stored.lastTime(), origin, stored.baseline());
    }

    /**
     * Loads a model, checks that it fits, and tries it.
     *
     * @throws InvalidInputException when a file is missing or changed, it was trained for other features, another interval,
     *     window, horizon, target or architecture than the session's config has, its features were others on the session's
     *     history, or it is no forecaster
     */
    public LiveModel load(Path folder, LiveModel.Origin origin) {
        ModelStore.Stored<TrainedModel> stored = store.load(folder, architecture(), inputs);
        stored.rows().ifPresent(kept -> compare(new RowComparison(folder, kept)));
        LiveModel model = of(stored, origin);
        ForecastStage.tryOut(
                model.model(), architecture().windowBars(), inputs.features().size());
        return model;
    }

    /**
     * Compares what a model's folder says of its training with the session's history, as far as that goes.
     *
     * @return what nobody could check, in sentences
     * @throws InvalidInputException when the history has the bars that it names, and they are not those that it says
     */
    public List<String> claim(Path folder) {
        return new ClaimCheck(bars, run.features().orElseThrow(), Optional::empty)
                .check(store.claim(folder))
                .warnings();
    }

    private void compare(RowComparison rows) {
        FeaturePipeline features = run.features().orElseThrow().get();
        double[] row = new double[features.width()];
        MutableBar bar = new MutableBar();
        try (BarSource source = bars.open()) {
            for (long index = 0; !rows.done() && source.next(bar); index++) {
                boolean complete = features.update(bar.copy(), row);
                rows.row(index, bar, row, complete);
            }
        }
    }

    /** True when live bars were to be held against the model's training, but it does not say enough about it. */
    public boolean unwatched(LiveModel model) {
        return run.upkeep().drift().bars() > 0 && model.baseline().isEmpty();
    }

    /** When to train; empty for never. */
    public Optional<RetrainSettings> schedule() {
        return run.upkeep().retrain();
    }

    /** Most rows that a training sees. */
    public int trainBars() {
        int asked = run.upkeep().retrain().map(RetrainSettings::trainBars).orElse(0);
        return asked > 0 ? asked : Math.toIntExact(segments.testFrom());
    }

    /**
     * Trains the config's model anew on rows that are known, and on no others. Training and validation share them as they
     * share the bars before the test segment in the config's split, with as many purged ones behind each. The seed is that
     * of the config plus the number.
     *
     * @param place where the model's folder will be
     * @param number of this training in its session, from 1
     * @param givenUp looked at after each minibatch; the training then ends with any exception
     * @throws InvalidInputException when the rows are too few
     */
    public void train(Path place, FeatureHistory.Rows rows, int number, BooleanSupplier givenUp) {
        SegmentBars parts = parts(rows.close().length);
        TrainingSet set = new TrainingSet(
                inputs,
                rows.features(),
                rows.close(),
                Math.toIntExact(parts.trainTo()),
                Math.toIntExact(parts.validationFrom()),
                Math.toIntExact(parts.validationTo()),
                run.seed() + number);
        TrainingData data =
                TrainingData.of(set, history.instrument().id(), history.firstTime(), rows.time(), rows.history());
        store.train(place, architecture(), data, run.modelSettings(), new Abandonable(givenUp));
    }

    private SegmentBars parts(int rows) {
        int purge = run.evaluation().orElseThrow().purgeBars();
        int window = architecture().windowBars();
        long trainEnd = (long) Math.floor((double) rows * segments.validationFrom() / segments.testFrom());
        if (trainEnd - purge < window || rows - purge <= trainEnd) {
            throw new InvalidInputException(
                    "paper.retrain.train-bars: of " + rows + " bars, " + Math.max(0, trainEnd - purge)
                            + " would be left to train on and " + Math.max(0, rows - purge - trainEnd)
                            + " to validate on, with windows of " + window + " bars and " + purge
                            + " purged bars behind each; train on more bars");
        }
        return new SegmentBars(trainEnd - purge, trainEnd, rows - purge, rows);
    }

    /** Of a run with a model, as each that has live models. */
    private TrainableModel<TrainedModel> architecture() {
        return run.model().orElseThrow();
    }

    private void requireEnoughBars() {
        parts(trainBars());
    }

    /** Ends a training from within, as nothing else can. */
    private record Abandonable(BooleanSupplier givenUp) implements TrainingProgress {
        @Override
        public void batch(int epoch, int epochs, int batch, int batches, double loss) {
            if (givenUp.getAsBoolean()) {
                throw new IllegalStateException("the training was given up");
            }
        }

        @Override
        public void epoch(EpochResult result) {
            batch(result.epoch(), 0, 0, 0, result.trainLoss());
        }
    }
}
