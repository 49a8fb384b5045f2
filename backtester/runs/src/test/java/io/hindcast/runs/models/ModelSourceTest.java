package io.hindcast.runs.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.forecast.Forecaster;
import io.hindcast.forecast.TrainedModel;
import io.hindcast.runs.config.RunInputs;
import io.hindcast.runs.config.RunOptions;
import io.hindcast.runs.fixture.HeardProgress;
import io.hindcast.runs.fixture.TinyWorkspace;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.testkit.fixture.ModelFolders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A model is found again by all that decided it and by nothing else, and is never one that its folder does not hold. */
class ModelSourceTest {
    @TempDir
    private Path folder;

    private final HeardProgress heard = new HeardProgress();
    private TinyWorkspace tiny;

    @BeforeEach
    void bars() throws IOException {
        tiny = TinyWorkspace.withBars(folder);
    }

    private ModelStore.Stored<TrainedModel> model(RunOptions options, String... overrides) {
        RunInputs<TrainedModel> inputs = tiny.inputs(heard, overrides);
        return new ModelSource<>(inputs).models(inputs.plan(), options).getFirst();
    }

    private long stored() throws IOException {
        try (Stream<Path> models = Files.list(tiny.workspace().models())) {
            return models.filter(each -> !each.getFileName().toString().startsWith("."))
                    .count();
        }
    }

    private static double forecast(TrainedModel model) {
        try (Forecaster forecaster = model.newForecaster()) {
            double[] values = new double[1];
            float[] window = new float[forecaster.windowBars() * forecaster.featureCount()];
            window[window.length - forecaster.featureCount()] = 0.01f;
            forecaster.forecast(window, 1, values);
            return values[0];
        }
    }

    @Test
    void runsThatDifferAfterTrainingShareTheModel() throws IOException {
        Path first = model(TinyWorkspace.REUSE).folder();
        for (String later : List.of("name=other", "trading.fee-bps=9", "trading.initial-cash=500")) {
            assertThat(model(TinyWorkspace.REUSE, later).folder()).isEqualTo(first);
        }
        assertThat(stored()).isEqualTo(1);
        assertThat(heard.notes())
                .filteredOn(line -> line.startsWith("model: trained "))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"seed=7", "model.shift=0.01", "model.window=5", "features[1].bars=6", "split.train-until=2020-09-29"})
    void whateverDecidesATrainingMakesAnotherModel(String override) throws IOException {
        Path first = model(TinyWorkspace.REUSE).folder();
        assertThat(model(TinyWorkspace.REUSE, override).folder()).isNotEqualTo(first);
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void theModelThatWasStoredForecastsAsTheOneThatWasTrained() {
        ModelStore.Stored<TrainedModel> trained = model(TinyWorkspace.REUSE);
        ModelStore.Stored<TrainedModel> found = model(TinyWorkspace.REUSE);
        ModelStore.Stored<TrainedModel> brought = model(new RunOptions(false, trained.folder()));
        for (ModelStore.Stored<TrainedModel> each : List.of(found, brought)) {
            assertThat(forecast(each.model())).isEqualTo(forecast(trained.model()));
            assertThat(each.id()).isEqualTo(trained.id());
            assertThat(each.claim()).isEqualTo(trained.claim());
            assertThat(each.standing()).isEqualTo(DataStanding.RECOMPUTED);
            assertThat(each.baseline())
                    .isPresent()
                    .asString()
                    .isEqualTo(trained.baseline().toString());
            assertThat(each.rows()).isEqualTo(trained.rows()).isPresent();
        }
    }

    @Test
    void trainedAgainItIsTheSameToTheByte() throws IOException {
        Path first = ModelFolders.copy(model(TinyWorkspace.REUSE).folder(), folder.resolve("first"));
        Path second = model(new RunOptions(true, null)).folder();
        try (Stream<Path> files = Files.list(first)) {
            assertThat(files.toList())
                    .hasSizeGreaterThan(4)
                    .allSatisfy(
                            file -> assertThat(second.resolve(file.getFileName().toString()))
                                    .hasSameBinaryContentAs(file));
        }
    }

    @ParameterizedTest
    @CsvSource({"features[1].bars=6", "model.window=9", "model.horizon=2", "model.architecture=mean"})
    void aModelForAnotherPurposeIsRefusedWithBothSidesNamed(String override) {
        Path model = model(TinyWorkspace.REUSE).folder();
        assertThatThrownBy(() -> model(new RunOptions(false, model), override))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(
                        "was trained for line 4 1 1d [return(bars=1), smooth(bars=5)], but this run has ");
    }

    @ParameterizedTest
    @CsvSource({"weights.txt", "rows.json", "baseline.json", "config.yaml"})
    void aChangedOrMissingFileIsRefused(String file) throws IOException {
        Path model = model(TinyWorkspace.REUSE).folder();
        Files.writeString(model.resolve(file), "\n" + Files.readString(model.resolve(file)));
        String refusal =
                "model " + model + ": " + file + " is missing or was changed since the model was trained; train"
                        + " again with --retrain (instead of --model)";
        assertThatThrownBy(() -> model(TinyWorkspace.REUSE)).hasMessage(refusal);
        Files.delete(model.resolve(file));
        assertThatThrownBy(() -> model(new RunOptions(false, model))).hasMessage(refusal);
        // Trained again, it is whole again.
        model(new RunOptions(true, null));
        assertThat(model(TinyWorkspace.REUSE).folder()).isEqualTo(model);
    }

    @Test
    void damagedDocumentsAreNamed() throws IOException {
        Path model = model(TinyWorkspace.REUSE).folder();
        byte[] rows = Files.readAllBytes(model.resolve("rows.json"));
        ModelFolders.replace(model, "rows.json", "{".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> model(TinyWorkspace.REUSE)).hasMessageContaining("rows.json is damaged (");
        ModelFolders.replace(model, "rows.json", rows);
        ModelFolders.replace(model, "baseline.json", "null".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> model(TinyWorkspace.REUSE))
                .hasMessageContaining("baseline.json is damaged (it holds nothing)");
        Files.writeString(model.resolve("provenance.json"), "");
        assertThatThrownBy(() -> model(TinyWorkspace.REUSE)).hasMessageContaining("provenance.json is damaged");
        Files.delete(model.resolve("provenance.json"));
        assertThatThrownBy(() -> model(TinyWorkspace.REUSE)).hasMessageContaining("it has no provenance.json");
    }

    @Test
    void aWindowThatIsLongerThanTheDataIsRefused() {
        assertThatThrownBy(() -> model(TinyWorkspace.REUSE, "model.window=5000"))
                .hasMessageContaining(
                        "model.window: a window of 5000 bars is longer than the data (queue bars, 400 bars)");
    }
}
