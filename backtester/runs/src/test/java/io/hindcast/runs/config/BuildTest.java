package io.hindcast.runs.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildTest {
    @TempDir
    private Path folder;

    @Test
    void findsTheJarsOfTheProgramAmongThoseOfTheClassPath() throws IOException {
        Path store = jar("store.jar", "Hindcast: store");
        Path paper = jar("paper.jar", "Hindcast: paper");
        Path library = jar("library.jar", "Some library");
        Path untitled = jar("untitled.jar", null);
        Files.createDirectories(folder.resolve("classes/META-INF"));
        URL classes = folder.resolve("classes").toUri().toURL();
        URL[] path = {url(store), url(library), classes, url(untitled), url(paper)};

        try (URLClassLoader loader = new URLClassLoader(path, null)) {
            assertThat(Build.program(loader)).containsExactly(paper, store);
        }
    }

    private static URL url(Path jar) throws IOException {
        return jar.toUri().toURL();
    }

    private Path jar(String name, String title) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (title != null) {
            manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_TITLE, title);
        }
        Path jar = folder.resolve(name);
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return jar;
    }
}
