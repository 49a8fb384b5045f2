package io.hindcast.experiment;

import io.hindcast.execution.TradingSettings;
import io.hindcast.forecast.FeaturePipeline;
import io.hindcast.forecast.FittedModel;
import io.hindcast.forecast.ForecastModelProvider;
import io.hindcast.forecast.OfflineModel;
import io.hindcast.forecast.TrainableModel;
import io.hindcast.forecast.TrainedModel;
import io.hindcast.metrics.Annualisation;
import io.hindcast.pipeline.PipelineSettings;
import io.hindcast.settings.MapSettings;
import io.hindcast.settings.Settings;
import io.hindcast.split.SplitSettings;
import io.hindcast.store.QueueMetadata;
import io.hindcast.strategy.Strategy;
import io.hindcast.strategy.StrategyProvider;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * All that decides a run, read and checked.
 *
 * @param <M> whether its model may forecast for the engine
 * @param name of the run
 * @param seed of everything that is drawn
 * @param features makes the feature pipeline; null in a run without features
 * @param model the architecture to train or load; null in a run without a model
 * @param modelSettings the resolved {@code model} section; empty without a model
 * @param split where training ends; null when there is none, so that all bars are traded
 * @param strategyName as it stands in the config
 * @param strategy has seen no bar
 * @param trading cash, costs and rules
 * @param annualisation bars a year
 * @param pipeline how the line runs
 * @param regimes how the report's regimes are labelled; null when the config has no such section
 * @param resolved the whole config with all defaults
 */
record RunConfig<M extends FittedModel>(
        String name,
        long seed,
        Supplier<FeaturePipeline> features,
        TrainableModel<M> model,
        Map<String, Object> modelSettings,
        SplitSettings split,
        String strategyName,
        Strategy strategy,
        TradingSettings trading,
        Annualisation annualisation,
        PipelineSettings pipeline,
        LabelConfig regimes,
        Map<String, Object> resolved) {

    /**
     * Reads all sections but {@code data}, which has been read already.
     *
     * @throws io.hindcast.settings.InvalidInputException when anything is wrong, unknown keys included
     */
    static RunConfig<TrainedModel> read(MapSettings config, QueueMetadata queue, String defaultName) {
        return read(config, queue, defaultName, ForecastModelProvider::configure);
    }

    /**
     * Reads the config of a run whose model is for offline evaluation only.
     *
     * @throws io.hindcast.settings.InvalidInputException as {@link #read}, and when the model is causal
     */
    static RunConfig<OfflineModel> readOffline(MapSettings config, QueueMetadata queue, String defaultName) {
        return read(config, queue, defaultName, ForecastModelProvider::configureOffline);
    }

    /** True when the config's model is for offline evaluation only. */
    static boolean isOffline(MapSettings config) {
        Settings section = config.section("model");
        return config.has("model") && Providers.model(section).isOffline(section);
    }

    private static <M extends FittedModel> RunConfig<M> read(
            MapSettings config,
            QueueMetadata queue,
            String defaultName,
            BiFunction<ForecastModelProvider, Settings, ? extends TrainableModel<M>> configure) {
        String name = name(config, defaultName);
        long seed = seed(config);
        List<Settings> features = config.sections("features");
        Supplier<FeaturePipeline> pipelines =
                features.isEmpty() ? null : Providers.features().configure(features, queue.interval(), queue.zone());
        TrainableModel<M> model = null;
        if (config.has("model")) {
            if (pipelines == null) {
                throw config.invalid("features", "is missing or empty; a model needs at least one feature");
            }
            Settings section = config.section("model");
            model = configure.apply(Providers.model(section), section);
        }
        SplitSettings split = null;
        if (model != null || config.has("split")) {
            split = new SplitSettings(config.section("split"), model == null ? 1 : model.horizonBars());
        }
        Settings strategySection = config.section("strategy");
        StrategyProvider provider = Providers.strategy(strategySection);
        if (provider.needsForecast() && model == null) {
            throw config.invalid(
                    "model", "is missing; strategy '" + provider.name() + "' decides on forecasts, so add a model");
        }
        Strategy strategy = provider.create(strategySection, queue.interval());
        TradingSettings trading = TradingSettings.read(config.section("trading"));
        Annualisation annualisation = Annualisation.read(config.section("annualisation"), queue.interval());
        PipelineSettings pipeline = PipelineSettings.read(config.section("pipeline"));
        LabelConfig regimes = config.has(LabelConfig.SECTION) ? LabelConfig.read(config, queue, seed) : null;
        config.requireAllKnown();
        Map<String, Object> modelSettings =
                model == null ? Map.of() : config.section("model").resolved();
        return new RunConfig<>(
                name,
                seed,
                pipelines,
                model,
                modelSettings,
                split,
                provider.name(),
                strategy,
                trading,
                annualisation,
                pipeline,
                regimes,
                config.resolved());
    }

    /** The {@code name} of a config. */
    static String name(MapSettings config, String defaultName) {
        String name = config.text("name", defaultName);
        if (!name.matches("[A-Za-z0-9._-]+")) {
            throw config.invalid("name", "must be letters, digits and . _ - only, but is '" + name + "'");
        }
        return name;
    }

    /** The {@code seed} of a config. */
    static long seed(MapSettings config) {
        return config.longInteger("seed", 42);
    }

    /** How many bars ahead forecasts look; 0 without a model. */
    int horizonBars() {
        return model == null ? 0 : model.horizonBars();
    }

    /** Classes that were found on the class path for this run. */
    List<Class<?>> plugged() {
        return model == null ? List.of(strategy.getClass()) : List.of(strategy.getClass(), model.getClass());
    }
}
