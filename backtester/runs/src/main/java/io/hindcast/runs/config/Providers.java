package io.hindcast.runs.config;

import io.hindcast.engine.plugin.CombinedFeatures;
import io.hindcast.engine.plugin.ContainedStrategy;
import io.hindcast.engine.plugin.Offer;
import io.hindcast.engine.plugin.Plugged;
import io.hindcast.engine.plugin.PluginJar;
import io.hindcast.engine.plugin.Plugins;
import io.hindcast.engine.plugin.ProviderKind;
import io.hindcast.engine.plugin.SetUp;
import io.hindcast.feed.BarFeedProvider;
import io.hindcast.forecast.FeaturePipelineProvider;
import io.hindcast.forecast.ForecastModelProvider;
import io.hindcast.market.Interval;
import io.hindcast.regime.RegimeLabelerProvider;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.NearestName;
import io.hindcast.settings.Settings;
import io.hindcast.strategy.StrategyProvider;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
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

    private Providers(Workspace workspace) {
        this.workspace = workspace;
        this.plugins = Plugins.load(workspace.plugins());
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
        List<Offer<P>> all = new ArrayList<>();
        for (P provider : load(kind.type())) {
            String name = kind.name().apply(provider);
            all.add(new Offer<>(
                    provider,
                    Plugged.builtIn(kind.word(), name),
                    kind.description().apply(provider),
                    Optional.empty()));
        }
        all.addAll(plugins.of(kind));
        return all;
    }

    /** Which jars of the plugins folder, or what of them, can't be used and why; a sentence each. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>(plugins.problems());
        for (ProviderKind<?> kind : ProviderKind.ALL) {
            problems.addAll(doubled(kind));
        }
        return problems;
    }

    /** Plugins that this config has named. */
    List<PluginJar> used() {
        return List.copyOf(used);
    }

    /**
     * The strategy that a section names, not yet made. Where its jar has been named for features or a model before, it comes
     * from a class loader of its own: these see all bars of a chunk before a strategy decides on the first of them, and
     * could leave them in a static field.
     *
     * @throws io.hindcast.settings.InvalidInputException when there is none of that name, or more than one
     */
    Offer<StrategyProvider> strategy(Settings section) {
        Set<PluginJar> ahead = Set.copyOf(used);
        Offer<StrategyProvider> offer = named(section, ProviderKind.STRATEGY);
        return offer.jar().filter(ahead::contains).isPresent() ? again().named(section, ProviderKind.STRATEGY) : offer;
    }

    static boolean needsForecast(Offer<StrategyProvider> strategy) {
        return SetUp.call(strategy.who(), "needsForecast", strategy.provider()::needsForecast);
    }

    /** Makes a strategy that has seen no bar; its failures bear its name. */
    static ContainedStrategy create(Offer<StrategyProvider> strategy, Settings section, Interval interval) {
        return ContainedStrategy.of(
                SetUp.call(strategy.who(), "create", () -> strategy.provider().create(section, interval)),
                strategy.who());
    }

    /**
     * The models that a section names, not yet configured.
     *
     * @throws io.hindcast.settings.InvalidInputException when there is none of that name, or more than one
     */
    public Offer<ForecastModelProvider> model(Settings section) {
        return named(section, ProviderKind.MODEL);
    }

    /**
     * A feed of this program's own.
     *
     * @throws InvalidInputException when there is none of that name
     */
    public static Offer<BarFeedProvider> builtInFeed(String name) {
        List<BarFeedProvider> feeds = load(BarFeedProvider.class);
        return feeds.stream()
                .filter(feed -> feed.name().equals(name))
                .findFirst()
                .map(feed -> new Offer<>(
                        feed, Plugged.builtIn(ProviderKind.FEED.word(), name), feed.description(), Optional.empty()))
                .orElseThrow(() -> new InvalidInputException(missing(
                        ProviderKind.FEED.word(),
                        name,
                        feeds.stream().map(BarFeedProvider::name).toList())));
    }

    /**
     * The feeds of a name, not yet made.
     *
     * @throws InvalidInputException when there is none of that name, or more than one
     */
    public Offer<BarFeedProvider> feed(String name) {
        return named(name, ProviderKind.FEED, InvalidInputException::new);
    }

    /** Features of all providers; an entry of a config's list is that of the one provider which has its name. */
    FeaturePipelineProvider features() {
        List<FeaturePipelineProvider> builtIn = load(FeaturePipelineProvider.class);
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
        return load(FeaturePipelineProvider.class).stream()
                .flatMap(provider -> provider.available().stream())
                .map(FeaturePipelineProvider.FeatureDescription::name)
                .collect(Collectors.toSet());
    }

    static RegimeLabelerProvider labeler(Settings section) {
        List<RegimeLabelerProvider> labelers = load(RegimeLabelerProvider.class);
        String usual = labelers.isEmpty() ? "" : labelers.getFirst().name();
        String wanted = section.text("labeler", usual);
        return labelers.stream()
                .filter(labeler -> labeler.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> section.invalid(
                        "labeler",
                        missing(
                                "regime labeler",
                                wanted,
                                labelers.stream()
                                        .map(RegimeLabelerProvider::name)
                                        .toList())));
    }

    private <P> Offer<P> named(Settings section, ProviderKind<P> kind) {
        return named(section.text("name"), kind, problem -> section.invalid("name", problem));
    }

    private <P> Offer<P> named(String wanted, ProviderKind<P> kind, Function<String, InvalidInputException> invalid) {
        List<Offer<P>> all = all(kind);
        List<Offer<P>> found =
                all.stream().filter(offer -> offer.name().equals(wanted)).toList();
        if (found.isEmpty()) {
            List<String> problems = plugins.problems();
            throw invalid.apply(
                    missing(kind.word(), wanted, all.stream().map(Offer::name).toList())
                            + (problems.isEmpty() ? "" : "; not loaded from plugins: " + String.join("; ", problems)));
        }
        if (found.size() > 1) {
            throw invalid.apply(doubled(kind, wanted, found));
        }
        found.getFirst().jar().ifPresent(used::add);
        return found.getFirst();
    }

    private static String missing(String word, String wanted, List<String> names) {
        return "there is no " + word + " '" + wanted + "'" + NearestName.suggestion(wanted, names) + "; there are: "
                + String.join(", ", new TreeSet<>(names));
    }

    private <P> List<String> doubled(ProviderKind<P> kind) {
        return all(kind).stream().collect(Collectors.groupingBy(Offer::name)).entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(entry -> doubled(kind, entry.getKey(), entry.getValue()))
                .sorted()
                .toList();
    }

    private static <P> String doubled(ProviderKind<P> kind, String name, List<Offer<P>> found) {
        return "there is more than one " + kind.word() + " '" + name + "': "
                + found.stream().map(Offer::origin).collect(Collectors.joining(", "))
                + "; remove a jar, or give what is in it another name";
    }

    private static <P> List<P> load(Class<P> type) {
        return ServiceLoader.load(type).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }
}
