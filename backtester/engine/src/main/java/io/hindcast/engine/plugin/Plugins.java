package io.hindcast.engine.plugin;

import io.hindcast.forecast.FeaturePipelineProvider;
import io.hindcast.settings.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** What the jars of a folder offer. A jar that can't be used is a problem of those alone who name what is in it. */
public final class Plugins {
    /** No jars. */
    public static final Plugins NONE = new Plugins();

    private final Map<Class<?>, List<Offer<?>>> offers = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    private Plugins() {}

    /**
     * Opens all jars of a folder, in the order of their names.
     *
     * @param folder may be absent
     * @throws UncheckedIOException when the folder is there and can't be read
     */
    public static Plugins load(Path folder) {
        Plugins plugins = new Plugins();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.getFileName().toString().endsWith(".jar"))
                        .sorted()
                        .forEach(plugins::add);
            } catch (IOException e) {
                throw new UncheckedIOException("can't read " + folder, e);
            }
        }
        return plugins;
    }

    /** What there is of a kind, in the order of the jars. */
    public <P> List<Offer<P>> of(ProviderKind<P> kind) {
        return of(kind.type());
    }

    /** Providers of features, in the order of the jars. */
    public List<Offer<FeaturePipelineProvider>> features() {
        return of(FeaturePipelineProvider.class);
    }

    /** Why which jar, or what of it, can't be used; a sentence each. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    @SuppressWarnings("unchecked") // only offers of this type are put there
    private <P> List<Offer<P>> of(Class<P> type) {
        return offers.getOrDefault(type, List.of()).stream()
                .map(offer -> (Offer<P>) offer)
                .toList();
    }

    private void add(Path file) {
        try {
            PluginJar jar = PluginJar.open(file);
            List<String> unknown = UnknownServices.problems(jar);
            problems.addAll(unknown);
            List<Found> found = new ArrayList<>();
            for (ProviderKind<?> kind : ProviderKind.ALL) {
                found.addAll(named(jar, kind));
            }
            for (FeaturePipelineProvider provider : providers(jar, FeaturePipelineProvider.class)) {
                found.add(new Found(FeaturePipelineProvider.class, offer(jar, provider, "features", "", "")));
            }
            if (found.isEmpty() && unknown.isEmpty()) {
                throw new InvalidInputException(jar.name() + ": offers nothing; list its providers in"
                        + " META-INF/services/io.hindcast.strategy.StrategyProvider (or that of another provider)");
            }
            found.forEach(each -> offers.computeIfAbsent(each.type(), type -> new ArrayList<>())
                    .add(each.offer()));
        } catch (InvalidInputException | PluginFailure e) {
            problems.add(e.getMessage());
        }
    }

    private record Found(Class<?> type, Offer<?> offer) {}

    private static <P> List<Found> named(PluginJar jar, ProviderKind<P> kind) {
        List<Found> found = new ArrayList<>();
        for (P provider : providers(jar, kind.type())) {
            Plugged unnamed = new Plugged(kind.word(), provider.getClass().getName(), jar.name(), jar.loader());
            String name = SetUp.call(unnamed, "name", () -> kind.name().apply(provider));
            String description =
                    SetUp.call(unnamed, "description", () -> kind.description().apply(provider));
            found.add(new Found(kind.type(), offer(jar, provider, kind.word(), name, description)));
        }
        return found;
    }

    private static <P> Offer<P> offer(PluginJar jar, P provider, String kind, String name, String description) {
        return new Offer<>(provider, new Plugged(kind, name, jar.name(), jar.loader()), description, Optional.of(jar));
    }

    /** The services of a jar; their constructors run here. */
    private static <P> List<P> providers(PluginJar jar, Class<P> type) {
        try {
            return SetUp.call(
                    new Plugged("provider", type.getSimpleName(), jar.name(), jar.loader()),
                    "its constructor",
                    () -> ServiceLoader.load(type, jar.loader()).stream()
                            .map(ServiceLoader.Provider::get)
                            .toList());
        } catch (PluginFailure e) {
            if (e.getCause() instanceof ServiceConfigurationError cause) {
                throw new InvalidInputException(
                        jar.name() + ": can't be used: " + cause.getMessage()
                                + (cause.getCause() == null ? "" : " (" + cause.getCause() + ")")
                                + "; its META-INF/services must name classes of the jar with a public constructor without"
                                + " arguments that does not fail",
                        e);
            }
            throw e;
        }
    }
}
