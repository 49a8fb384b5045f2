package io.hindcast.runs.config;

import io.hindcast.engine.plugin.PluginJar;
import io.hindcast.forecast.Forecaster;
import io.hindcast.settings.Sha256;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which program this is. */
public final class Build {
    private Build() {}

    /** The version of the jar; {@code development} when run from class folders. */
    public static String version() {
        return Optional.ofNullable(Build.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    /**
     * SHA-256 over the jars that the engine, the API and the given classes come from, then over the given jars; empty when
     * there are none, as from class folders.
     */
    public static String hash(List<Class<?>> plugged, List<PluginJar> plugins) {
        Set<Path> jars = new LinkedHashSet<>();
        List<Class<?>> classes = new ArrayList<>(List.of(Build.class, Forecaster.class));
        classes.addAll(plugged);
        for (Class<?> type : classes) {
            jar(type).ifPresent(jars::add);
        }
        plugins.forEach(plugin -> jars.add(plugin.file()));
        return jars.isEmpty() ? "" : Sha256.ofFiles(jars.toArray(Path[]::new));
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
