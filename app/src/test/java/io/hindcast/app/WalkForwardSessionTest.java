package io.hindcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hindcast.app.Project.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a walk-forward says is what a live user would have lived, who is given each model at the bar where it takes over. */
@Tag("slow")
@Timeout(300)
class WalkForwardSessionTest {
    private static final int FIRST_TEST = 280;
    private static final int STEP = 37;
    private static final List<String> FILES = List.of("orders.csv", "fills.csv", "equity.csv", "trades.csv");

    private static final String CONFIG = """
            name: walk
            data: {queue: QUEUE}
            features: [{name: log-return, bars: 1}, {name: rsi, bars: 5}, {name: ema-ratio, bars: 10}]
            EVALUATION
            model: {name: lstm, window: 8, layers: 1, hidden: 5, training: {epochs: 1}}
            strategy: {name: lstm, mode: long-short, entry-bps: 0, exit-bps: 0}
            trading: {allow-short: true, fee-bps: 2}
            """;

    private static final String WALK = CONFIG.replace(
            "EVALUATION",
            "evaluation: walk-forward\nwalk-forward: {min-train-bars: " + FIRST_TEST + ", test-bars: " + STEP + "}");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void itIsTheSessionThatWasGivenTheSameModelsAtTheSameBars(int seeds) throws IOException {
        Project project = new Project(folder);
        List<String> bars = Project.bars(1, Project.BARS);
        project.importBars(project.csv("all.csv", bars), "all");
        project.importBars(project.csv("history.csv", bars.subList(0, FIRST_TEST)), "history");
        project.importBars(project.csv("month.csv", bars.subList(FIRST_TEST, bars.size())), "month");
        String text = seeds == 1 ? WALK : WALK.replace("{name: lstm, window", "{name: lstm, seeds: 3, window");
        Path whole = project.write("whole.yaml", text.replace("QUEUE", "all"));
        Path session = project.write("session.yaml", text.replace("QUEUE", "history"));
        List<Path> models = train(project, whole);
        assertThat(models).hasSize(4);
        Path run = project.run(whole);

        try (HandFedSession live =
                new HandFedSession(project, session, "live", models.getFirst(), "month", 0, "paper.drift.bars=0")) {
            int left = bars.size() - FIRST_TEST;
            for (int fold = 0; fold < models.size(); fold++) {
                if (fold > 0) {
                    Output output = project.hindcast(
                            "reload", "live", "--model", models.get(fold).toString(), "--wait", "60");
                    assertThat(output.exitCode()).as(output.err()).isZero();
                    assertThat(output.out()).contains("from its next bar on");
                }
                live.feed(Math.min(STEP, left));
                left -= STEP;
            }
            assertThat(live.end().models().reloaded()).isEqualTo(3);
        }
        Path lived = folder.resolve("paper/live/run");
        assertThat(Files.readAllLines(lived.resolve("fills.csv"))).hasSizeGreaterThan(8);
        assertThat(Files.readAllLines(lived.resolve("equity.csv"))).hasSize(1 + bars.size() - FIRST_TEST);
        for (String file : FILES) {
            assertThat(lived.resolve(file)).as(file).hasSameBinaryContentAs(run.resolve(file));
        }
        assertThat(forecasts(lived)).isEqualTo(forecasts(run)).hasSize(bars.size() - FIRST_TEST);
        // The models that it has copied make it again, when those that it was given are gone.
        assertThat(project.hindcast("parity", "live").out()).startsWith("identical: ");
    }

    /** Each fold's, in order. */
    private static List<Path> train(Project project, Path config) {
        Output trained = project.hindcast("train", config.toString());
        assertThat(trained.exitCode()).as(trained.err()).isZero();
        return trained.out()
                .lines()
                .map(line -> Path.of(line.substring(line.indexOf(": ") + 2)))
                .toList();
    }

    /** Those out of sample, without the number of the fold, of which a session has one. */
    private static List<String> forecasts(Path run) throws IOException {
        return Files.readAllLines(run.resolve("forecasts.csv")).stream()
                .filter(row -> row.contains(",test,"))
                .map(row -> row.substring(0, row.lastIndexOf(',')))
                .toList();
    }

    @Test
    void oneFoldThatCoversEverythingIsTheRunOfASplit() throws IOException {
        List<String> bars = Project.bars(1, Project.BARS);
        List<Path> runs = new ArrayList<>();
        List<String> models = new ArrayList<>();
        // Of the 320 bars before the test 274 are for training, in either: to 2020-09-30 and to 2020-11-15.
        for (String evaluation : List.of(
                "split: {train-until: 2020-09-30, validation-until: 2020-11-15}",
                "evaluation: walk-forward\nwalk-forward: {min-train-bars: 320, folds: 1, validation: 0.14375}")) {
            Project project = new Project(Files.createDirectories(folder.resolve("run" + runs.size())));
            project.importBars(project.csv("all.csv", bars), "all");
            String text = CONFIG.replace("EVALUATION", evaluation).replace("QUEUE", "all");
            Path run = project.run(project.write("run.yaml", text));
            runs.add(run);
            models.add(new ObjectMapper()
                    .readTree(run.resolve("certificate.json").toFile())
                    .path("model_sha256")
                    .asText());
        }
        assertThat(models.get(0)).matches("[0-9a-f]{64}").isEqualTo(models.get(1));
        assertThat(Files.readAllLines(runs.get(0).resolve("fills.csv"))).hasSizeGreaterThan(10);
        for (String file :
                List.of("forecasts.csv", "prices.csv", "orders.csv", "fills.csv", "equity.csv", "trades.csv")) {
            assertThat(runs.get(0).resolve(file))
                    .as(file)
                    .hasSameBinaryContentAs(runs.get(1).resolve(file));
        }
    }
}
