package io.hindcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hindcast.app.Project.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an import found and what a config says reach the run as they are. */
@Tag("slow")
class ImportedDataTest {
    @TempDir
    private Path folder;

    private Project project;
    private Path csv;

    @BeforeEach
    void writeBars() throws IOException {
        project = new Project(folder);
        List<String> lines = new ArrayList<>(List.of("date,open,high,low,close,tick_volume"));
        lines.addAll(Project.bars(3, 60));
        csv = Files.write(folder.resolve("bars.csv"), lines);
    }

    @ParameterizedTest
    @ValueSource(strings = {"000001", "0700", "ON", "6E4", "1.10"})
    void anInstrumentIsWhatTheConfigSays(String id) throws IOException {
        Path run = project.run(config(id));
        assertThat(Files.readAllLines(run.resolve("orders.csv")).get(1).split(",", -1)[2])
                .isEqualTo(id);
        assertThat(new ObjectMapper()
                        .readTree(run.resolve("summary.json").toFile())
                        .at("/run/instrument")
                        .asText(id))
                .isEqualTo(id);
        // The config that the run keeps reads back to the same run.
        Path again = project.run(run.resolve("config.yaml"));
        assertThat(again.resolve("orders.csv")).hasSameBinaryContentAs(run.resolve("orders.csv"));
    }

    @Test
    void whatTheImportFoundIsAWarningOfEachRun() throws IOException {
        Path config = config("X");
        project.run(config);
        Path second = project.run(config);
        assertThat(new ObjectMapper()
                        .readTree(second.resolve("summary.json").toFile())
                        .at("/run/warnings")
                        .toString())
                .contains("queue 'q': the file has no column 'volume'")
                .contains("'tick_volume' may hold it");
    }

    /** As where the queue was imported by a version that did not look. */
    @Test
    void shiftedPricesAreAWarningOfARunWhateverItsQueueSays() throws IOException {
        List<String> rows = Project.bars(3, 400);
        List<String> shifted = new ArrayList<>(List.of("date,open,high,low,close"));
        for (int i = 0; i + 1 < rows.size(); i++) {
            String[] row = rows.get(i).split(",", -1);
            String close = rows.get(i + 1).split(",", -1)[4];
            double open = Double.parseDouble(row[1]);
            double ahead = Double.parseDouble(close);
            shifted.add(
                    String.join(",", row[0], row[1], "" + Math.max(open, ahead), "" + Math.min(open, ahead), close));
        }
        csv = Files.write(folder.resolve("shifted.csv"), shifted);
        Path config = config("X");
        String said = "the move from a close to the next open takes back the return before it (correlation -";
        assertThat(warnings(project.run(config))).contains("queue 'q': " + said);
        Path metadata = folder.resolve("queues/q/metadata.json");
        String text = Files.readString(metadata);
        Files.writeString(
                metadata,
                text.replaceAll("(?s)\"findings\" : \\[.*?\\]", "\"findings\" : []")
                        .replaceAll(",\\s*\"documentSha256\" : \"\\w+\"", ""));
        assertThat(warnings(project.run(config)))
                .contains("the bars of this run: " + said)
                .doesNotContain("queue 'q'");
    }

    private static String warnings(Path run) throws IOException {
        return new ObjectMapper()
                .readTree(run.resolve("summary.json").toFile())
                .at("/run/warnings")
                .toString();
    }

    @Test
    void aNameThatNoFolderCanHaveIsRefusedBeforeAnythingIsDone() throws IOException {
        Output output = project.hindcast("backtest", config("X").toString(), "--set", "name=" + "n".repeat(240));
        assertThat(output.exitCode()).isEqualTo(2);
        assertThat(output.err()).contains("name: must be of at most 100").doesNotContain("    at ");
        assertThat(folder.resolve("queues")).doesNotExist();
        assertThat(folder.resolve("runs")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{architecture: stacked, hidden: }", "{label: a, training: {epochs: }, architecture: deep}"})
    void aKeyWithoutAValueInAComparisonIsNamed(String entrant) throws IOException {
        project.importBars(project.csv("b.csv", Project.bars(1, Project.BARS)), "b");
        Path config = project.lstmConfig("b");
        Files.writeString(config, Files.readString(config) + "compare:\n  architectures:\n    - " + entrant + "\n");
        Output output = project.hindcast("compare", config.toString());
        assertThat(output.exitCode()).isEqualTo(2);
        assertThat(output.err()).contains("compare.architectures[0].").contains("has no value");
    }

    private Path config(String instrument) throws IOException {
        return project.write("c.yaml", """
                name: yt
                data: {queue: q, import: {file: %s, instrument: %s}}
                strategy: {name: ma-cross, fast-bars: 2, slow-bars: 5}
                """.formatted(csv, instrument));
    }
}
