package io.hindcast.runs.config;

import io.hindcast.engine.execution.TradedMarket;
import io.hindcast.engine.execution.TradingSettings;
import io.hindcast.engine.metrics.Annualisation;
import io.hindcast.engine.metrics.BarsPerYear;
import io.hindcast.engine.metrics.NamedMetric;
import io.hindcast.engine.pipeline.PipelineSettings;
import io.hindcast.engine.plugin.ContainedModel;
import io.hindcast.engine.plugin.ContainedStrategy;
import io.hindcast.engine.plugin.Finder;
import io.hindcast.engine.plugin.Offer;
import io.hindcast.engine.plugin.PluginJar;
import io.hindcast.engine.plugin.ProviderKind;
import io.hindcast.engine.plugin.SetUp;
import io.hindcast.engine.seeds.MeanModel;
import io.hindcast.engine.seeds.MeanOfflineModel;
import io.hindcast.engine.seeds.OfSeeds;
import io.hindcast.engine.seeds.SeedMean;
import io.hindcast.forecast.FeaturePipeline;
import io.hindcast.forecast.FittedModel;
import io.hindcast.forecast.ForecastModelProvider;
import io.hindcast.forecast.OfflineModel;
import io.hindcast.forecast.TrainableModel;
import io.hindcast.forecast.TrainedModel;
import io.hindcast.runs.live.LiveSettings;
import io.hindcast.settings.MapSettings;
import io.hindcast.settings.Settings;
import io.hindcast.store.queue.QueueMetadata;
import io.hindcast.strategy.StrategyProvider;
import io.hindcast.strategy.StrategySetup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that decides a run, read and checked.
 *
 * @param <M> whether its model may forecast for the engine
 * @param name of the run
 * @param seed of everything that is drawn
 * @param features makes the feature pipeline; empty in a run without features
 * @param model the architecture to train or load; empty in a run without a model
 * @param modelSettings the resolved {@code model} section; empty without a model
 * @param evaluation where training ends; empty when there is none, so that all bars are traded
 * @param strategyName as it stands in the config
 * @param strategy has seen no bar
 * @param trading cash, costs and rules
 * @param annualisation bars a year
 * @param metrics figures that the config asks for beside the usual ones
 * @param pipeline how the line runs
 * @param regimes how the report's regimes are labelled; empty when the config has no such section
 * @param baselines what the run is set beside
 * @param verdict how sure it must be
 * @param plugins jars that the config names something of
 * @param live how paper trading takes bars in; no backtest depends on it
 * @param upkeep what is done about the model in paper trading; no backtest depends on it
 * @param resolved the whole config with all defaults
 * @param again loads the plugins once more, in class loaders of their own, and gives the features and the model as they are
 *     in those: whatever the run has left in static fields is not there; without plugins the same as those of the run
 */
