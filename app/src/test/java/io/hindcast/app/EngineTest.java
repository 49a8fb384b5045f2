package io.hindcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fused training and compiled forecasts are the default; a config selects stock Deeplearning4j, and a run says which. */
@Tag("slow")
class EngineTest {
    private static final int FORECAST = 4;

    @TempDir
    private static Path folder;

    private static Project project;
    private static Path config;
    private static Path reference;
    private static Path model;

    @BeforeAll
    static void runOnce() throws IOException {
        project = new Project(folder);
        project.importBars(project.csv("bars.csv", Project.bars(1, Project.BARS)), "bars");
        config = project.lstmConfig("bars");
        reference = project.run(config);
        model = project.network();
    }

    private static JsonNode certificate(Path run) throws IOException {
        return new ObjectMapper().readTree(run.resolve("certificate.json").toFile());
    }

    private static void requireCloseForecasts(Path run) throws IOException {
        List<String> expected = Files.readAllLines(reference.resolve("forecasts.csv"));
        List<String> got = Files.readAllLines(run.resolve("forecasts.csv"));
        assertThat(got).hasSameSizeAs(expected);
        for (int i = 1; i < got.size(); i++) {
            double forecast = Double.parseDouble(expected.get(i).split(",", -1)[FORECAST]);
            assertThat(Double.parseDouble(got.get(i).split(",", -1)[FORECAST]) / forecast)
                    .as("row " + i)
                    .isCloseTo(1, Offset.offset(1e-5));
        }
    }

    @Test
    void theDefaultIsOursAndItsModelIsPlainDeeplearning4j() throws IOException {
        assertThat(certificate(reference).path("training").asText()).startsWith("fused (");
        assertThat(certificate(reference).path("inference").asText()).startsWith("compiled (");
        assertThat(Files.readAllLines(reference.resolve("forecasts.csv"))
                        .getFirst()
                        .split(",", -1)[FORECAST])
                .isEqualTo("forecast");
        try (ZipFile network = new ZipFile(model.resolve("network.zip").toFile())) {
            String configuration = new String(
                    network.getInputStream(network.getEntry("configuration.json"))
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
            assertThat(configuration)
                    .contains("org.deeplearning4j.nn.conf.layers.LSTM")
                    .doesNotContain("io.hindcast");
        }
    }

    @Test
    void stockInferenceOfTheSameModelForecastsTheSameButForRounding() throws IOException {
        Path stock = project.run(config, "--set=model.engine.inference=dl4j", "--model=" + model);
        assertThat(certificate(stock).path("inference").asText()).isEqualTo("dl4j");
        assertThat(certificate(stock).path("model_sha256"))
                .isEqualTo(certificate(reference).path("model_sha256"));
        requireCloseForecasts(stock);
    }

    @Test
    void stockTrainingGivesTheSameModelButForRounding() throws IOException {
        Path stock = project.run(config, "--set=model.engine.training=dl4j");
        assertThat(certificate(stock).path("training").asText()).isEqualTo("dl4j");
        assertThat(certificate(stock).path("model_sha256"))
                .isNotEqualTo(certificate(reference).path("model_sha256"));
        requireCloseForecasts(stock);
    }

    @Test
    void anotherEngineIsAUsersMistake() {
        Project.Output output = project.hindcast("backtest", config.toString(), "--set=model.engine.inference=tpu");
        assertThat(output.exitCode()).isEqualTo(2);
        assertThat(output.err())
                .contains("model.engine.inference")
                .contains("compiled")
                .contains("dl4j");
    }
}
