package io.hindcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataCommandTest {
    private static final String ROWS = """
            date,open,high,low,close,vol
            2024-01-02,1,1,1,1,7
            2024-01-03,1,1,1,1,7
            """;

    @TempDir
    private Path folder;

    private Path csv;
    private Path queues;

    private record Output(int exitCode, String out, String err) {}

    @BeforeEach
    void writeRows() throws IOException {
        csv = Files.writeString(folder.resolve("bars.csv"), ROWS);
        queues = folder.resolve("queues");
    }

    @Test
    void beforeTheFirstImportItSaysHowToMakeOne() {
        assertThat(hindcast("data").out())
                .contains("hindcast import FILE --name NAME --queues " + queues)
                .doesNotContain("@");
    }

    @Test
    void whatAnImportFoundIsSaidThenAndAgain() throws IOException {
        String found = "the file has no column 'volume': it is 0 in every bar; 'vol' may hold it";
        assertThat(hindcast("import", csv.toString(), "--name", "a").out()).contains(found);
        assertThat(hindcast("data", "a").out()).contains("note            " + found);
        // A queue of an earlier version has neither findings nor a hash of its document.
        Path metadata = queues.resolve("a/metadata.json");
        String text = Files.readString(metadata).replaceAll("(?s),\\s*\"findings\" : \\[.*?\\]", "");
        Files.writeString(metadata, text);
        assertThat(hindcast("data", "a").err()).contains(metadata + ": was changed since the queue was imported");
        Files.writeString(metadata, text.replaceAll(",\\s*\"documentSha256\" : \"\\w+\"", ""));
        Output earlier = hindcast("data", "a");
        assertThat(earlier.exitCode()).isZero();
        assertThat(earlier.out()).contains("bars SHA-256").doesNotContain(found);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // no file can have such a name
    void theNameOfAFileIsNoLineOfItsOwn() throws IOException {
        Path named = Files.copy(csv, folder.resolve("bars\nerror: forged.csv"));
        Output output = hindcast("import", named.toString(), "--name", "a");
        assertThat(output.exitCode()).as(output.err()).isZero();
        assertThat(output.out()).contains("bars\\nerror: forged.csv").doesNotContain("\nerror: forged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"formatVersion\": 1}", "\u00ff", "null", "[]"})
    void oneDamagedQueueHidesNoOther(String damage) throws IOException {
        for (String name : new String[] {"a", "b", "c"}) {
            hindcast("import", csv.toString(), "--name", name);
        }
        Path metadata = queues.resolve("b/metadata.json");
        Files.write(metadata, damage.getBytes(StandardCharsets.ISO_8859_1));
        Output list = hindcast("data");
        assertThat(list.exitCode()).isEqualTo(2);
        assertThat(list.out()).contains("\na ").contains("\nc ");
        assertThat(list.err()).contains(metadata.toString()).doesNotContain("Exception", "\tat ", "    at ");
        assertThat(hindcast("data", "a").exitCode()).isZero();
        Output damaged = hindcast("data", "b");
        assertThat(damaged.exitCode()).isEqualTo(2);
        assertThat(damaged.err()).contains(metadata.toString()).doesNotContain("    at ");
        assertThat(hindcast("data", "x").err()).contains("stored: a, c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4pm", "16", "24:01", "16:0"})
    void aSessionCloseThatIsNoTimeIsExplained(String text) {
        Output output = hindcast("import", csv.toString(), "--name", "a", "--session-close", text);
        assertThat(output.exitCode()).isEqualTo(2);
        assertThat(output.err())
                .contains("'" + text + "'", "such as 09:30 or 16:00")
                .doesNotContain("index");
    }

    @Test
    void whatIsKnownOfAnInstrumentIsSetShownAndTakenBack() throws IOException {
        Output imported = hindcast(
                "import",
                csv.toString(),
                "--name",
                "es",
                "--instrument",
                "ES",
                "--currency",
                "USD",
                "--tick",
                "0.25",
                "--session",
                "America/Chicago 17:00-16:00");
        assertThat(imported.exitCode()).as(imported.err()).isZero();
        assertThat(imported.out())
                .contains("of ES is known: currency USD, tick 0.25, session America/Chicago 17:00-16:00\n");
        String hash = line(hindcast("data", "es").out(), "bars SHA-256");

        assertThat(hindcast("data", "set", "es", "multiplier=50", "tick=").out())
                .isEqualTo("ES of queue 'es': currency USD, multiplier 50, session America/Chicago 17:00-16:00\n");
        String shown = hindcast("data", "es").out();
        assertThat(line(shown, "multiplier")).isEqualTo("50");
        assertThat(line(shown, "unknown")).startsWith("tick, lot (hindcast data set");
        assertThat(line(shown, "bars SHA-256")).isEqualTo(hash);

        // An import of the same instrument keeps what it is not told, and says so; one of another instrument knows
        // nothing.
        assertThat(hindcast("import", csv.toString(), "--name", "es", "--instrument", "ES", "--lot", "2")
                        .out())
                .contains(
                        "known: currency USD, lot 2, multiplier 50,",
                        "(what is not given here, from the earlier queue)");
        assertThat(hindcast("import", csv.toString(), "--name", "es", "--instrument", "NQ")
                        .out())
                .doesNotContain("is known");
    }

    @Test
    void anImportThatKnowsNothingWritesTheMetadataOfOlderBuilds() throws IOException {
        hindcast("import", csv.toString(), "--name", "a");
        assertThat(queues.resolve("a/metadata.json")).content().doesNotContain("terms");
        hindcast("data", "set", "a", "lot=1");
        assertThat(queues.resolve("a/metadata.json")).content().contains("terms");
        hindcast("data", "set", "a", "lot=");
        assertThat(queues.resolve("a/metadata.json")).content().doesNotContain("terms");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tik=1", "tick", "tick=0", "lot=none", "currency=us dollars", "session=9-5", "=1"})
    void aTermThatIsNoneIsExplained(String assignment) {
        hindcast("import", csv.toString(), "--name", "a");
        Output output = hindcast("data", "set", "a", assignment);
        assertThat(output.exitCode()).isEqualTo(2);
        assertThat(output.err())
                .contains(assignment.substring(assignment.indexOf('=') + 1))
                .doesNotContain("\tat ");
        assertThat(hindcast("data", "set", "a", "tik=1").err()).contains("did you mean 'tick'?");
        assertThat(hindcast("data", "set", "a", "tick").err())
                .isEqualToNormalizingNewlines(
                        "error: 'tick' has no value; write tick=VALUE, or tick= to make it unknown again\n");
        assertThat(hindcast("data", "set", "nowhere", "tick=1").exitCode()).isEqualTo(2);
    }

    private static String line(String out, String key) {
        return out.lines()
                .filter(each -> each.startsWith(key + " "))
                .map(each -> each.substring(key.length()).strip())
                .findFirst()
                .orElseThrow();
    }

    private Output hindcast(String command, String... more) {
        String[] args = new String[more.length + 3];
        args[0] = command;
        System.arraycopy(more, 0, args, 1, more.length);
        args[more.length + 1] = "--queues";
        args[more.length + 2] = queues.toString();
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Hindcast.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
        return new Output(code, out.toString(), err.toString());
    }
}
