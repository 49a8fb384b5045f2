package io.hindcast.report.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.settings.InvalidInputException;
import io.hindcast.testkit.fixture.RunFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
    @TempDir
    Path folder;

    @Test
    void theSameRunGivesTheSamePageAndLeavesNothingElse() throws IOException {
        Path run = RunFixture.withModel(folder.resolve("run"), 200);
        List<String> before = names(run);
        byte[] first = Files.readAllBytes(HtmlReport.write(run));

        assertThat(Files.readAllBytes(HtmlReport.write(run))).isEqualTo(first);
        before.add("report.html");
        assertThat(names(run)).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void aDamagedRunLeavesTheEarlierPageAlone() throws IOException {
        Path run = RunFixture.withModel(folder.resolve("run"), 200);
        byte[] page = Files.readAllBytes(HtmlReport.write(run));
        Files.writeString(run.resolve("equity.csv"), "time,equity\n");

        assertThatThrownBy(() -> HtmlReport.write(run))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("equity.csv, line 1", "benchmark_equity");
        assertThat(run.resolve("report.html")).hasBinaryContent(page);
    }

    @Test
    void aConfigThatIsNoTextIsNamed() throws IOException {
        Path run = RunFixture.withModel(folder.resolve("run"), 200);
        Files.write(run.resolve("config.yaml"), new byte[] {'a', (byte) 0xff});

        assertThatThrownBy(() -> HtmlReport.write(run))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("config.yaml: holds bytes that are no UTF-8 text", "run the backtest again");
    }

    @Test
    void aSummaryThatIsNoJsonIsRefusedWithThePlace() throws IOException {
        Path run = RunFixture.withModel(folder.resolve("run"), 200);
        Files.writeString(run.resolve("summary.json"), "{\n  \"strategy\": ,\n}");

        assertThatThrownBy(() -> HtmlReport.write(run))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("summary.json, line 2", "not JSON");
    }

    @Test
    void longRoundTripListsShowTheLastOnes() throws IOException {
        Path run = RunFixture.withoutModel(folder.resolve("run"), 200);
        List<String> rows = new ArrayList<>(
                List.of(Files.readAllLines(run.resolve("trades.csv")).getFirst()));
        for (int i = 0; i < 1_234; i++) {
            rows.add("SPX,SELL,2024-01-01T00:00:00Z,10.0,2024-01-02T00:00:00Z,9.0,1.0," + i + ".0,0.1,0.01,1");
        }
        Files.write(run.resolve("trades.csv"), rows);
        String page = Files.readString(HtmlReport.write(run));

        assertThat(page).contains("The last 200 of 1,234 round trips", ">1,233.00<", ">1,034.00<", "<td>Short</td>");
        assertThat(page).doesNotContain(">1,033.00<");
    }

    private static List<String> names(Path run) throws IOException {
        try (var files = Files.list(run)) {
            return new ArrayList<>(
                    files.map(file -> file.getFileName().toString()).toList());
        }
    }
}
