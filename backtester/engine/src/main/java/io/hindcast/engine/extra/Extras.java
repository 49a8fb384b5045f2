package io.hindcast.engine.extra;

import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.NearestName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * What lies in the folder of extras: a sub-folder of jars, or a jar, for each. One that can't be used is a problem of those
 * alone who ask for it.
 */
public final class Extras {
    /** Extras of this program, by their names: the commands that make them. The next ones to come are entered here. */
    private static final Map<String, String> KNOWN = Map.of();

    private static final String SERVICES = "META-INF/services/";

    private final Path folder;
    private final Map<String, String> known;
    private final Map<String, List<FoundExtra>> found = new LinkedHashMap<>();
    private final Map<String, String> problems = new TreeMap<>();

    private Extras(Path folder, Map<String, String> known) {
        this.folder = folder;
        this.known = known;
    }

    /**
     * Begins all extras of a folder; none is asked for what it offers.
     *
     * @param folder may be absent
     * @throws UncheckedIOException when the folder is there and can't be read
     */
    public static Extras load(Path folder) {
        return load(folder, KNOWN);
    }

    static Extras load(Path folder, Map<String, String> known) {
        Extras extras = new Extras(folder, known);
        if (Files.isDirectory(folder)) {
            list(folder).stream()
                    .filter(place -> Files.isDirectory(place) || isJar(place))
                    .forEach(extras::add);
        }
        extras.refuseDoubled();
        return extras;
    }

    /** Those that can be used, in the order of their places. */
    public List<FoundExtra> found() {
        return found.values().stream().map(List::getFirst).toList();
    }

    /** Why which place can't be used; a sentence each. */
    public List<String> problems() {
        return List.copyOf(problems.values());
    }

    /** Those of this program that are not there, each with the command that makes it; a sentence each. */
    public List<String> missing() {
        return new TreeMap<>(known)
                .keySet().stream()
                        .filter(name -> !found.containsKey(name))
                        .map(this::missing)
                        .toList();
    }

    private String missing(String name) {
        return name + ": make it with '" + known.get(name) + "'";
    }

    /**
     * The extra of a name.
     *
     * @throws InvalidInputException when it is missing, with the command that makes it, or can't be used, with the reason
     */
    public FoundExtra require(String name) {
        if (found.containsKey(name)) {
            return found.get(name).getFirst();
        }
        TreeSet<String> names = new TreeSet<>(known.keySet());
        names.addAll(found.keySet());
        String broken = problems.isEmpty() ? "" : "; not usable: " + String.join("; ", problems.values());
        if (known.containsKey(name)) {
            throw new InvalidInputException(
                    "extra '" + name + "' is missing in " + folder + "; " + missing(name) + broken);
        }
        throw new InvalidInputException("there is no extra '" + name + "'" + NearestName.suggestion(name, names)
                + "; there are: " + (names.isEmpty() ? "none" : String.join(", ", names)) + broken);
    }

    private void add(Path place) {
        String called = place.getFileName().toString();
        try {
            List<Path> jars = Files.isDirectory(place)
                    ? list(place).stream().filter(Extras::isJar).toList()
                    : List.of(place);
            TreeSet<String> services = new TreeSet<>();
            List<URL> path = new ArrayList<>();
            for (Path jar : jars) {
                services.addAll(services(jar));
                path.add(url(jar));
            }
            if (!services.remove(Extra.class.getName())) {
                problems.put(called, called + ": is no extra: no jar of it has " + SERVICES + Extra.class.getName());
                return;
            }
            ExtraClassLoader loader = new ExtraClassLoader("extra-" + called, path.toArray(URL[]::new));
            begin(place, called, new ArrayList<>(services), loader);
        } catch (UncheckedIOException e) {
            problems.put(called, called + ": " + e.getMessage());
        }
    }

    private void begin(Path place, String called, List<String> services, ClassLoader loader) {
        try {
            List<Extra> extras = ServiceLoader.load(Extra.class, loader).stream()
                    .filter(provider -> provider.type().getClassLoader() == loader)
                    .map(ServiceLoader.Provider::get)
                    .toList();
            if (extras.size() != 1) {
                problems.put(called, called + ": is to have one Extra, but has " + extras.size());
                return;
            }
            FoundExtra extra =
                    new FoundExtra(extras.getFirst().name(), extras.getFirst().offers(), place, services, loader);
            found.computeIfAbsent(extra.name(), _ -> new ArrayList<>()).add(extra);
        } catch (Exception | Error e) {
            problems.put(called, called + ": failed at its start: " + ExtraFailure.reason(e));
        }
    }

    private void refuseDoubled() {
        for (String name : List.copyOf(found.keySet())) {
            List<FoundExtra> same = Objects.requireNonNull(found.get(name));
            if (same.size() > 1) {
                found.remove(name);
                List<String> places = same.stream()
                        .map(each -> each.place().getFileName().toString())
                        .toList();
                problems.put(
                        places.getFirst(),
                        "there is more than one extra '" + name + "': " + String.join(", ", places)
                                + "; leave one of them there");
            }
        }
    }

    /** Names of the interfaces that a jar lists implementations of. */
    private static List<String> services(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(SERVICES + "io.hindcast."))
                    .map(name -> name.substring(SERVICES.length()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    jar.getFileName() + " can't be read as a jar (" + e.getMessage()
                            + "); copy it again, or make it again",
                    e);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isJar(Path file) {
        return Files.isRegularFile(file) && file.getFileName().toString().endsWith(".jar");
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + folder, e);
        }
    }
}
