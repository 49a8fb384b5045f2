package io.hindcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.strategy.ApiVersion;
import io.hindcast.strategy.Strategy;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles plugins as their authors would, against strategy-api alone, and packs them. */
final class PluginJars {
    private static final Pattern CLASS = Pattern.compile("\n(?:public )?(?:final )?(?:class|interface|record) (\\w+)");

    private final Path folder;
    private final Map<String, String> manifest = new LinkedHashMap<>();
    private final Map<String, String> services = new LinkedHashMap<>();
    private final List<String> sources = new ArrayList<>();
    private final List<String> otherApi = new ArrayList<>();

    /** @param folder for what is compiled, and for the jar */
    PluginJars(Path folder) {
        this.folder = folder;
        manifest.put(ApiVersion.MANIFEST_ATTRIBUTE, ApiVersion.current().toString());
    }

    /** A class in the package {@code plug}, whose imports are those of all tests. */
    PluginJars source(String body) {
        sources.add("""
                package plug;

                import io.hindcast.forecast.*;
                import io.hindcast.market.*;
                import io.hindcast.settings.*;
                import io.hindcast.strategy.*;
                import io.hindcast.trading.*;
                import java.nio.file.*;
                import java.time.*;
                import java.util.*;
                import java.util.function.*;

                """ + body);
        return this;
    }

    /** A source, as it is. */
    PluginJars rawSource(String text) {
        sources.add("\n" + text);
        return this;
    }

    /** All sources below a folder, as they are. */
    PluginJars sources(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java"))
                    .filter(each -> !each.endsWith("package-info.java"))
                    .toList()) {
                sources.add(Files.readString(file));
            }
        }
        return this;
    }

    /** A provider of a strategy with these members: {@code onBar} and what else there is to say. */
    PluginJars strategy(String name, String members) {
        return source("""
                public final class Provider implements StrategyProvider {
                    public String name() { return "NAME"; }
                    public String description() { return "A strategy of a test"; }
                    public Strategy create(Settings settings, Interval interval) {
                        return new Strategy() {
                            MEMBERS
                        };
                    }
                }
                """.replace("NAME", name).replace("MEMBERS", members))
                .service(io.hindcast.strategy.StrategyProvider.class, "plug.Provider");
    }

    /** A class of an API that this program does not have: compiled against, but not packed. */
    PluginJars otherApi(String source) {
        otherApi.add(source);
        return this;
    }

    PluginJars service(Class<?> type, String provider) {
        services.put(type.getName(), provider);
        return this;
    }

    /** @param value null for none */
    PluginJars manifest(String key, String value) {
        if (value == null) {
            manifest.remove(key);
        } else {
            manifest.put(key, value);
        }
        return this;
    }

    /** What the compiler says, with the whole program on its class path; empty when it has nothing against it. */
    String compilerMessages() throws IOException {
        return compile(sources, Files.createTempDirectory(folder, "classes"), System.getProperty("java.class.path"));
    }

    /** Compiles one file, with the whole program on its class path; gives the folder of classes. */
    Path classes(Path file) throws IOException {
        Path classes = Files.createTempDirectory(folder, "classes");
        assertThat(compile(List.of(Files.readString(file)), classes, System.getProperty("java.class.path")))
                .isEmpty();
        return classes;
    }

    Path jar(String name) throws IOException {
        Path classes = Files.createTempDirectory(folder, "classes");
        String path = api();
        if (!otherApi.isEmpty()) {
            Path other = Files.createTempDirectory(folder, "api");
            assertThat(compile(otherApi, other, path)).isEmpty();
            path = other + java.io.File.pathSeparator + path;
        }
        assertThat(compile(sources, classes, path)).isEmpty();
        Manifest head = new Manifest();
        head.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.forEach((key, value) -> head.getMainAttributes().putValue(key, value));
        Path jar = Files.createDirectories(folder.resolve("plugins")).resolve(name);
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, head);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                entries.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, entries);
            }
            for (Map.Entry<String, String> service : services.entrySet()) {
                entries.putNextEntry(new JarEntry("META-INF/services/" + service.getKey()));
                entries.write(service.getValue().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    private static String compile(List<String> texts, Path into, String path) {
        if (texts.isEmpty()) {
            return "";
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<JavaFileObject> files = texts.stream().map(PluginJars::file).toList();
        boolean done = compiler.getTask(
                        messages,
                        null,
                        null,
                        List.of("-d", into.toString(), "-classpath", path, "-proc:none"),
                        null,
                        files)
                .call();
        return done ? "" : messages.toString();
    }

    private static JavaFileObject file(String text) {
        Matcher name = CLASS.matcher(text);
        assertThat(name.find()).isTrue();
        return new SimpleJavaFileObject(
                URI.create("string:///" + name.group(1) + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    private static String api() {
        try {
            return Path.of(Strategy.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
