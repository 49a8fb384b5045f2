package io.hindcast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The independent script recomputes whole runs of the program from their fills, forecasts and bars. */
@Tag("slow")
class AuditTest {
    private static final Path SCRIPT = Path.of("../backtester/runs/src/test/python/audit_run.py");

    @TempDir
    private static Path folder;

    private static Project project;
    private static Path bars;

    @BeforeAll
    static void importBars() throws IOException {
        assumeTrue(pythonIsThere() || "true".equals(System.getenv("CI")), "python3 is not installed: NOT AUDITED");
        project = new Project(folder);
        List<String> lines = Project.bars(3, Project.BARS);
        project.importBars(project.csv("bars.csv", lines), "bars");
        List<String> stamped = new ArrayList<>(List.of("time,open,high,low,close,volume"));
        lines.forEach(line -> {
            int comma = line.indexOf(',');
            stamped.add(java.time.LocalDate.parse(line.substring(0, comma)).plusDays(1) + "T00:00:00Z"
                    + line.substring(comma));
        });
        bars = Files.write(folder.resolve("stamped.csv"), stamped);
    }

    @Test
    void aRunWithAModelAddsUp() throws Exception {
        assertAddsUp(project.run(project.lstmConfig("bars")));
    }

    @Test
    void aRunWithAModelThatLooksSeveralBarsAheadAddsUp() throws Exception {
        assertAddsUp(project.run(project.lstmConfig("bars"), "--set=model.horizon=5", "--set=model.target=close"));
    }

    @Test
    void aRunThatIsSplitByRegimeAddsUp() throws Exception {
        Path labelled = project.write(
                "labelled.yaml",
                Files.readString(project.lstmConfig("bars"))
                        + "regimes: {window: 20, epochs: 2, trend: {shortest-bars: 5, longest-bars: 10}}\n");
        Path run = project.run(labelled);
        assertThat(run.resolve("regimes.csv")).isNotEmptyFile();
        assertAddsUp(run);
    }

    @Test
    void aRunWithoutAModelAddsUp() throws Exception {
        assertAddsUp(project.run(project.crossConfig("bars")));
    }

    @Test
    void aRunWhoseOrdersTakeTimeAndVolumeAddsUp() throws Exception {
        assertAddsUp(project.run(
                project.crossConfig("bars"), "--set=trading.latency=36h", "--set=trading.max-volume-share=0.2"));
    }

    @Test
    void buyAndHoldAddsUp() throws Exception {
        assertAddsUp(project.run(
                project.write("hold.yaml", "data: {queue: bars}\nstrategy: {name: buy-and-hold, fraction: 0.9}\n")));
    }

    private static void assertAddsUp(Path run) throws Exception {
        Process process = new ProcessBuilder("python3", SCRIPT.toString(), run.toString(), bars.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(Files.readAllLines(run.resolve("fills.csv"))).hasSizeGreaterThan(1);
    }

    private static boolean pythonIsThere() {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
