package io.hindcast.runs.config;

import io.hindcast.engine.pipeline.ForecastStage;
import io.hindcast.engine.pipeline.FreshModel;
import io.hindcast.engine.pipeline.WindowStage;
import io.hindcast.forecast.FittedModel;
import io.hindcast.forecast.ForecastTarget;
import io.hindcast.forecast.TrainedModel;
import io.hindcast.settings.MapSettings;
import io.hindcast.store.queue.QueueMetadata;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Which way through time a run's model reads its windows, and so how it is configured and asked.
 *
 * @param <M> the models that read this way
 */
public interface ModelDirection<M extends FittedModel> {
    /** Forwards: the models that may forecast for the engine. */
    ModelDirection<TrainedModel> CAUSAL = new ModelDirection<>() {
        @Override
        public RunConfig<TrainedModel> read(
                MapSettings config, QueueMetadata queue, String defaultName, Providers providers) {
            return RunConfig.read(config, queue, defaultName, providers);
        }

        @Override
        public WindowStage stage(TrainedModel model, SortedMap<Long, TrainedModel> later, ForecastTarget target) {
            // The others come down the line, as they do in a session.
            return new ForecastStage(model.scaler(), model.newForecaster(), target);
        }

        @Override
        public Optional<TrainedModel> live(TrainedModel model) {
            return Optional.of(model);
        }

        @Override
        public FreshModel fresh(TrainedModel model) {
            return FreshModel.of(model);
        }
    };

    /** Reads all sections but {@code data}, which has been read already. */
    RunConfig<M> read(MapSettings config, QueueMetadata queue, String defaultName, Providers providers);

    /**
     * The stage that evaluates the model on every bar.
     *
     * @param later those that take over from it and are not {@link #live}, by the close of the first bar of each
     */
    WindowStage stage(M model, SortedMap<Long, M> later, ForecastTarget target);

    /** The model as the line takes it over between bars; empty where none may come down the line. */
    Optional<TrainedModel> live(M model);

    /** The model, as one that has been asked nothing yet. */
    FreshModel fresh(M model);
}
