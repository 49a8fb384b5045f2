package io.hindcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hindcast.app.Project.Output;
import io.hindcast.store.journal.Journal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sessions outlive the build that began them. {@code session-version-1.zip} holds what the last build without versions has
 * left: the session {@code killed} with 80 of its feed's 120 bars, killed with orders on their way, and the journal of the
 * session {@code whole}, which had all of them.
 */
class SessionVersionsTest {
    @TempDir
    private Path folder;

    private Project project;

    @BeforeEach
    void unpack() throws IOException {
        project = new Project(folder);
        try (InputStream bytes = SessionVersionsTest.class.getResourceAsStream("session-version-1.zip");
                ZipInputStream zip = new ZipInputStream(bytes)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = folder.resolve(entry.getName());
                if (!entry.isDirectory()) {
                    Files.createDirectories(file.getParent());
                    Files.copy(zip, file);
                }
            }
        }
    }

    private Output paper(String... more) {
        return project.hindcast(Stream.concat(
                        Stream.of(
                                "paper",
                                folder.resolve("begun.yaml").toString(),
                                "--session=killed",
                                "--set=paper.feed=month",
                                "--until-end"),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private Path session(String file) {
        return folder.resolve("paper/killed").resolve(file);
    }

    private List<String> journal() {
        return Project.journal(session("journal"));
    }

    /** Each start writes nothing and ends with 2. */
    private void assertRefused(String expected, String... more) throws IOException {
        List<String> before = journal();
        String document = Files.readString(session("session.json"));
        Output output = paper(more);
        assertThat(output.exitCode()).as(output.err()).isEqualTo(2);
        assertThat(output.err()).contains(expected);
        assertThat(journal()).isEqualTo(before);
        assertThat(session("session.json")).hasContent(document);
        assertThat(session("run")).doesNotExist();
    }

    @Test
    void oneOfTheBuildBeforeGoesOnAsItWouldHaveThere() throws IOException {
        List<String> before = journal();
        List<String> whole = Project.journal(folder.resolve("paper/whole/journal"));
        assertThat(before).hasSizeLessThan(whole.size() - 80).isEqualTo(whole.subList(0, before.size()));
        Output parity = project.hindcast("parity", "killed");
        assertThat(parity.out()).as(parity.err()).startsWith("identical: 80 bars");

        Output output = paper();
        assertThat(output.exitCode()).as(output.err()).isZero();
        assertThat(output.err())
                .contains(
                        "the session was begun by an earlier build", "continues it if it repeats each of its records");
        assertThat(journal()).isEqualTo(whole);
        JsonNode document = new ObjectMapper().readTree(session("session.json").toFile());
        assertThat(document.path("version").asInt()).isEqualTo(2);
        assertThat(document.path("builds")).hasSize(2);
        assertThat(document.path("builds").path(1).path("records").asInt()).isEqualTo(before.size());
        assertThat(output.out().replaceAll("\\s+", " "))
                .contains("Warning: the session was begun by an earlier build", "from record " + before.size() + " on");
        assertThat(Files.readString(session("run/summary.json"))).contains("the session was begun by an earlier build");
        assertThat(project.hindcast("parity", "killed").out()).startsWith("identical: 120 bars");

        // Records of both forms stand in one journal, and this build goes on from its own.
        assertThat(paper().exitCode()).isZero();
        assertThat(journal()).isEqualTo(whole);
    }

    @Test
    void aKeyThatWasNotKnownThenHasItsDefault() throws IOException {
        Path config = session("config.yaml");
        List<String> lines = Files.readAllLines(config);
        assertThat(lines).contains("  initial-margin: 0.5");
        Files.write(
                config,
                lines.stream().filter(line -> !line.contains("initial-margin")).toList());
        assertRefused("config: trading.initial-margin was 0.5 and is 0.75", "--set=trading.initial-margin=0.75");
        assertThat(paper().exitCode()).isZero();
    }

    @Test
    void whatDiffersIsNamedWithBothValues() throws IOException {
        assertRefused("config: trading.fee-bps was 1.0 and is 9.0", "--set=trading.fee-bps=9");
        assertThat(paper().exitCode()).isZero();
        Files.writeString(session("config.yaml"), "\n# mine\n", java.nio.file.StandardOpenOption.APPEND);
        Output changed = paper();
        assertThat(changed.exitCode()).isEqualTo(2);
        assertThat(changed.err()).contains("config: the SHA-256 of the session's own config.yaml was ");
    }

    @Test
    void aBuildThatDecidesOtherwiseIsNamedAndNothingIsWritten() throws IOException {
        List<String> lines = journal();
        int order = lines.size() / 2;
        while (!lines.get(order).startsWith("order,")) {
            order++;
        }
        lines.set(order, lines.get(order).replaceFirst("\\.", "1."));
        try (Stream<Path> files = Files.list(session("journal/records"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        try (Journal open = Journal.open(session("journal"))) {
            lines.forEach(open::append);
        }
        assertRefused("record " + order + " of its journal, on live bar ");
        assertRefused("It was made by an earlier build (sessions of version 1 don't say which), and this is build ");
    }

    @Test
    void oneOfANewerBuildIsLeftToIt() throws IOException {
        Files.writeString(session("session.json"), "{\"version\": 3}", StandardCharsets.UTF_8);
        assertRefused(
                "is of version 3, and this build reads versions up to 2; continue it with the build that wrote it");
    }
}