public record RunConfig<M extends FittedModel>(
        String name,
        long seed,
        Optional<Supplier<FeaturePipeline>> features,
        Optional<TrainableModel<M>> model,
        Map<String, Object> modelSettings,
        Optional<EvaluationSettings> evaluation,
        String strategyName,
        ContainedStrategy strategy,
        TradingSettings trading,
        Annualisation annualisation,
        List<NamedMetric> metrics,
        PipelineSettings pipeline,
        Optional<LabelConfig> regimes,
        BaselineSettings baselines,
        VerdictSettings verdict,
        List<PluginJar> plugins,
        LiveSettings live,
        UpkeepSettings upkeep,
        Map<String, Object> resolved,
        Supplier<Configured<M>> again) {
    /** Leaves room for a date and for what is added while a folder is being written. */
    private static final int LONGEST_NAME = 100;

    /**
     * Features and model of a config.
     *
     * @param <M> whether the model may forecast for the engine
     * @param features as in {@link RunConfig}
     * @param model as in {@link RunConfig}
     */
    public record Configured<M extends FittedModel>(
            Optional<Supplier<FeaturePipeline>> features, Optional<TrainableModel<M>> model) {}

    /**
     * Reads all sections but {@code data}, which has been read already.
     *
     * @param providers what can be named
     * @throws io.hindcast.settings.InvalidInputException when anything is wrong, unknown keys included
     */
    public static RunConfig<TrainedModel> read(
            MapSettings config, QueueMetadata queue, String defaultName, Providers providers) {
        return read(
                config,
                queue,
                defaultName,
                providers,
                (offer, section) -> ContainedModel.configure(offer.provider(), offer.who(), section),
                MeanModel::new);
    }

    /**
     * Reads the config of a run whose model is for offline evaluation only.
     *
     * @throws io.hindcast.settings.InvalidInputException as {@link #read}, and when the model is causal
     */
    public static RunConfig<OfflineModel> readOffline(
            MapSettings config, QueueMetadata queue, String defaultName, Providers providers) {
        return read(
                config,
                queue,
                defaultName,
                providers,
                (offer, section) -> SetUp.call(
                        offer.who(), "configureOffline", () -> offer.provider().configureOffline(section)),
                MeanOfflineModel::new);
    }

    /** True when the config's model is for offline evaluation only. */
    public static boolean isOffline(MapSettings config, Providers providers) {
        ConfigKeys.declare(config);
        if (!config.has("model")) {
            return false;
        }
        Settings section = config.section("model");
        Offer<ForecastModelProvider> offer = providers.model(section);
        return SetUp.call(offer.who(), "isOffline", () -> offer.provider().isOffline(section));
    }

    private static <M extends FittedModel> RunConfig<M> read(
            MapSettings config,
            QueueMetadata queue,
            String defaultName,
            Providers providers,
            BiFunction<Offer<ForecastModelProvider>, Settings, ? extends TrainableModel<M>> single,
            Function<List<OfSeeds.Member<M>>, ? extends M> mean) {
        BiFunction<Offer<ForecastModelProvider>, Settings, ? extends TrainableModel<M>> configure =
                (offer, section) -> ofSeeds(single.apply(offer, section), section, mean);
        ConfigKeys.declare(config);
        String name = name(config, defaultName);
        long seed = seed(config);
        List<Settings> features = config.sections("features");
        Optional<Supplier<FeaturePipeline>> pipelines = features.isEmpty()
                ? Optional.empty()
                : Optional.of(providers.features().configure(features, queue.interval(), queue.zone()));
        Optional<TrainableModel<M>> model = Optional.empty();
        if (config.has("model")) {
            if (pipelines.isEmpty()) {
                throw config.invalid("features", "is missing or empty; a model needs at least one feature");
            }
            Settings section = config.section("model");
            model = Optional.of(configure.apply(providers.model(section), section));
        }
        Optional<EvaluationSettings> evaluation = Optional.empty();
        if (model.isPresent() || EvaluationSettings.asked(config)) {
            if (model.isEmpty() && config.has(EvaluationSettings.COMBINATORIAL)) {
                throw config.invalid(
                        EvaluationSettings.COMBINATORIAL,
                        "needs a model, whose training it divides; add one, or remove the section");
            }
            TrainableModel<M> judged = model.orElse(null);
            evaluation = Optional.of(EvaluationSettings.read(
                    config,
                    judged == null ? 1 : judged.horizonBars(),
                    () -> judged == null
                            ? 0
                            : judged.windowBars()
                                    + pipelines.orElseThrow().get().warmUpBars()));
        }
        MapSettings strategySection = config.section("strategy");
        Finder finder = providers.behindForecasts();
        Offer<StrategyProvider> offer = finder.named(strategySection, ProviderKind.STRATEGY);
        if (model.isEmpty() && Providers.needsForecast(offer)) {
            throw config.invalid(
                    "model", "is missing; strategy '" + offer.name() + "' decides on forecasts, so add a model");
        }
        TradedMarket market = new TradedMarket(List.of(queue.instrument()), queue.interval(), finder);
        TradingSettings trading = TradingSettings.read(config.section("trading"), market);
        ContainedStrategy strategy = Providers.create(
                offer,
                StrategySetup.of(strategySection, queue.instrument(), queue.interval(), queue.zone(), trading.costs()));
        Annualisation annualisation = Annualisation.read(
                config.section("annualisation"),
                queue.interval(),
                new BarsPerYear(queue.rows(), queue.firstTime(), queue.lastTime()));
        List<NamedMetric> metrics = NamedMetric.read(config, market);
        PipelineSettings pipeline = PipelineSettings.read(config.section("pipeline"));
        Optional<LabelConfig> regimes = config.has(LabelConfig.SECTION)
                ? Optional.of(LabelConfig.read(config, queue, seed, providers))
                : Optional.empty();
        VerdictSettings verdict = VerdictSettings.read(config.section(VerdictSettings.SECTION));
        BaselineSettings baselines =
                BaselineSettings.read(config.section(BaselineSettings.SECTION), strategySection.resolved(), trading);
        MapSettings paper = config.has("paper") ? config.section("paper") : MapSettings.of(Map.of());
        LiveSettings live = LiveSettings.read(paper, queue.bars(), queue.name());
        UpkeepSettings upkeep = UpkeepSettings.read(paper);
        config.requireAllKnown();
        Map<String, Object> modelSettings =
                model.isEmpty() ? Map.of() : config.section("model").resolved();
        Map<String, Object> resolved = config.resolved();
        Configured<M> configured = new Configured<>(pipelines, model);
        Supplier<Configured<M>> again = () -> providers.used().isEmpty() || pipelines.isEmpty()
                ? configured
                : configuredAgain(MapSettings.of(resolved), queue, providers.again(), configure);
        return new RunConfig<>(
                name,
                seed,
                pipelines,
                model,
                modelSettings,
                evaluation,
                offer.name(),
                strategy,
                trading,
                annualisation,
                metrics,
                pipeline,
                regimes,
                baselines,
                verdict,
                providers.used(),
                live,
                upkeep,
                resolved,
                again);
    }

    private static <M extends FittedModel> TrainableModel<M> ofSeeds(
            TrainableModel<M> single, Settings section, Function<List<OfSeeds.Member<M>>, ? extends M> mean) {
        int seeds = section.find(ConfigKeys.SEEDS).orElse(1);
        return seeds == 1 ? single : new SeedMean<>(single, seeds, mean);
    }

    private static <M extends FittedModel> Configured<M> configuredAgain(
            MapSettings config,
            QueueMetadata queue,
            Providers providers,
            BiFunction<Offer<ForecastModelProvider>, Settings, ? extends TrainableModel<M>> configure) {
        ConfigKeys.declare(config);
        Optional<Supplier<FeaturePipeline>> pipelines = Optional.of(
                providers.features().configure(config.sections("features"), queue.interval(), queue.zone()));
        if (!config.has("model")) {
            return new Configured<>(pipelines, Optional.empty());
        }
        Settings section = config.section("model");
        return new Configured<>(pipelines, Optional.of(configure.apply(providers.model(section), section)));
    }

    /** The {@code name} of a config. */
    public static String name(MapSettings config, String defaultName) {
        String name = config.get(ConfigKeys.NAME.byDefault(defaultName));
        if (!name.matches("[A-Za-z0-9._-]+")) {
            throw config.invalid("name", "must be letters, digits and . _ - only, but is '" + name + "'");
        }
        return name;
    }

    /**
     * Refuses a name that no folder can have, before anything is done.
     *
     * @throws io.hindcast.settings.InvalidInputException when it is not valid or too long
     */
    public static void requireName(MapSettings config, String defaultName) {
        // Asked of a copy: the order in which keys are asked for is that of the resolved config.
        MapSettings copy = config.derived(config.tree(), UnaryOperator.identity());
        int length = name(copy, defaultName).length();
        if (length > LONGEST_NAME) {
            throw config.invalid(
                    "name",
                    "must be of at most " + LONGEST_NAME + " letters, since folders are named after it, but has "
                            + length);
        }
    }

    /**
     * Refuses a config that has labels and nothing to run.
     *
     * @throws io.hindcast.settings.InvalidInputException when it has no strategy
     */
    static void requireStrategy(MapSettings config) {
        if (config.has(LabelConfig.SECTION) && !config.has("strategy")) {
            throw config.invalid(
                    "strategy",
                    "is missing; name one, as in {name: buy-and-hold}, or label with 'hindcast label' alone");
        }
    }

    /** The {@code seed} of a config. */
    public static long seed(MapSettings config) {
        return config.get(ConfigKeys.SEED);
    }

    /** How many bars ahead forecasts look; 0 without a model. */
    public int horizonBars() {
        return model.map(TrainableModel::horizonBars).orElse(0);
    }

    /** The settings of one of the models whose mean the config's model may be. */
    public Map<String, Object> singleSettings() {
        Map<String, Object> settings = new LinkedHashMap<>(modelSettings);
        settings.remove(ConfigKeys.SEEDS.name());
        return settings;
    }

    /** SHA-256 of the plugin that the model comes from; empty when it is built in. */
    public String modelPlugin() {
        return plugins.stream()
                .filter(jar -> model.filter(own -> jar.name().equals(ContainedModel.jar(SeedMean.single(own))))
                        .isPresent())
                .map(PluginJar::sha256)
                .collect(Collectors.joining());
    }

    /** Classes of what was found by name for this run. */
    public List<Class<?>> plugged() {
        return Stream.concat(Stream.of(strategy.type()), model.map(SeedMean::single).map(ContainedModel::type).stream())
                .toList();
    }
}
