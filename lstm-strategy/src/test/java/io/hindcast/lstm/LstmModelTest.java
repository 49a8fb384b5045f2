package io.hindcast.lstm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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
import io.hindcast.training.LstmSettings;
import io.hindcast.training.TrainingSets;
import io.hindcast.training.architecture.CausalArchitecture;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("slow")
class LstmModelTest {
    private static final int WINDOW = 6;
    private static final int WIDTH = 2;

    @TempDir
    private Path folder;

    private TrainedModel trained;

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

    @BeforeEach
    void train() {
        trained = model(TrainingSets.settings()).train(TrainingSets.autoregressive(150, 1), folder, SILENT);
    }

    @ParameterizedTest
    @CsvSource({"stacked", "variational", "deep"})
    void aConstantThatWasKeptIsLoadedAsOneAndForecastsNothingElse(String architecture, @TempDir Path other) {
        ForecastModel model = model(TrainingSets.settings(
                "architecture",
                architecture,
                "training.epochs",
                1,
                "training.learning-rate",
                1e-9,
                "training.constant",
                "keep"));
        TrainingSet set = TrainingSets.noise(150, 1);
        TrainedModel kept = model.train(set, other, SILENT);
        TrainedModel loaded = model.load(other, TrainingSets.INPUTS);
        assertThat(loaded.constant()).isTrue();
        assertThat(loaded.description()).startsWith("constant: ");
        assertThat(loaded.constantLoss())
                .isEqualTo(kept.constantLoss())
                .isLessThanOrEqualTo(loaded.training().getFirst().validationLoss());
        double[] forecasts = forecast(loaded, windows(16, 1), 16);
        assertThat(forecasts).containsOnly(forecasts[0]);
        double mean = 0;
        for (int i = WINDOW - 1; i < set.trainTo(); i++) {
            mean += Math.log(set.close()[i + 1] / set.close()[i]) / (set.trainTo() - WINDOW + 1);
        }
        assertThat(forecasts[0]).isCloseTo(mean, within(1e-8));
        assertThat(trained.constant()).isFalse();
        assertThat(trained.constantLoss()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"variational", "recurrent-dropout", "deep", "skip", "attention", "pyramid"})
    void everyArchitectureIsTrainedLoadedAndForecastsTheSameBits(String name, @TempDir Path other) {
        ForecastModel model = model(
                switch (name) {
                    case "pyramid" ->
                        LstmSettings.read(MapSettings.of(Map.of(
                                "architecture",
                                name,
                                "units",
                                List.of(5, 4),
                                "window",
                                WINDOW,
                                "training",
                                Map.of("epochs", 2))));
                    case "skip", "attention" -> TrainingSets.settings("architecture", "deep", name, true);
                    default -> TrainingSets.settings("architecture", name);
                });
        TrainedModel first = model.train(TrainingSets.autoregressive(150, 1), other, SILENT);
        TrainedModel loaded = model.load(other, TrainingSets.INPUTS);
        assertThat(loaded.hash()).isEqualTo(first.hash());
        assertThat(loaded.scaling()).contains("105 rows of the training segment alone");
        float[] windows = windows(16, 1);
        double[] reference = forecast(first, windows, 16);
        assertThat(forecast(loaded, windows, 16)).isEqualTo(reference);
        // So small a dense layer with ReLU gives some windows the same value, but not all.
        assertThat(Arrays.stream(reference).distinct().count()).isGreaterThan(5);
        float[] others = windows(16, 2);
        int one = WINDOW * WIDTH;
        System.arraycopy(windows, 5 * one, others, 5 * one, one);
        assertThat(forecast(loaded, others, 16)[5]).isEqualTo(reference[5]);
    }

    @Test
    void anotherFormatIsNamed() throws IOException {
        Files.writeString(
                folder.resolve("model.json"), "{\"format\": 1, \"layers\": 2, \"architecture\": \"STACKED\"}");
        assertThatThrownBy(() -> model(TrainingSets.settings()).load(folder, TrainingSets.INPUTS))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("has format 1, expected 2");
    }

    @Test
    void aLoadedModelForecastsTheSameBits() {
        TrainedModel loaded = model(TrainingSets.settings()).load(folder, TrainingSets.INPUTS);
        assertThat(loaded.hash()).isEqualTo(trained.hash()).hasSize(64);
        assertThat(loaded.training()).isEqualTo(trained.training());
        float[] windows = windows(16, 1);
        assertThat(forecast(loaded, windows, 16)).isEqualTo(forecast(trained, windows, 16));
    }

    @Test
    void aForecastDoesNotDependOnTheOtherWindowsOfTheCall() {
        float[] windows = windows(16, 1);
        double[] reference = forecast(trained, windows, 16);
        float[] others = windows(16, 2);
        int one = WINDOW * WIDTH;
        System.arraycopy(windows, 5 * one, others, 5 * one, one);
        assertThat(forecast(trained, others, 16)[5]).isEqualTo(reference[5]);
    }

    @ParameterizedTest
    @CsvSource({"window, 7", "horizon, 2", "layers, 1", "hidden, 5", "target, close"})
    void otherSettingsAreRefusedWithBothSidesNamed(String key, String value) {
        Object wanted = value.matches("[0-9]+") ? Integer.valueOf(value) : value;
        ForecastModel other = model(TrainingSets.settings(key, wanted));
        assertThatThrownBy(() -> other.load(folder, TrainingSets.INPUTS))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("was trained for")
                .hasMessageContaining("but this run has " + value.toUpperCase(java.util.Locale.ROOT));
    }

    @Test
    void otherFeaturesAndAnotherIntervalAreRefusedWithBothSidesNamed() {
        ForecastModel same = model(TrainingSets.settings());
        assertThatThrownBy(() -> same.load(folder, new ModelInputs(List.of("noise", "return"), Interval.parse("1d"))))
                .hasMessageContaining("[return, noise]")
                .hasMessageContaining("[noise, return]");
        assertThatThrownBy(
                        () -> same.load(folder, new ModelInputs(TrainingSets.INPUTS.features(), Interval.parse("1h"))))
                .hasMessageContaining("1d")
                .hasMessageContaining("1h");
    }

    @Test
    void anEntryThatCouldRunCodeIsRefusedBeforeItIsRead() throws IOException {
        URI zip = URI.create("jar:" + folder.resolve("network.zip").toUri());
        try (FileSystem files = FileSystems.newFileSystem(zip, Map.of());
                OutputStream entry = Files.newOutputStream(files.getPath("preprocessor.bin"))) {
            entry.write(1);
        }
        assertThatThrownBy(() -> model(TrainingSets.settings()).load(folder, TrainingSets.INPUTS))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("preprocessor.bin");
    }

    @ParameterizedTest
    @CsvSource({"model.json", "scaler.json", "training.csv", "network.zip"})
    void aMissingFileIsNamed(String file) throws IOException {
        Files.delete(folder.resolve(file));
        assertThatThrownBy(() -> model(TrainingSets.settings()).load(folder, TrainingSets.INPUTS))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(file);
    }

    private static ForecastModel model(LstmSettings settings) {
        return new LstmModel(settings, (CausalArchitecture) settings.architecture());
    }

    private static double[] forecast(TrainedModel model, float[] windows, int count) {
        double[] values = new double[count];
        try (Forecaster forecaster = model.newForecaster()) {
            forecaster.forecast(windows, count, values);
        }
        return values;
    }

    private static float[] windows(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] windows = new float[count * WINDOW * WIDTH];
        for (int i = 0; i < windows.length; i++) {
            windows[i] = (float) (random.nextDouble() - 0.5);
        }
        return windows;
    }
}
