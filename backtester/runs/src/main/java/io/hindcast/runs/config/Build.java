package io.hindcast.runs.config;

import io.hindcast.engine.plugin.PluginJar;
import io.hindcast.settings.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** Which program this is. */
public final class Build {
    /** How the titles begin that the build gives its jars. */
    private static final String PROGRAM = "Hindcast: ";

    private Build() {}

    /** The version of the jar; {@code development} when run from class folders. */
    public static String version() {
        return Optional.ofNullable(Build.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    /** SHA-256 over the jars of the program; empty when there are none, as from class folders. */
    public static String hash() {
        return hash(List.of(), List.of());
    }

    /**
     * SHA-256 over the jars of the program, then over those that the given classes come from and the given ones; empty when
     * there are none, as from class folders.
     */
    public static String hash(List<Class<?>> plugged, List<PluginJar> plugins) {
        Set<Path> jars = new LinkedHashSet<>(program(Build.class.getClassLoader()));
        plugged.forEach(type -> jar(type).ifPresent(jars::add));
        plugins.forEach(plugin -> jars.add(plugin.file()));
        return jars.isEmpty() ? "" : Sha256.ofFiles(jars.toArray(Path[]::new));
    }

    /**
     * The jars on a class path whose manifest says that they are the program's, by name. Found rather than listed: this module
     * knows neither paper trading nor the command line, and their code decides what a session does as well.
     */
    static List<Path> program(ClassLoader loader) {
        return loader.resources(JarFile.MANIFEST_NAME)
                .flatMap(manifest -> programJar(manifest).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static Optional<Path> programJar(URL manifest) {
        try {
            if (!(manifest.openConnection() instanceof JarURLConnection connection)) {
                return Optional.empty();
            }
            Path jar = Path.of(connection.getJarFileURL().toURI());
            try (JarFile file = new JarFile(jar.toFile())) {
                Manifest content = file.getManifest();
                String title = content.getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_TITLE);
                return title != null && title.startsWith(PROGRAM) ? Optional.of(jar) : Optional.empty();
            }
        } catch (URISyntaxException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> jar(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        URL location = source == null ? null : source.getLocation();
        if (location == null || !"file".equals(location.getProtocol())) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(location.toURI())).filter(Files::isRegularFile);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
