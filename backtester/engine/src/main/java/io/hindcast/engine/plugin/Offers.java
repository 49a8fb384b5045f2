package io.hindcast.engine.plugin;

import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.NearestName;
import io.hindcast.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a config can name: built in, or from the jars of the plugins folder. */
public final class Offers implements Finder {
    private final Plugins plugins;
    private final Consumer<PluginJar> used;

    /**
     * @param plugins jars that are looked at beside what is built in
     * @param used told of each jar that something is named of
     */
    public Offers(Plugins plugins, Consumer<PluginJar> used) {
        this.plugins = plugins;
        this.used = used;
    }

    /** What is built in alone. */
    public static Offers builtIn() {
        return new Offers(Plugins.NONE, jar -> {});
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

    /** Which jars, or what of them, can't be used and why; a sentence each. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>(plugins.problems());
        for (ProviderKind<?> kind : ProviderKind.ALL) {
            problems.addAll(doubled(kind));
        }
        return problems;
    }

    @Override
    public <P> Offer<P> named(Settings section, ProviderKind<P> kind) {
        return named(section.text("name"), kind, problem -> section.invalid("name", problem));
    }

    /**
     * What has a name.
     *
     * @param invalid makes the exception that is thrown when there is none of that name, or more than one
     */
    public <P> Offer<P> named(String wanted, ProviderKind<P> kind, Function<String, InvalidInputException> invalid) {
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
        found.getFirst().jar().ifPresent(used);
        return found.getFirst();
    }

    /** That there is nothing of a name, with what there is. */
    public static String missing(String word, String wanted, List<String> names) {
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

    /** What is built in of a type. */
    public static <P> List<P> load(Class<P> type) {
        return ServiceLoader.load(type).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }
}
