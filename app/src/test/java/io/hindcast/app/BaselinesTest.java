package io.hindcast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A baseline is what a run of it would be: the same line, the same costs, the same bars. */
@Tag("slow")
class BaselinesTest {
    @TempDir
    private Path folder;

    private Project project;

    @BeforeEach
    void importBars() throws IOException {
        project = new Project(folder);
        project.importBars(project.csv("bars.csv", Project.bars(11, Project.BARS)), "bars");
    }

    @Test
    void eachIsTheRunOfItToTheByte() throws IOException {
        String lstm = Files.readString(project.lstmConfig("bars"));
        Path run = project.run(project.write("lstm.yaml", lstm));

        // The model that a baseline was is the model that somebody asks for: found, and not trained again.
        String model = lstm.substring(lstm.indexOf("model:"), lstm.indexOf("strategy:"));
        Path ridge = project.run(project.write("ridge.yaml", lstm.replace(model, "model: {name: ridge}\n")));
        try (Stream<Path> models = Files.list(folder.resolve("models"))) {
            assertThat(models.map(each -> each.getFileName().toString().replaceFirst("-.*", "")))
                    .containsExactlyInAnyOrder("lstm", "ridge");
        }
        assertThat(column(run, "baselines.csv", "ridge")).isEqualTo(column(ridge, "equity.csv", "equity"));
        Map<String, String> forecasts = byTime(ridge, "forecasts.csv", "forecast");
        Map<String, String> beside = byTime(run, "baseline_forecasts.csv", "ridge");
        assertThat(beside.keySet())
                .isEqualTo(byTime(run, "forecasts.csv", "forecast").keySet());
        assertThat(forecasts).containsAllEntriesOf(beside);

        for (String rule : List.of("time-series-momentum", "macd", "one-day-reversal")) {
            String strategy = lstm.substring(lstm.indexOf("strategy:"), lstm.indexOf("trading:"));
            Path alone = project.run(project.write(
                    rule + ".yaml", lstm.replace(strategy, "strategy: {name: " + rule + ", mode: long-short}\n")));
            assertThat(column(run, "baselines.csv", rule.replace('-', '_')))
                    .as(rule)
                    .isEqualTo(column(alone, "equity.csv", "equity"));
        }
        assertThat(column(run, "baselines.csv", "buy_and_hold"))
                .isEqualTo(column(run, "equity.csv", "benchmark_equity"));
        assertThat(column(run, "baselines.csv", "time")).isEqualTo(column(run, "equity.csv", "time"));
    }

    @Test
    void theTrainingMeanIsOneReturnAndTheSummarySaysWhatEachIs() throws IOException {
        Path run = project.run(project.lstmConfig("bars"));

        List<String> closes = column(run, "baseline_forecasts.csv", "close");
        List<String> means = column(run, "baseline_forecasts.csv", "training_mean");
        double mean = Math.log(Double.parseDouble(means.getFirst()) / Double.parseDouble(closes.getFirst()));
        for (int i = 0; i < closes.size(); i++) {
            assertThat(Math.log(Double.parseDouble(means.get(i)) / Double.parseDouble(closes.get(i))))
                    .isCloseTo(mean, within(1e-12));
        }
        JsonNode section = summary(run).path("baselines");
        assertThat(section.path("list").findValuesAsText("name"))
                .containsExactly(
                        "persistence",
                        "buy-and-hold",
                        "training-mean",
                        "ridge",
                        "time-series-momentum",
                        "macd",
                        "one-day-reversal");
        assertThat(section.path("left_out")).isEmpty();
        for (JsonNode each : section.path("list")) {
            List<String> equity = each.path("name").asText().equals("persistence")
                    ? List.of()
                    : column(run, "baselines.csv", each.path("name").asText().replace('-', '_'));
            if (equity.isEmpty()) {
                assertThat(each.has("trading")).isFalse();
                assertThat(each.path("forecast").path("rmse_return").asDouble())
                        .isEqualTo(summary(run)
                                .path("forecast")
                                .path("persistence")
                                .path("rmse_return")
                                .asDouble());
            } else {
                assertThat(each.path("trading").path("total_return").asDouble())
                        .isCloseTo(
                                Double.parseDouble(equity.getLast()) / Double.parseDouble(equity.getFirst()) - 1,
                                within(1e-12));
            }
        }
        JsonNode trader = section.path("random_trader");
        assertThat(trader.path("draws").asInt()).isEqualTo(999);
        assertThat(trader.path("p_value").asDouble())
                .isEqualTo((1 + trader.path("at_least_own").asDouble()) / 1_000);
        // What it pays is what the run has paid: a basis point of slippage and one of fees.
        assertThat(trader.path("cost_bps").asDouble()).isCloseTo(2, within(0.01));
        String page = Files.readString(run.resolve("report.html"));
        assertThat(page).contains("Beside the baselines", "One-day reversal", "Random trader (the run");
    }

