package io.hindcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run says of a model that has learnt nothing. */
@Tag("slow")
class HonestModelTest {
    @TempDir
    private Path folder;

    private Project project;
    private Path config;

    @BeforeEach
    void importBars() throws IOException {
        project = new Project(folder);
        project.importBars(project.csv("bars.csv", Project.bars(1, Project.BARS)), "bars");
        config = project.lstmConfig("bars");
    }

    @Test
    void aConstantThatIsKeptIsCalledOneEverywhere() throws IOException {
        // Steps so wide make a network that is worse than none.
        Path run = project.run(
                config,
                "--set=model.training.epochs=1",
                "--set=model.training.learning-rate=0.9",
                "--set=model.training.constant=keep");
        JsonNode summary =
                new ObjectMapper().readTree(run.resolve("summary.json").toFile());
        assertThat(summary.at("/training/constant").asBoolean()).isTrue();
        assertThat(summary.at("/training/best_validation_loss").asDouble())
                .isGreaterThanOrEqualTo(
                        summary.at("/training/constant_validation_loss").asDouble());
        assertThat(summary.at("/run/model").asText()).startsWith("constant: ");
        assertThat(summary.at("/forecast/constant").asBoolean()).isTrue();
        assertThat(texts(summary.at("/run/warnings"))).anyMatch(text -> text.startsWith("this model is a constant"));
        assertThat(run.resolve("report.html"))
                .content()
                .contains("this model is a constant", "its forecast is a constant");

        Path warned = project.run(config, "--set=model.training.epochs=1", "--set=model.training.learning-rate=0.9");
        JsonNode other =
                new ObjectMapper().readTree(warned.resolve("summary.json").toFile());
        assertThat(other.at("/training/constant").asBoolean()).isFalse();
        assertThat(texts(other.at("/run/warnings")))
                .anyMatch(text -> text.startsWith("the model is no better than a constant"));
    }

    @Test
    void aFeatureWithoutSpreadIsNamedAndForecastsDontExplode() throws IOException {
        List<String> lines = Project.bars(1, Project.BARS).stream()
                .map(line -> line.substring(0, line.lastIndexOf(',')) + ",0.1")
                .toList();
        List<String> moved = new ArrayList<>(lines);
        for (int i = 330; i < moved.size(); i++) {
            moved.set(i, moved.get(i).substring(0, moved.get(i).lastIndexOf(',')) + ",0.2");
        }
        project.importBars(project.csv("still.csv", moved), "still");
        Path run = project.run(
                project.lstmConfig("still"), "--set=features=[{name: log-return, bars: 1}, {name: volume}]");
        JsonNode summary =
                new ObjectMapper().readTree(run.resolve("summary.json").toFile());
        assertThat(texts(summary.at("/run/warnings")))
                .anyMatch(text -> text.startsWith("features: volume is 0.1 in every row of the training segment"));
        assertThat(summary.at("/forecast/constant").asBoolean()).isFalse();
    }

    @Test
    void aStrategyWhoseThresholdNoForecastPassesSaysHowFarTheyWent() throws IOException {
        Path run = project.run(config, "--set=strategy.entry-bps=9000", "--set=strategy.exit-bps=-9000");
        JsonNode summary =
                new ObjectMapper().readTree(run.resolve("summary.json").toFile());
        assertThat(texts(summary.at("/run/warnings")))
                .anyMatch(text -> text.matches(
                        "The strategy never traded: it ordered nothing on \\d+ bars; its forecasts lay between"
                                + " [+-][0-9.]+ and [+-][0-9.]+ bps of the close\\."));
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
