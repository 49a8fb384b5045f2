package io.hindcast.engine.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.engine.fixture.PluginJars;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be in the plugins folder, and whether it is still what it was. */
class PluginJarTest {
    private static final String ADVICE =
            "; build it against strategy-api 0.2 (its manifest then needs Hindcast-Api-Version: 0.2)";

    @TempDir
    private Path folder;

    private static void assertRefused(Path jar, String message) {
        assertThatThrownBy(() -> PluginJar.open(jar))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"0.2, 0.2", "' 0.2 ', 0.2"})
    void oneOfThisVersionIsOpenedWithItsHashAndNoneOfItsCodeRuns(String version, String read) throws IOException {
        Path file = new PluginJars(folder)
                .packed(Explosive.class)
                .manifest("Hindcast-Api-Version", version)
                .jar("mine.jar");
        PluginJar jar = PluginJar.open(file);
        assertThat(jar.name()).isEqualTo("mine.jar");
        assertThat(jar.file()).isEqualTo(file);
        assertThat(jar.apiVersion()).isEqualTo(read);
        assertThat(jar.sha256()).isEqualTo(Sha256.of(Files.readAllBytes(file)));
        assertThatThrownBy(() -> Class.forName(Explosive.class.getName(), true, jar.loader()))
                .isInstanceOf(ExceptionInInitializerError.class);
    }

    /** Must not be loaded. */
    static final class Explosive {
        static {
            explode();
        }

        private Explosive() {}

        private static void explode() {
            throw new IllegalStateException("loaded");
        }
    }

    @ParameterizedTest
    @CsvSource({"0.1.0", "1.0", "0.7.1"})
    void oneForAnotherVersionIsRefusedWithBothAndWhatToDo(String version) throws IOException {
        Path jar =
                new PluginJars(folder).manifest("Hindcast-Api-Version", version).jar("mine.jar");
        assertRefused(
                jar,
                "mine.jar: was built against version " + version
                        + " of the strategy API, but this program runs 0.2" + ADVICE
                        + ", or use the Hindcast that it was made for");
    }

    @Test
    void oneThatSaysNoVersionIsRefused() throws IOException {
        assertRefused(
                new PluginJars(folder).manifest("Hindcast-Api-Version", null).jar("mine.jar"),
                "mine.jar: does not say which version of the strategy API it was built against (no"
                        + " Hindcast-Api-Version in its manifest), and this program runs 0.2" + ADVICE
                        + ", or remove it if it is no plugin");
        assertRefused(
                new PluginJars(folder)
                        .manifest("Hindcast-Api-Version", "newest")
                        .jar("mine.jar"),
                "mine.jar: has Hindcast-Api-Version 'newest' in its manifest, which is no version (expected one such as"
                        + " 0.2)" + ADVICE);
    }

    @Test
    void oneThatNeedsOtherJarsIsRefused() throws IOException {
        assertRefused(
                new PluginJars(folder).manifest("Class-Path", "lib/more.jar").jar("mine.jar"),
                "mine.jar: its manifest names other jars (Class-Path), but a plugin is one jar, so that its hash covers all"
                        + " that runs; pack its libraries into it");
    }

    @Test
    void whatIsNoJarIsRefused() throws IOException {
        Path torn = Files.writeString(folder.resolve("torn.jar"), "PK not really");
        Path directory = Files.createDirectory(folder.resolve("folder.jar"));
        for (Path file : new Path[] {torn, directory, folder.resolve("missing.jar")}) {
            assertThatThrownBy(() -> PluginJar.open(file))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageStartingWith(file.getFileName() + ": can't be read as a jar (")
                    .hasMessageEndingWith("); copy it again, or build it again");
        }
    }

    @Test
    void oneThatWasExchangedIsNoticedAndOneThatWasOnlyCopiedAnewIsNot() throws IOException {
        Path file = new PluginJars(folder).jar("mine.jar");
        PluginJar jar = PluginJar.open(file);
        byte[] content = Files.readAllBytes(file);
        assertThat(jar.isUnchanged()).isTrue();

        Files.write(file, new byte[1], StandardOpenOption.APPEND);
        assertThat(jar.isUnchanged()).as("a byte more").isFalse();
        Files.write(file, content);
        assertThat(jar.isUnchanged()).as("as it was").isTrue();
        content[content.length / 2] ^= 1;
        Files.write(file, content);
        assertThat(jar.isUnchanged()).as("a bit changed").isFalse();
        Files.delete(file);
        assertThat(jar.isUnchanged()).as("gone").isFalse();
        Files.createDirectory(file);
        assertThat(jar.isUnchanged()).as("a folder").isFalse();
    }
}
