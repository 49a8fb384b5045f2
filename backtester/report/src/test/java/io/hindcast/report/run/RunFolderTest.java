package io.hindcast.report.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.settings.InvalidInputException;
import io.hindcast.testkit.fixture.RunFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunFolderTest {
    @TempDir
    Path runs;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "config.yaml",
                "equity.csv",
                "prices.csv",
                "fills.csv",
                "trades.csv",
                "summary.json",
                "certificate.json",
                "forecasts.csv",
                "training.csv"
            })
    void anIncompleteRunIsRefusedByTheFileThatIsMissing(String file) throws IOException {
        Path run = RunFixture.withModel(runs.resolve("one"), 200);
        Files.delete(run.resolve(file));

        assertThatThrownBy(() -> RunFolder.open(run))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(run.resolve(file) + ": the file is missing");
    }

    @Test
    void aRunWithoutAModelNeedsNoForecasts() throws IOException {
        assertThat(RunFolder.open(RunFixture.withoutModel(runs.resolve("one"), 50))
                        .file("forecasts.csv"))
                .doesNotExist();
    }

    @Test
    void aRunIsFoundByPathByIdAndAsTheLatest() throws IOException {
        Path old = RunFixture.withoutModel(runs.resolve("b-old"), 50);
        Path recent = RunFixture.withoutModel(runs.resolve("a-new"), 50);
        Files.setLastModifiedTime(old.resolve("summary.json"), FileTime.fromMillis(1_000));
        Files.setLastModifiedTime(recent.resolve("summary.json"), FileTime.fromMillis(2_000));
        Files.createDirectories(runs.resolve("z-unfinished"));

        assertThat(RunFolder.find("latest", runs).path()).isEqualTo(recent);
        assertThat(RunFolder.find("b-old", runs).path()).isEqualTo(old);
        assertThat(RunFolder.find(old.toString(), Path.of("elsewhere")).path()).isEqualTo(old);
    }

    @Test
    void anUnknownRunIsAnsweredWithTheNearestName() throws IOException {
        RunFixture.withoutModel(runs.resolve("spx-daily"), 50);

        assertThatThrownBy(() -> RunFolder.find("spx-dayly", runs))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("no run 'spx-dayly'", runs.toString(), "did you mean 'spx-daily'?");
    }

    @Test
    void thereIsNoLatestRunWhereThereIsNone() {
        for (Path empty : List.of(runs, runs.resolve("missing"))) {
            assertThatThrownBy(() -> RunFolder.find("latest", empty))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContainingAll(empty.toString(), "run a backtest first");
        }
    }
}
