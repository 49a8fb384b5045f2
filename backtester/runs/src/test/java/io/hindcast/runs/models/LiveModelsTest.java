package io.hindcast.runs.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.engine.pipeline.LiveModel;
import io.hindcast.engine.split.SegmentBars;
import io.hindcast.forecast.FeaturePipeline;
import io.hindcast.forecast.TrainedModel;
import io.hindcast.market.BarSource;
import io.hindcast.market.MutableBar;
import io.hindcast.runs.config.RunInputs;
import io.hindcast.runs.fixture.HeardProgress;
import io.hindcast.runs.fixture.TinyWorkspace;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.testkit.fixture.ModelFolders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The models that come into a session: trained on what has come since, or brought, and never ones that don't fit. */
class LiveModelsTest {
    private static final String RETRAIN = "paper={retrain: {bars: 50}}";

    @TempDir
    private Path folder;

    private TinyWorkspace tiny;

    @BeforeEach
    void bars() throws IOException {
        tiny = TinyWorkspace.withBars(folder);
    }

    private RunInputs<TrainedModel> inputs(String... overrides) {
        return tiny.inputs(new HeardProgress(), overrides);
    }

    private static LiveModels models(RunInputs<TrainedModel> inputs) {
        return LiveModels.of(inputs, new SegmentBars(273, 274, 319, 320));
    }

    /** The rows of the first bars, as the line of a session computes them. */
    private static FeatureHistory.Rows rows(RunInputs<TrainedModel> inputs, int bars, int kept) {
        FeatureHistory history = new FeatureHistory(kept);
        HistoryHash hash = new HistoryHash();
        FeaturePipeline features = inputs.config().features().orElseThrow().get();
        double[] row = new double[features.width()];
        MutableBar bar = new MutableBar();
        try (BarSource source = inputs.bars().open()) {
            for (int i = 0; i < bars && source.next(bar); i++) {
                long of = hash.add(bar);
                if (features.update(bar.copy(), row)) {
                    history.add(row, bar.close(), bar.closeTime(), of);
                }
            }
        }
        return history.rows();
    }

    @Test
    void aTrainingSeesAllRowsUpToTheLastAndNoMore() {
        RunInputs<TrainedModel> inputs = inputs(RETRAIN);
        LiveModels models = models(inputs);
        assertThat(models.trainBars()).isEqualTo(TinyWorkspace.TEST_FROM);
        FeatureHistory.Rows rows = rows(inputs, 350, models.trainBars());
        Path place = folder.resolve("trained");
        models.train(place, rows, 1, () -> false);
        LiveModel model = models.load(place, LiveModel.Origin.RETRAINED);
        assertThat(model.lastTime()).isEqualTo(rows.time()[rows.time().length - 1]);
        assertThat(model.origin()).isEqualTo(LiveModel.Origin.RETRAINED);
        assertThat(models.unwatched(model)).isFalse();
        // All that it says of itself is found in the bars.
        assertThat(models.claim(place)).isEmpty();
    }

    @Test
    void aTrainingIsDecidedByItsRowsAndItsNumber() throws IOException {
        RunInputs<TrainedModel> inputs = inputs(RETRAIN);
        LiveModels models = models(inputs);
        FeatureHistory.Rows rows = rows(inputs, 350, models.trainBars());
        Path one = folder.resolve("one");
        models.train(one, rows, 1, () -> false);
        Path again = folder.resolve("again");
        models.train(again, rows, 1, () -> false);
        assertThat(again.resolve("provenance.json")).hasSameBinaryContentAs(one.resolve("provenance.json"));
        Path next = folder.resolve("next");
        models.train(next, rows, 2, () -> false);
        assertThat(next.resolve("weights.txt")).content().isNotEqualTo(Files.readString(one.resolve("weights.txt")));
    }

    @Test
    void aTrainingThatIsGivenUpLeavesNoModel() {
        RunInputs<TrainedModel> inputs = inputs(RETRAIN);
        LiveModels models = models(inputs);
        Path place = folder.resolve("given-up");
        assertThatThrownBy(() -> models.train(place, rows(inputs, 350, 300), 1, () -> true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the training was given up");
        assertThat(place).doesNotExist();
    }

    @Test
    void rowsThatAreTooFewForATrainingAreRefusedWhenTheSessionBegins() {
        assertThatThrownBy(() -> models(inputs("paper={retrain: {bars: 50, train-bars: 5}}")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "paper.retrain.train-bars: of 5 bars, 3 would be left to train on and 0 to validate on, with"
                                + " windows of 4 bars and 1 purged bars behind each; train on more bars");
    }

    @Test
    void aModelThatDoesNotFitIsRefused() {
        Path model = tiny.train(TinyWorkspace.CONFIG);
        LiveModels fitting = models(inputs());
        assertThat(fitting.schedule()).isEmpty();
        assertThat(fitting.load(model, LiveModel.Origin.RELOADED).origin()).isEqualTo(LiveModel.Origin.RELOADED);
        for (String other : new String[] {"model.window=5", "model.horizon=2", "features[0].bars=2"}) {
            LiveModels models = models(inputs(other));
            assertThatThrownBy(() -> models.load(model, LiveModel.Origin.RELOADED))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("was trained for line 4 1 1d");
        }
    }

    @Test
    void aModelWhoseFeaturesWereOthersOnTheHistoryIsRefused() throws IOException {
        Path model = ModelFolders.copy(tiny.train(TinyWorkspace.CONFIG), folder.resolve("changed"));
        String rows = Files.readString(model.resolve("rows.json"));
        String other = rows.replaceFirst("\"values\" : \\[ [-0-9.E]+", "\"values\" : [ 1.5");
        assertThat(other).isNotEqualTo(rows);
        ModelFolders.replace(model, "rows.json", other.getBytes(StandardCharsets.UTF_8));
        LiveModels models = models(inputs());
        assertThatThrownBy(() -> models.load(model, LiveModel.Origin.RELOADED))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("it is no function of its bars");
    }

    @Test
    void aModelWithoutABaselineIsUnwatchedWhereItWouldBeWatched() throws IOException {
        Path model = ModelFolders.copy(tiny.train(TinyWorkspace.CONFIG), folder.resolve("unwatched"));
        Files.delete(model.resolve("baseline.json"));
        ModelFolders.edit(model, provenance -> provenance.withObject("/files").remove("baseline.json"));
        LiveModels watching = models(inputs());
        assertThat(watching.unwatched(watching.load(model, LiveModel.Origin.RELOADED)))
                .isTrue();
        LiveModels blind = models(inputs("paper={drift: {bars: 0}}"));
        assertThat(blind.unwatched(blind.load(model, LiveModel.Origin.RELOADED)))
                .isFalse();
    }

    @Test
    void aStatementThatTheHistoryRefutesIsRefused() throws IOException {
        Path model = ModelFolders.copy(tiny.train(TinyWorkspace.CONFIG), folder.resolve("lie"));
        ModelFolders.edit(model, provenance -> provenance.put("rows", 300));
        LiveModels models = models(inputs());
        assertThatThrownBy(() -> models.claim(model))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("says that it was trained on 300 bars");
        ModelFolders.edit(model, provenance -> provenance.put("instrument", "OTHER"));
        assertThat(models.claim(model))
                .singleElement()
                .asString()
                .contains("on bars of OTHER, and this run has those of TEST");
    }
}
