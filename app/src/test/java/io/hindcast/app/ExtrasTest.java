package io.hindcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.app.Project.Output;
import io.hindcast.engine.extra.Extra;
import io.hindcast.engine.fixture.PluginJars;
import io.hindcast.feed.BarFeedProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Optional parts, built here and reached through the command line. */
class ExtrasTest {
    @TempDir
    private Path folder;

    private Project project;

    @BeforeEach
    void folders() throws IOException {
        project = new Project(folder);
        Files.createDirectories(extras());
    }

    private Path extras() {
        return folder.resolve("extras");
    }

    private Output listed(String... more) {
        String[] args = new String[more.length + 2];
        args[0] = "extras";
        args[1] = "--extras=" + extras();
        System.arraycopy(more, 0, args, 2, more.length);
        return project.program(args);
    }

    /** Its offer is of a kind of the program's own, and it uses a library that the program has too, in its own version. */
    private PluginJars jar(String name, String constructor) throws IOException {
        return new PluginJars(Files.createTempDirectory(folder, name))
                .rawSource("""
                        package de.siegmar.fastcsv.reader;

                        public final class CsvReader {
                            public static String version() { return "own"; }
                        }
                        """)
                .rawSource("""
                        package io.hindcast.part;

                        public final class Part implements io.hindcast.engine.extra.Extra {
                            public Part() { CONSTRUCTOR }
                            public String name() { return "NAME"; }
                            public String offers() { return "a part with its " + de.siegmar.fastcsv.reader.CsvReader.version() + " reader"; }
                        }
                        """.replace("NAME", name).replace("CONSTRUCTOR", constructor))
                .rawSource("""
                        package io.hindcast.part;

                        public final class Offer implements io.hindcast.feed.BarFeedProvider {
                            public Offer() {
                                if ("stuck".equals("NAME")) { throw new IllegalStateException("no native library"); }
                            }
                            public String name() { return "of-part"; }
                            public String description() { return ""; }
                            public io.hindcast.feed.BarFeed create(
                                    io.hindcast.market.BarSpecification bars, io.hindcast.settings.Settings settings) {
                                return null;
                            }
                        }
                        """.replace("NAME", name))
                .service(Extra.class, "io.hindcast.part.Part")
                .service(BarFeedProvider.class, "io.hindcast.part.Offer");
    }

    @Test
    void oneThatIsThereIsFoundAndOpened() throws IOException {
        jar("wide", "").extra(extras().resolve("wide/part.jar"));
        Output listed = listed();
        assertThat(listed.exitCode()).as(listed.err()).isZero();
        assertThat(listed.out()).containsPattern("wide +wide +a part with its own reader");
        Output opened = listed("wide");
        assertThat(opened.exitCode()).as(opened.err()).isZero();
        assertThat(opened.out()).contains("io.hindcast.part.Offer");
    }

    @Test
    void oneThatIsMissingIsNamed() throws IOException {
        jar("wide", "").extra(extras().resolve("wide.jar"));
        Output output = listed("wyde");
        assertThat(output.exitCode()).isEqualTo(2);
        assertThat(output.err()).contains("there is no extra 'wyde'; did you mean 'wide'");
    }

    @Test
    void whatIsBrokenIsNamedAndLeavesTheOthersAlone() throws IOException {
        jar("good", "").extra(extras().resolve("good/part.jar"));
        jar("angry", "throw new IllegalStateException(\"no licence\");").extra(extras().resolve("angry.jar"));
        jar("stuck", "").extra(extras().resolve("stuck.jar"));
        jar("twice", "").extra(extras().resolve("twice-a.jar"));
        jar("twice", "").extra(extras().resolve("twice-b.jar"));
        Files.writeString(extras().resolve("torn.jar"), "no jar");
        Files.createDirectories(extras().resolve("empty"));
        new PluginJars(Files.createTempDirectory(folder, "lost"))
                .service(Extra.class, "io.hindcast.Nowhere")
                .extra(extras().resolve("lost.jar"));

        Output listed = listed();
        assertThat(listed.exitCode()).as(listed.err()).isZero();
        assertThat(listed.out())
                .containsPattern("good +good ")
                .contains("not usable: angry.jar: failed at its start: ", "no licence")
                .contains("not usable: there is more than one extra 'twice': twice-a.jar, twice-b.jar")
                .contains("not usable: torn.jar: torn.jar can't be read as a jar")
                .contains("not usable: empty: is no extra")
                .containsPattern("not usable: lost\\.jar: failed at its start: .*io.hindcast.Nowhere");
        Output broken = listed("angry");
        assertThat(broken.exitCode()).isEqualTo(2);
        assertThat(broken.err()).contains("angry.jar: failed at its start");
        // It begins, and what it offers can't be made.
        Output stuck = listed("stuck");
        assertThat(stuck.exitCode()).isEqualTo(1);
        assertThat(stuck.err()).contains("failed: extra 'stuck'", "no native library");
        assertThat(listed("good").exitCode()).isZero();
    }
}
