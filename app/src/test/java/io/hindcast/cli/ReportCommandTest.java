package io.hindcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.testkit.fixture.ComparisonFixture;
import io.hindcast.testkit.fixture.RunFixture;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReportCommandTest {
    @TempDir
    Path runs;

    private final StringWriter out = new StringWriter();
    private final CommandLine command = new CommandLine(new ReportCommand()).setOut(new PrintWriter(out));

    @Test
    void itWritesThePageAndPrintsTableAndPath() throws IOException {
        Path run = RunFixture.withModel(runs.resolve("one"), 200);

        assertThat(command.execute("latest", "--runs", runs.toString())).isZero();
        assertThat(run.resolve("report.html")).isNotEmptyFile();
        assertThat(out.toString())
                .contains(
                        "Buy and hold",
                        "Persistence",
                        "Report: " + run.resolve("report.html").toAbsolutePath());
    }

    @Test
    void aComparisonHasItsPageWrittenAgain() throws IOException {
        Path comparison = ComparisonFixture.in(runs.resolve("compared")).write();

        assertThat(command.execute(comparison.toString())).isZero();
        assertThat(comparison.resolve("report.html")).isNotEmptyFile();
        assertThat(out.toString())
                .contains(
                        "Comparison architectures-0123456789ab",
                        "buy-and-hold",
                        "Report: " + comparison.resolve("report.html").toAbsolutePath());
    }

    @Test
    void labelsSplitARunAndNoComparison() throws IOException {
        Path comparison = ComparisonFixture.in(runs.resolve("compared")).write();
        StringWriter message = new StringWriter();
        command.setExecutionExceptionHandler((e, line, result) -> {
            message.append(e.getClass().getSimpleName()).append(": ").append(e.getMessage());
            return 2;
        });

        assertThat(command.execute(comparison.toString(), "--regimes", "labels"))
                .isEqualTo(2);
        assertThat(message.toString()).startsWith("InvalidInputException: --regimes splits the figures of one run");
        assertThat(comparison.resolve("report.html")).doesNotExist();
    }

    @Test
    void aMissingRunIsTheUsersMistake() {
        StringWriter message = new StringWriter();
        command.setExecutionExceptionHandler((e, line, result) -> {
            message.append(e.getClass().getSimpleName()).append(": ").append(e.getMessage());
            return 2;
        });

        assertThat(command.execute("nowhere", "--runs", runs.toString())).isEqualTo(2);
        assertThat(message.toString()).startsWith("InvalidInputException: no run 'nowhere'");
    }
}
