package io.hindcast.ridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hindcast.forecast.EpochResult;
import io.hindcast.forecast.ForecastModel;
import io.hindcast.forecast.Forecaster;
import io.hindcast.forecast.ModelInputs;
import io.hindcast.forecast.TrainedModel;
import io.hindcast.forecast.TrainingProgress;
import io.hindcast.forecast.TrainingSet;
import io.hindcast.market.Interval;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.MapSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Golden numbers are those of {@code src/test/python/ridge.py}. */
class RidgeModelTest {
    private static final ModelInputs INPUTS = new ModelInputs(List.of("a", "b", "c"), Interval.parse("1d"));
    private static final TrainingProgress SILENT = new TrainingProgress() {
        @Override
        public void batch(int epoch, int epochs, int batch, int batches, double loss) {
            // Nobody looks.
        }

        @Override
        public void epoch(EpochResult result) {
            // Nobody looks.
        }
    };

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"log-return, log-return", "close, close_target"})
    void isTheRidgeOfTheNormalEquations(String target, String key) throws IOException {
        JsonNode golden = golden();
        JsonNode expected = golden.path(key);

        TrainedModel model = model(target).train(set(golden, Double.NaN), folder, SILENT);

        assertThat(model.fitted())
                .containsEntry("penalty", expected.path("penalty").asDouble());
        assertThat(model.fitted().get("mean label"))
                .isCloseTo(expected.path("mean").asDouble(), within(1e-12));
        assertThat(model.fitted().get("mean log return"))
                .isCloseTo(golden.path("log-return").path("mean").asDouble(), within(1e-12));
        for (JsonNode tried : expected.path("tried")) {
            if (tried.path("penalty").asDouble() == expected.path("penalty").asDouble()) {
                for (int i = 0; i < 3; i++) {
                    assertThat(model.fitted()
                                    .get("weight of " + INPUTS.features().get(i)))
                            .isCloseTo(tried.path("weights").path(i).asDouble(), within(1e-9));
                }
                assertThat(model.training().getFirst().validationLoss())
                        .isCloseTo(tried.path("loss").asDouble(), within(1e-9));
            }
        }
        double scale = golden.path(key).path("mean").asDouble();
        for (int row = 0; row < golden.path("close").size(); row++) {
            // Scaled features are single precision.
            assertThat(value(model, features(golden, row)))
                    .isCloseTo(expected.path("values").path(row).asDouble(), within(1e-6 * Math.max(0.01, scale)));
        }
    }

    /** By hand: one feature of mean 0 and deviation 1, moment 0.8, penalty 3: 0.8 / (1 + 3). */
    @Test
    void shrinksAWeightByItsPenalty() {
        RidgeRegression regression =
                new RidgeRegression(new double[][] {{1}, {-1}, {1}, {-1}}, new double[] {0.8, -0.8, 0.8, -0.8});

        assertThat(regression.weights(3)).containsExactly(0.2);
        assertThat(regression.weights(15)).containsExactly(0.05);
    }

    @Test
    void whatComesAfterTheLastLabelOfValidationChangesNothing() throws IOException {
        JsonNode golden = golden();
        TrainedModel clean = model("log-return").train(set(golden, Double.NaN), folder("clean"), SILENT);
        TrainedModel poisoned = model("log-return").train(set(golden, 1e9), folder("poisoned"), SILENT);

        assertThat(poisoned.hash()).isEqualTo(clean.hash());
        assertThat(folder.resolve("poisoned/model.json")).hasSameTextualContentAs(folder.resolve("clean/model.json"));
    }

    @Test
    void isReadAgainAsItWasWritten() throws IOException {
        JsonNode golden = golden();
        TrainedModel written = model("log-return").train(set(golden, Double.NaN), folder, SILENT);
        TrainedModel read = model("log-return").load(folder, INPUTS);

        assertThat(read.hash()).isEqualTo(written.hash());
        assertThat(read.fitted()).isEqualTo(written.fitted());
        assertThat(read.description())
                .startsWith("ridge regression on 3 features of the last bar, penalty ")
                .endsWith("log return 3 bars ahead");
    }

    @Test
    void anotherNumberOrPurposeIsNoticed() throws IOException {
        model("log-return").train(set(golden(), Double.NaN), folder, SILENT);

        assertThatThrownBy(() -> model("close").load(folder, INPUTS))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("was trained for the target LOG_RETURN, but this run has CLOSE");
        Path file = folder.resolve("model.json");
        Files.writeString(file, Files.readString(file).replaceFirst("\"weights\" : \\[ -?\\d", "\"weights\" : [ 7"));
        assertThatThrownBy(() -> model("log-return").load(folder, INPUTS))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("its numbers are not those that were fitted");
        Files.writeString(file, "{\"format\": 1}");
        assertThatThrownBy(() -> model("log-return").load(folder, INPUTS))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("it lacks something of what a model is");
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }

    private static ForecastModel model(String target) {
        return new RidgeModelProvider().configure(MapSettings.of(Map.of("target", target, "horizon", 3)));
    }

    private static double value(TrainedModel model, double[] features) {
        try (Forecaster forecaster = model.newForecaster()) {
            float[] window = new float[features.length];
            model.scaler().scale(features, window, 0);
            double[] values = new double[1];
            forecaster.forecast(window, 1, values);
            return values[0];
        }
    }

    /** @param poison what stands in place of rows behind the last label of validation; NaN to leave them */
    private static TrainingSet set(JsonNode golden, double poison) {
        int rows = golden.path("close").size();
        int known =
                golden.path("validation_to").asInt() + golden.path("horizon").asInt();
        double[][] features = new double[rows][];
        double[] close = new double[rows];
        for (int i = 0; i < rows; i++) {
            boolean poisoned = !Double.isNaN(poison) && i >= known;
            features[i] = poisoned ? new double[] {poison, poison, poison} : features(golden, i);
            close[i] = poisoned ? poison : golden.path("close").path(i).asDouble();
        }
        return new TrainingSet(
                INPUTS,
                features,
                close,
                golden.path("train").asInt(),
                golden.path("validation_from").asInt(),
                golden.path("validation_to").asInt(),
                42);
    }

    private static double[] features(JsonNode golden, int row) {
        JsonNode values = golden.path("features").path(row);
        return new double[] {
            values.path(0).asDouble(), values.path(1).asDouble(), values.path(2).asDouble()
        };
    }

    private static JsonNode golden() throws IOException {
        try (InputStream file = RidgeModelTest.class.getResourceAsStream("/golden/ridge.json")) {
            return new ObjectMapper().readTree(file);
        }
    }
}