    /** The returns of the folds are parts of the whole. */
    @Test
    void returnsOfFoldsMultiplyToThatOfTheRun() throws IOException {
        Path run = project.run(project.write(
                "folds.yaml",
                Files.readString(project.crossConfig("bars"))
                        + "evaluation: walk-forward\nwalk-forward: {min-train-bars: 100, test-bars: 60}\n"));

        JsonNode list = summary(run).path("baselines").path("list");
        assertThat(list.findValuesAsText("name")).contains("macd");
        for (JsonNode each : list) {
            double product = 1;
            for (JsonNode fold : each.path("folds")) {
                product *= 1 + fold.path("total_return").asDouble();
            }
            assertThat(each.path("folds").size()).isEqualTo(5);
            assertThat(product - 1)
                    .isCloseTo(each.path("trading").path("total_return").asDouble(), within(1e-12));
        }
    }

    /** A limit halts the run, not what it is set beside. */
    @Test
    void aHaltOfTheRunHaltsNoBaseline() throws IOException {
        String cross = Files.readString(project.crossConfig("bars"));
        Path free = project.run(project.write("free.yaml", cross));
        Path halted = project.run(
                project.write("halted.yaml", cross.replace("fee-bps: 3", "fee-bps: 3, limits: {drawdown: 0.01}")));

        assertThat(halted.resolve("baselines.csv")).hasSameTextualContentAs(free.resolve("baselines.csv"));
        assertThat(Files.readString(halted.resolve("equity.csv")))
                .isNotEqualTo(Files.readString(free.resolve("equity.csv")));
    }

    @Test
    void noneWhereTheConfigWantsNone() throws IOException {
        Path run = project.run(project.write(
                "without.yaml", Files.readString(project.lstmConfig("bars")) + "baselines: {enabled: false}\n"));

        assertThat(run.resolve("baselines.csv")).doesNotExist();
        assertThat(run.resolve("baseline_forecasts.csv")).doesNotExist();
        assertThat(summary(run).has("baselines")).isFalse();
        try (Stream<Path> models = Files.list(folder.resolve("models"))) {
            assertThat(models).hasSize(1);
        }
    }

    private static JsonNode summary(Path run) throws IOException {
        return new ObjectMapper().readTree(run.resolve("summary.json").toFile());
    }

    private static List<String> column(Path run, String file, String name) throws IOException {
        return List.copyOf(values(run, file, name));
    }

    private static Map<String, String> byTime(Path run, String file, String name) throws IOException {
        List<String> times = values(run, file, "time");
        List<String> values = values(run, file, name);
        Map<String, String> byTime = new LinkedHashMap<>();
        for (int i = 0; i < times.size(); i++) {
            byTime.put(times.get(i), values.get(i));
        }
        return byTime;
    }

    private static List<String> values(Path run, String file, String name) throws IOException {
        List<String> lines = Files.readAllLines(run.resolve(file));
        int column = Arrays.asList(lines.getFirst().split(",")).indexOf(name);
        assertThat(column).as("%s in %s", name, file).isNotNegative();
        return lines.stream().skip(1).map(line -> line.split(",", -1)[column]).toList();
    }
}
