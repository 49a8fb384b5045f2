package io.hindcast.engine.plugin;

import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.Sha256;
import io.hindcast.strategy.ApiVersion;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * A jar of the plugins folder that was built against a version of the API that runs here.
 *
 * @param file the jar
 * @param apiVersion that it was built against, as its manifest has it
 * @param sha256 of the whole file, lower-case hex
 * @param loader of its classes, which sees the JDK and {@code strategy-api} beside them
 */
public record PluginJar(Path file, String apiVersion, String sha256, ClassLoader loader) {
    /**
     * Opens a jar; none of its code is run.
     *
     * @throws InvalidInputException naming the jar, when it can't be read, was built against another version or needs
     *     other jars
     */
    static PluginJar open(Path file) {
        String name = file.getFileName().toString();
        try {
            Attributes manifest = manifest(file);
            String version = manifest.getValue(ApiVersion.MANIFEST_ATTRIBUTE);
            requireRunnable(name, version);
            if (manifest.getValue(Attributes.Name.CLASS_PATH) != null) {
                throw new InvalidInputException(name
                        + ": its manifest names other jars (Class-Path), but a plugin is one jar, so that its hash covers"
                        + " all that runs; pack its libraries into it");
            }
            URL[] path = {file.toUri().toURL()};
            return new PluginJar(
                    file,
                    version.strip(),
                    new Sha256().add(file).hex(),
                    new URLClassLoader(name, path, new ApiClassLoader()));
        } catch (IOException e) {
            throw new InvalidInputException(
                    name + ": can't be read as a jar (" + e.getMessage() + "); copy it again, or build it again", e);
        }
    }

    /** The file's name. */
    public String name() {
        return file.getFileName().toString();
    }

    /** True while the file is the one whose hash was taken. */
    public boolean isUnchanged() {
        try {
            return Files.isRegularFile(file) && new Sha256().add(file).hex().equals(sha256);
        } catch (IOException e) {
            return false;
        }
    }

    private static Attributes manifest(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            Manifest manifest = jar.getManifest();
            return manifest == null ? new Attributes() : manifest.getMainAttributes();
        }
    }

    private static void requireRunnable(String name, String version) {
        ApiVersion current = ApiVersion.current();
        String advice = "; build it against strategy-api " + current + " (its manifest then needs "
                + ApiVersion.MANIFEST_ATTRIBUTE + ": " + current + ")";
        if (version == null) {
            throw new InvalidInputException(name + ": does not say which version of the strategy API it was built"
                    + " against (no " + ApiVersion.MANIFEST_ATTRIBUTE + " in its manifest), and this program runs "
                    + current.runnable() + advice + ", or remove it if it is no plugin");
        }
        ApiVersion built;
        try {
            built = ApiVersion.parse(version);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(
                    name + ": has " + ApiVersion.MANIFEST_ATTRIBUTE + " '" + version
                            + "' in its manifest, which is no version (expected one such as " + current + ")" + advice,
                    e);
        }
        if (!current.runs(built)) {
            throw new InvalidInputException(name + ": was built against version " + version.strip()
                    + " of the strategy API, but this program runs " + current.runnable() + advice
                    + ", or use the Hindcast that it was made for");
        }
    }
}
