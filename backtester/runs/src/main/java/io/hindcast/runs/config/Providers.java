package io.hindcast.runs.config;

import io.hindcast.engine.plugin.CombinedFeatures;
import io.hindcast.engine.plugin.ContainedStrategy;
import io.hindcast.engine.plugin.Finder;
import io.hindcast.engine.plugin.Offer;
import io.hindcast.engine.plugin.Offers;
import io.hindcast.engine.plugin.PluginJar;
import io.hindcast.engine.plugin.Plugins;
import io.hindcast.engine.plugin.ProviderKind;
import io.hindcast.engine.plugin.SetUp;
import io.hindcast.feed.BarFeedProvider;
import io.hindcast.forecast.FeaturePipelineProvider;
import io.hindcast.forecast.ForecastModelProvider;
import io.hindcast.regime.RegimeLabelerProvider;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.Settings;
import io.hindcast.strategy.StrategyProvider;
import io.hindcast.strategy.StrategySetup;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one config or command line can name: strategies, forecast models, features and feeds, built in or from the plugins
 * folder, and labelers.
 * Remembers which plugins were named.
 */
public final class Providers {
    private final Workspace workspace;
    private final Plugins plugins;
    private final Set<PluginJar> used = new LinkedHashSet<>();
    private final Offers offers;

    private Providers(Workspace workspace) {
        this.workspace = workspace;
        this.plugins = Plugins.load(workspace.plugins());
        this.offers = new Offers(plugins, used::add);
    }

    /** All that is on offer in a workspace. */
    public static Providers of(Workspace workspace) {
        return new Providers(workspace);
    }

    /** The same from the jars as they are now, in class loaders of their own. */
    Providers again() {
        return of(workspace);
    }

    /** What there is of a kind: built in first, then in the order of the jars. */
    public <P> List<Offer<P>> all(ProviderKind<P> kind) {
        return offers.all(kind);
    }

    /** Which jars of the plugins folder, or what of them, can't be used and why; a sentence each. */
    public List<String> problems() {
        return offers.problems();
    }

    /** Plugins that this config has named. */
    List<PluginJar> used() {
        return List.copyOf(used);
    }

    /**
     * Finds what acts on what features and models have given: the strategy, and what trades for it. Where its jar has been
     * named for features or a model by now, it comes from a class loader of its own: these see all bars of a chunk before a
     * strategy decides on the first of them, and could leave them in a static field.
     */
    Finder behindForecasts() {
        Set<PluginJar> ahead = Set.copyOf(used);
        return new Finder() {
            @Override
            public <P> Offer<P> named(Settings section, ProviderKind<P> kind) {
                Offer<P> offer = offers.named(section, kind);
                return offer.jar().filter(ahead::contains).isPresent()
                        ? again().offers.named(section, kind)
                        : offer;
            }
        };
    }

    static boolean needsForecast(Offer<StrategyProvider> strategy) {
        return SetUp.call(strategy.who(), "needsForecast", strategy.provider()::needsForecast);
    }

    /** Makes a strategy that has seen no bar; its failures bear its name. */
    static ContainedStrategy create(Offer<StrategyProvider> strategy, StrategySetup setup) {
        return ContainedStrategy.of(
                SetUp.call(strategy.who(), "create", () -> strategy.provider().create(setup)), strategy.who());
    }

    /**
     * The models that a section names, not yet configured.
     *
     * @throws io.hindcast.settings.InvalidInputException when there is none of that name, or more than one
     */
    public Offer<ForecastModelProvider> model(Settings section) {
        return offers.named(section, ProviderKind.MODEL);
    }

    /**
     * A feed of this program's own.
     *
     * @throws InvalidInputException when there is none of that name
     */
    public static Offer<BarFeedProvider> builtInFeed(String name) {
        return Offers.builtIn().named(name, ProviderKind.FEED, InvalidInputException::new);
    }

    /**
     * The feeds of a name, not yet made.
     *
     * @throws InvalidInputException when there is none of that name, or more than one
     */
    public Offer<BarFeedProvider> feed(String name) {
        return offers.named(name, ProviderKind.FEED, InvalidInputException::new);
    }

    /** Features of all providers; an entry of a config's list is that of the one provider which has its name. */
    FeaturePipelineProvider features() {
        List<FeaturePipelineProvider> builtIn = Offers.load(FeaturePipelineProvider.class);
        if (builtIn.isEmpty()) {
            throw new IllegalStateException(
                    "no feature provider on the class path; the distribution is incomplete, build it again");
        }
        return plugins.features().isEmpty()
                ? builtIn.getFirst()
                : new CombinedFeatures(builtIn.getFirst(), plugins.features(), used::add);
    }

    /** Names of the features that are built in. */
    public static Set<String> builtInFeatures() {
        return Offers.load(FeaturePipelineProvider.class).stream()
                .flatMap(provider -> provider.available().stream())
                .map(FeaturePipelineProvider.FeatureDescription::name)
                .collect(Collectors.toSet());
    }

    static RegimeLabelerProvider labeler(Settings section) {
        List<RegimeLabelerProvider> labelers = Offers.load(RegimeLabelerProvider.class);
        String usual = labelers.isEmpty() ? "" : labelers.getFirst().name();
        String wanted = section.text("labeler", usual);
        return labelers.stream()
                .filter(labeler -> labeler.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> section.invalid(
                        "labeler",
                        Offers.missing(
                                "regime labeler",
                                wanted,
                                labelers.stream()
                                        .map(RegimeLabelerProvider::name)
                                        .toList())));
    }
}
