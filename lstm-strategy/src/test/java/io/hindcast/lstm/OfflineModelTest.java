package io.hindcast.lstm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hindcast.forecast.EpochResult;
import io.hindcast.forecast.ForecastModel;
import io.hindcast.forecast.Forecaster;
import io.hindcast.forecast.OfflineForecastModel;
import io.hindcast.forecast.OfflineModel;
import io.hindcast.forecast.TrainedModel;
import io.hindcast.forecast.TrainingProgress;
import io.hindcast.forecast.TrainingSet;
import io.hindcast.forecast.WindowScorer;
import io.hindcast.inference.ModelFolder;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.MapSettings;
import io.hindcast.training.LstmSettings;
import io.hindcast.training.LstmTraining;
import io.hindcast.training.TrainingSets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A model of both directions of time gets to no forecaster. */
class OfflineModelTest {
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

    private final LstmModelProvider provider = new LstmModelProvider();

    @ParameterizedTest
    @CsvSource({"bidirectional, stacked", "deep-bidirectional, deep"})
    void aLiveConfigIsRefusedWithTheReasonAndTheAlternative(String architecture, String alternative) {
        assertThatThrownBy(() -> provider.configure(MapSettings.of(Map.of("architecture", architecture))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("architecture: " + architecture)
                .hasMessageContaining("offline evaluation only")
                .hasMessageContaining("alternative " + alternative);
        assertThat(provider.isOffline(MapSettings.of(Map.of("architecture", architecture))))
                .isTrue();
    }

    @Test
    void aCausalConfigIsNoOfflineModel() {
        MapSettings deep = MapSettings.of(Map.of("architecture", "deep"));
        assertThat(provider.isOffline(deep)).isFalse();
        assertThatThrownBy(() -> provider.configureOffline(deep))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("deep is causal");
    }

    @Test
    void itsTypeHasNothingThatGivesAForecaster() {
        assertThat(TrainedModel.class.isAssignableFrom(OfflineModel.class)).isFalse();
        assertThat(Forecaster.class.isAssignableFrom(WindowScorer.class)
                        || WindowScorer.class.isAssignableFrom(Forecaster.class))
                .isFalse();
        assertThat(Arrays.stream(OfflineModel.class.getMethods()).map(method -> (Object) method.getReturnType()))
                .doesNotContain(Forecaster.class, TrainedModel.class);
    }

    @ParameterizedTest
    @CsvSource({"bidirectional, 1", "deep-bidirectional, 2"})
    void itIsTrainedLoadedAndScoresWindows(String architecture, int layers) {
        OfflineForecastModel model = model(architecture, layers, "compiled");
        TrainingSet set = TrainingSets.autoregressive(150, 1);
        OfflineModel trained = model.train(set, folder, SILENT);
        OfflineModel loaded = model.load(folder, set.inputs());
        assertThat(loaded.hash()).isEqualTo(trained.hash());
        assertThat(loaded.description()).contains(architecture, String.format("%,d parameters", loaded.parameters()));
        float[] window = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        double[] first = new double[1];
        double[] second = new double[1];
        try (WindowScorer one = trained.newScorer();
                WindowScorer other = loaded.newScorer()) {
            one.score(window, 1, first);
            other.score(window, 1, second);
        }
        assertThat(first[0]).isFinite().isNotZero();
        assertThat(second).isEqualTo(first);
    }

    private OfflineForecastModel model(String architecture, int layers, String inference) {
        return provider.configureOffline(MapSettings.of(Map.of(
                "architecture",
                architecture,
                "layers",
                layers,
                "hidden",
                4,
                "window",
                6,
                "training",
                Map.of("epochs", 2),
                "engine",
                Map.of("inference", inference))));
    }

    @ParameterizedTest
    @CsvSource({"bidirectional, 2", "deep-bidirectional, 3"})
    void compiledScoresAreDeeplearning4jsAndTheSameBitsInAnyBatch(String architecture, int layers) {
        TrainingSet set = TrainingSets.autoregressive(150, 1);
        OfflineModel compiled = model(architecture, layers, "compiled").train(set, folder, SILENT);
        OfflineModel stock = model(architecture, layers, "dl4j").load(folder, set.inputs());
        assertThat(compiled.inference()).startsWith("compiled (");
        assertThat(stock.inference()).isEqualTo("dl4j");
        int count = 40;
        float[] windows = new float[count * 12];
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < windows.length; i++) {
            windows[i] = (float) random.nextGaussian();
        }
        double[] scores = new double[count];
        double[] expected = new double[count];
        double[] alone = new double[1];
        try (WindowScorer scorer = compiled.newScorer();
                WindowScorer reference = stock.newScorer()) {
            scorer.score(windows, count, scores);
            reference.score(windows, count, expected);
            double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
            for (int i = 0; i < count; i++) {
                assertThat(scores[i]).isCloseTo(expected[i], within(1e-5 * largest));
                scorer.score(Arrays.copyOfRange(windows, i * 12, (i + 1) * 12), 1, alone);
                assertThat(alone[0]).isEqualTo(scores[i]);
            }
        }
    }

    @Test
    void aSavedModelThatIsNamedAsAnotherIsRefused() {
        TrainingSet set = TrainingSets.autoregressive(150, 1);
        LstmSettings backwards = TrainingSets.settings("architecture", "bidirectional", "layers", 1);
        LstmSettings disguise = TrainingSets.settings("architecture", "stacked", "layers", 1);
        LstmTraining.Result trained = new LstmTraining(backwards, SILENT).train(set);
        // Whole and consistent, hash included: only the network itself can tell.
        new ModelFolder(folder).write(disguise, set.inputs(), trained);
        ForecastModel live = provider.configure(
                MapSettings.of(Map.of("architecture", "stacked", "layers", 1, "hidden", 4, "window", 6)));
        assertThatThrownBy(() -> live.load(folder, set.inputs()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("coefficients.bin of network.zip is longer")
                .hasMessageContaining("in a network of this architecture");
    }
}
