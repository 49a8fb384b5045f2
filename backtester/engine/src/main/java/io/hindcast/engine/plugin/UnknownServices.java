package io.hindcast.engine.plugin;

import io.hindcast.forecast.FeaturePipelineProvider;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.NearestName;
import java.io.IOException;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Services of our packages that a jar lists and nobody asks for, such as one in a wrong package. */
final class UnknownServices {
    private static final String FOLDER = "META-INF/services/";

    private static final List<String> KNOWN = Stream.concat(
                    ProviderKind.ALL.stream().<Class<?>>map(ProviderKind::type),
                    Stream.of(FeaturePipelineProvider.class))
            .map(Class::getName)
            .toList();

    private UnknownServices() {}

    /**
     * What is wrong with the services of a jar; a sentence for each that is none.
     *
     * @throws InvalidInputException when the jar can't be read
     */
    static List<String> problems(PluginJar jar) {
        try (JarFile file = new JarFile(jar.file().toFile())) {
            return file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(FOLDER + "io.hindcast."))
                    .map(name -> name.substring(FOLDER.length()))
                    .filter(name -> !KNOWN.contains(name))
                    .map(name -> jar.name() + ": " + FOLDER + name + " is not used, for a plugin can't offer that"
                            + suggestion(name))
                    .toList();
        } catch (IOException e) {
            throw new InvalidInputException(jar.name() + ": can't be read as a jar (" + e.getMessage() + ")", e);
        }
    }

    /** The one of the same name in another package, else the nearest. */
    private static String suggestion(String name) {
        String simple = simple(name);
        return KNOWN.stream()
                .filter(known -> simple(known).equals(simple))
                .findFirst()
                .map(known -> "; did you mean '" + known + "'?")
                .orElseGet(() -> NearestName.suggestion(name, KNOWN));
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
