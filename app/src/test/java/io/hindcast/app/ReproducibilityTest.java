package io.hindcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.features.Ta4jFeatures;
import io.hindcast.market.Interval;
import io.hindcast.settings.MapSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same inputs give the same run, to the bit. */
@Tag("slow")
class ReproducibilityTest {
    private static final List<String> DECIDED =
            List.of("forecasts.csv", "orders.csv", "fills.csv", "equity.csv", "trades.csv");

    @TempDir
    private static Path folder;

    private static Project project;
    private static Path config;
    private static Path reference;

    @BeforeAll
    static void runOnce() throws IOException {
        project = new Project(folder);
        project.importBars(project.csv("bars.csv", Project.bars(1, Project.BARS)), "bars");
        config = project.lstmConfig("bars");
        reference = project.run(config);
    }

    @Test
    void theReferenceRunForecastsAndTrades() throws IOException {
        int warmUp = new Ta4jFeatures()
                .configure(
                        List.of(MapSettings.of(Map.of("name", "rsi", "bars", 5))), Interval.parse("1d"), ZoneOffset.UTC)
                .get()
                .warmUpBars();
        // A header, and a row for each bar from the first window of 8 complete rows on.
        assertThat(reference.resolve("forecasts.csv")).content().hasLineCount(1 + Project.BARS - warmUp - 7);
        assertThat(Files.readAllLines(reference.resolve("fills.csv"))).hasSizeGreaterThan(1);
    }

    @Test
    void trainedAnewItIsTheSameRun() throws IOException {
        assertSame(project.run(config, "--retrain"));
    }

    @ParameterizedTest
    @CsvSource({
        "128, blocking, shared",
        "4096, sleeping, shared",
        "128, yielding, apart",
        "256, busy-spin, halves",
        "1024, blocking, apart",
        "2048, yielding, halves"
    })
    void ringSizeWaitStrategyAndThreadsChangeNothing(int ring, String waiting, String threads) throws IOException {
        assertSame(project.run(
                config,
                "--set=pipeline.ring-size=" + ring,
                "--set=pipeline.wait-strategy=" + waiting,
                "--set=pipeline.threads=" + threads));
    }

    private static void assertSame(Path run) {
        for (String file : DECIDED) {
            assertThat(run.resolve(file)).hasSameBinaryContentAs(reference.resolve(file));
        }
    }
}
