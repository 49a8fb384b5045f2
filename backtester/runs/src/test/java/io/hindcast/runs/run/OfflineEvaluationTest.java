package io.hindcast.runs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.report.summary.SummaryFile;
import io.hindcast.runs.config.RunOptions;
import io.hindcast.runs.fixture.HeardProgress;
import io.hindcast.runs.fixture.TinyWorkspace;
import io.hindcast.runs.folder.RunResult;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.store.files.FolderCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model of both directions of time forecasts, and trades only where every figure is marked as hindsight. */
class OfflineEvaluationTest {
    private static final String OFFLINE =
            TinyWorkspace.CONFIG.replace("{name: slope}", "{name: slope, architecture: hindsight}");

    @TempDir
    private static Path folder;

    private static TinyWorkspace tiny;
    private static HeardProgress heard;
    private static RunResult compared;
    private static RunResult traded;

    @BeforeAll
    static void evaluate() throws IOException {
        tiny = TinyWorkspace.withBars(folder);
        heard = new HeardProgress();
        compared = evaluate(new HeardProgress(), false);
        traded = evaluate(heard, true);
    }

    private static RunResult evaluate(HeardProgress told, boolean hindsight) {
        return new OfflineEvaluation(tiny.workspace(), told, TinyWorkspace.JOBS, TinyWorkspace.CLOCK, hindsight)
                .run(TinyWorkspace.read(OFFLINE), "tiny", TinyWorkspace.REUSE);
    }

    @Test
    void forecastsAloneAreThoseOfTheTradedRun() throws IOException {
        assertThat(compared.folder().resolve("forecasts.csv"))
                .hasSameBinaryContentAs(traded.folder().resolve("forecasts.csv"));
        assertThat(Files.readAllLines(compared.folder().resolve("forecasts.csv")))
                .hasSize(1 + TinyWorkspace.BARS - 8);
        assertThat(compared.summary().forecast())
                .isEqualTo(traded.summary().forecast())
                .isPresent();
        assertThat(compared.summary().segments()).isEqualTo(traded.summary().segments());
    }

    @Test
    void nothingIsTradedWithoutHindsight() {
        assertThat(compared.summary().traded()).isEmpty();
        for (String file : List.of("orders.csv", "fills.csv", "equity.csv", "trades.csv", "report.html")) {
            assertThat(compared.folder().resolve(file)).doesNotExist();
        }
        assertThat(FolderCheck.of(compared.folder())).isEqualTo(FolderCheck.UNCHANGED);
        assertThat(SummaryFile.read(compared.folder().resolve(SummaryFile.NAME)))
                .isEqualTo(compared.summary());
    }

    @Test
    void whatIsTradedSaysThatItIsHindsight() {
        assertThat(traded.summary().figures().trading().fills()).isPositive();
        assertThat(heard.warnings()).anyMatch(line -> line.startsWith("HINDSIGHT: "));
        assertThat(traded.summary().run().warnings()).anyMatch(line -> line.startsWith("HINDSIGHT: "));
        assertThat(traded.folder().resolve("report.html")).content().contains("HINDSIGHT");
        assertThat(compared.summary().run().warnings()).noneMatch(line -> line.startsWith("HINDSIGHT: "));
    }

    @Test
    void neitherKindOfRunTakesTheOtherKindOfModel() {
        assertThatThrownBy(() -> tiny.backtest(OFFLINE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("for offline evaluation only");
        Path causal = tiny.train(TinyWorkspace.CONFIG);
        assertThatThrownBy(() -> new OfflineEvaluation(
                                tiny.workspace(), new HeardProgress(), TinyWorkspace.JOBS, TinyWorkspace.CLOCK, false)
                        .run(TinyWorkspace.read(OFFLINE), "tiny", new RunOptions(false, causal)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("was trained for line");
    }
}
