package io.hindcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run is asked, and when nobody can tell. */
@Tag("slow")
class VerdictTest {
    private static final List<String> BASELINES = List.of(
            "cash",
            "buy-and-hold",
            "training-mean",
            "ridge",
            "time-series-momentum",
            "macd",
            "one-day-reversal",
            "random-trader");

    @TempDir
    private Path folder;

    private Project project;

    @BeforeEach
    void importBars() throws IOException {
        project = new Project(folder);
        project.importBars(project.csv("bars.csv", Project.bars(11, Project.BARS)), "bars");
    }

    @Test
    void aRunIsAskedEachQuestionAndTheSameAnswersComeAgain() throws IOException {
        Path config = project.lstmConfig("bars");
        Path run = project.run(config);
        JsonNode summary = summary(run);
        assertThat(summary.fieldNames().next()).isEqualTo("verdict");
        JsonNode verdict = summary.path("verdict");
        assertThat(verdict.path("level").asDouble()).isEqualTo(0.05);
        List<String> asked = new ArrayList<>();
        verdict.path("beats").fieldNames().forEachRemaining(asked::add);
        assertThat(asked).containsExactlyElementsOf(BASELINES);
        for (String question : List.of(
                "knows_something", "forecasts_better", "beats_all", "survives_trials", "survives_trials_over_hold")) {
            assertThat(verdict.path(question).path("answer").asText())
                    .as(question)
                    .matches("yes|no|cannot-tell");
        }
        assertThat(summary.path("statistics").path("forecast").path("count").asInt())
                .isEqualTo(verdict.path("knows_something").path("count").asInt());
        assertThat(verdict.path("survives_trials").path("count").asInt()).isEqualTo(1);

        assertThat(summary(project.run(config)).path("verdict")).isEqualTo(verdict);
        assertThat(Files.readString(run.resolve("report.html"))).contains("Can it be luck?", "Beats buy and hold");
    }

    @Test
    void eachOtherTrialCountsAndTheSameOneAgainDoesNot() throws IOException {
        String lstm = Files.readString(project.lstmConfig("bars"));
        Path first = project.write("first.yaml", lstm);
        double alone = probability(project.run(first));
        for (int seed = 1; seed <= 3; seed++) {
            project.run(project.write("seed" + seed + ".yaml", "seed: " + seed + "\n" + lstm));
        }
        JsonNode among = summary(project.run(first)).path("verdict").path("survives_trials");
        assertThat(among.path("count").asInt()).isEqualTo(4);
        assertThat(among.path("figure").asDouble()).isLessThan(alone);
        JsonNode again = summary(project.run(first)).path("verdict").path("survives_trials");
        assertThat(again).isEqualTo(among);
    }

    @Test
    void onBarsThatWereScoredBeforeNobodyCanTell() throws IOException {
        String lstm = Files.readString(project.lstmConfig("bars"))
                .replace(
                        "split: {train-until: 2020-09-30, validation-until: 2020-11-15}",
                        "split: {train: 0.7, validation: 0.15, holdout-bars: 60}");
        Path config = project.write("holdout.yaml", lstm);
        JsonNode first = summary(project.run(config, "--holdout")).path("verdict");
        assertThat(first.findValuesAsText("reason")).doesNotContain("the bars kept aside were scored before");
        JsonNode second = summary(project.run(config, "--holdout")).path("verdict");
        assertThat(second.findValuesAsText("answer"))
                .hasSize(BASELINES.size() + 5)
                .containsOnly("cannot-tell");
        assertThat(second.findValuesAsText("reason"))
                .hasSize(BASELINES.size() + 5)
                .containsOnly("the bars kept aside were scored before");
    }

    @Test
    void partsAndRunsWithoutBaselinesAreAskedNothing() throws IOException {
        String lstm = Files.readString(project.lstmConfig("bars"));
        Path several = project.run(project.write(
                "several.yaml", lstm.replace("name: lstm\n  window", "name: lstm\n  seeds: 2\n  window")));
        assertThat(summary(several).has("verdict")).isTrue();
        assertThat(summary(several.resolve("seeds/42")).has("verdict")).isFalse();
        Path none = project.run(project.write("none.yaml", lstm + "baselines: {enabled: false}\n"));
        assertThat(summary(none).has("verdict")).isFalse();
    }

    private static double probability(Path run) throws IOException {
        return summary(run)
                .path("verdict")
                .path("survives_trials")
                .path("figure")
                .asDouble();
    }

    private static JsonNode summary(Path run) throws IOException {
        return new ObjectMapper().readTree(run.resolve("summary.json").toFile());
    }
}
