package io.hindcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher builds when a source of any module that the program is made of is newer than the build. */
@Tag("slow")
@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherTest {
    private static final Path REPOSITORY = Path.of("..");
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final Pattern ARTIFACT = Pattern.compile("</parent>\\s*<artifactId>([^<]+)</artifactId>");
    private static final Pattern DEPENDENCY = Pattern.compile(
            "<groupId>io\\.hindcast</groupId><artifactId>([^<]+)</artifactId>(<scope>test</scope>)?</dependency>");
    private static final Instant BUILT = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    Path root;

    /** Folders of the modules that the program is made of, by their artifacts. */
    private final Map<String, Path> modules = new TreeMap<>();

    @BeforeEach
    void layOut() throws IOException {
        Map<String, Path> all = new HashMap<>();
        collect(Path.of(""), all);
        require("app", all);
        Files.copy(REPOSITORY.resolve("hindcast"), root.resolve("hindcast"), StandardCopyOption.COPY_ATTRIBUTES);
        script("mvnw", "touch \"$(dirname \"$0\")/rebuilt\"");
        script("jdk/bin/java", "exit 0");
        script("jdk/bin/javac", "exit 0");
        Files.writeString(root.resolve("jdk/release"), "JAVA_VERSION=\"25\"\n");
        old(root.resolve("pom.xml"));
        for (Path module : modules.values()) {
            old(root.resolve(module).resolve("pom.xml"));
            old(root.resolve(module).resolve("src/main/java/io/hindcast/Source.java"));
            old(root.resolve(module).resolve("src/test/java/io/hindcast/SourceTest.java"));
            old(root.resolve(module).resolve("target/classes/Source.class"));
        }
        old(root.resolve("app/target/hindcast.jar"));
        old(root.resolve("app/target/.built"));
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(BUILT));
            }
        }
    }

    @Test
    void theProgramIsMadeOfNestedModulesToo() {
        assertThat(modules.values()).contains(Path.of("app"), Path.of("strategy-api"), Path.of("backtester/engine"));
    }

    @Test
    void runsTheBuildThatIsUpToDate() throws Exception {
        assertThat(builds()).isFalse();
    }

    @Test
    void buildsWhenAFileOfAnyModuleIsNewer() throws Exception {
        for (Path module : modules.values()) {
            Path touched = root.resolve(module).resolve("src/main/java/io/hindcast/Source.java");
            touch(touched, BUILT.plusSeconds(2));
            assertThat(builds()).as(module.toString()).isTrue();
            touch(touched, BUILT);
        }
    }

    @Test
    void buildsWhenAFileWasDeletedOrAModuleAdded() throws Exception {
        Path folder = root.resolve("backtester/engine/src/main/java/io/hindcast");
        touch(folder, BUILT.plusSeconds(2));
        assertThat(builds()).isTrue();
        touch(folder, BUILT);
        Files.createDirectories(root.resolve("backtester/another"));
        Files.writeString(root.resolve("backtester/another/pom.xml"), "<project/>");
        assertThat(builds()).isTrue();
    }

    @Test
    void newerTestsAndBuiltFilesAreNoReasonToBuild() throws Exception {
        for (Path module : modules.values()) {
            for (String file : List.of("src/test/java/io/hindcast/SourceTest.java", "target/classes/Source.class")) {
                touch(root.resolve(module).resolve(file), BUILT.plusSeconds(2));
            }
        }
        assertThat(builds()).isFalse();
    }

    private boolean builds() throws IOException, InterruptedException {
        Path rebuilt = root.resolve("rebuilt");
        Files.deleteIfExists(rebuilt);
        Path stamp = root.resolve("app/target/.built");
        touch(stamp, BUILT);
        ProcessBuilder launcher = new ProcessBuilder(root.resolve("hindcast").toString(), "--version");
        launcher.environment().put("HINDCAST_JAVA_HOME", root.resolve("jdk").toString());
        launcher.environment().remove("HINDCAST_NO_BUILD");
        Process process = launcher.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return Files.exists(rebuilt);
    }

    private void collect(Path module, Map<String, Path> all) throws IOException {
        String pom = Files.readString(REPOSITORY.resolve(module).resolve("pom.xml"));
        Matcher artifact = ARTIFACT.matcher(pom);
        if (artifact.find()) {
            all.put(artifact.group(1), module);
        }
        for (String nested : matches(MODULE, pom)) {
            collect(module.resolve(nested), all);
        }
    }

    private void require(String artifact, Map<String, Path> all) throws IOException {
        if (modules.putIfAbsent(artifact, all.get(artifact)) != null) {
            return;
        }
        String pom = Files.readString(REPOSITORY.resolve(all.get(artifact)).resolve("pom.xml"));
        Matcher dependency = DEPENDENCY.matcher(pom);
        while (dependency.find()) {
            if (dependency.group(2) == null) {
                require(dependency.group(1), all);
            }
        }
    }

    private static List<String> matches(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private void script(String name, String line) throws IOException {
        Path file = old(root.resolve(name));
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static Path old(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "");
    }

    private static void touch(Path file, Instant time) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(time));
    }
}
