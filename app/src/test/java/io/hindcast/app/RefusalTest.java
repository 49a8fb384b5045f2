package io.hindcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hindcast.app.Project.Output;
import io.hindcast.engine.fixture.PluginJars;
import io.hindcast.forecast.EpochResult;
import io.hindcast.forecast.ForecastModelProvider;
import io.hindcast.forecast.ModelInputs;
import io.hindcast.forecast.TrainingProgress;
import io.hindcast.forecast.TrainingSet;
import io.hindcast.inference.ModelFolder;
import io.hindcast.market.Interval;
import io.hindcast.settings.MapSettings;
import io.hindcast.training.LstmSettings;
import io.hindcast.training.LstmTraining;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every door through which a model that reads time backwards, or the future, could get to the engine is shut, and says
 * why: config, API, a stored model under another name, and plugins.
 */
@Tag("slow")
class RefusalTest {
    /** What each plugin's forecaster computes for window {@code i} of {@code n} values; the last is that of the newest bar. */
    private static final String OWN_WINDOW = "windows[(i + 1) * n - 1]";

    private static final String MODEL = """
            public final class Provider implements ForecastModelProvider {
                public String name() { return "theirs"; }
                public ForecastModel configure(Settings model) { return CONFIGURE; }
                EXTRA

                static class Theirs implements ForecastModel {
                    public int windowBars() { return 6; }
                    public int horizonBars() { return 1; }
                    public ForecastTarget target() { return ForecastTarget.LOG_RETURN; }
                    public TrainedModel train(TrainingSet set, Path folder, TrainingProgress progress) { return new Fitted(); }
                    public TrainedModel load(Path folder, ModelInputs inputs) { return new Fitted(); }
                }

                static class Fitted implements TrainedModel {
                    public Forecaster newForecaster() { return new Values(); }
                    public String inference() { return "by hand"; }
                    public String hash() { return "0"; }
                    public String description() { return "theirs"; }
                    public long parameters() { return 0; }
                    public List<EpochResult> training() { return List.of(); }
                    public Scaler scaler() {
                        return (features, inputs, offset) -> {
                            for (int i = 0; i < features.length; i++) inputs[offset + i] = (float) features[i];
                        };
                    }
                    public String scaling() { return "none"; }
                    public String trainedOn() { return "nothing"; }
                }

                static final class Values implements Forecaster {
                    public int windowBars() { return 6; }
                    public int featureCount() { return 3; }
                    public void forecast(float[] windows, int count, double[] values) {
                        int n = 18;
                        for (int i = 0; i < count; i++) values[i] = VALUE / 100.0;
                    }
                    public void close() {}
                }
            }
            """;

    @TempDir
    private static Path shared;

    private static Project project;
    private static Path config;

    @TempDir
    private Path folder;

    @BeforeAll
    static void importBars() throws IOException {
        project = new Project(shared);
        project.importBars(project.csv("bars.csv", Project.bars(11, Project.BARS)), "bars");
        config = project.lstmConfig("bars");
    }

    // ---- Config

    @ParameterizedTest
    @CsvSource({
        "backtest, bidirectional, stacked",
        "backtest, deep-bidirectional, deep",
        "train, bidirectional, stacked",
        "train, deep-bidirectional, deep"
    })
    void aConfigThatAsksForOneIsRefused(String command, String architecture, String alternative) {
        assertRefused(
                project.hindcast(command, config.toString(), "--set=model.architecture=" + architecture),
                "model.architecture: " + architecture + " reads each window backwards in time as well",
                "can't make live forecasts",
                "causal alternative " + alternative);
    }

    // ---- API

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "an offline model as a forecast model | ForecastModel m = provider.configureOffline(null); | ForecastModel m = provider.configure(null);",
                "its trained model as a causal one    | TrainedModel m = provider.configureOffline(null).load(null, null); | TrainedModel m = provider.configure(null).load(null, null);",
                "a forecaster of it                   | Forecaster f = provider.configureOffline(null).load(null, null).newForecaster(); | Forecaster f = provider.configure(null).load(null, null).newForecaster();",
                "its scorer as a forecaster           | Forecaster f = provider.configureOffline(null).load(null, null).newScorer(); | WindowScorer f = provider.configureOffline(null).load(null, null).newScorer();",
                "its scorer in the engine             | new io.hindcast.engine.pipeline.ForecastStage(null, provider.configureOffline(null).load(null, null).newScorer(), ForecastTarget.CLOSE); | new io.hindcast.engine.pipeline.ForecastStage(null, provider.configure(null).load(null, null).newForecaster(), ForecastTarget.CLOSE);",
                "a regime labeler in the engine       | new io.hindcast.engine.pipeline.ForecastStage(null, (io.hindcast.regime.RegimeLabeler) null, ForecastTarget.CLOSE); | new io.hindcast.engine.pipeline.ForecastStage(null, (Forecaster) null, ForecastTarget.CLOSE);",
                "a model of both kinds                | abstract class Both implements ForecastModel, OfflineForecastModel {} | abstract class One implements ForecastModel {}",
            })
    void aProgramThatHandsOneToTheEngineDoesNotCompile(String door, String refused, String causal) throws IOException {
        assertThat(compilerMessages(causal))
                .as("the causal counterpart of " + door)
                .isEmpty();
        assertThat(compilerMessages(refused))
                .as(door)
                .containsAnyOf(
                        "incompatible types", "cannot find symbol", "cannot be inherited with different arguments");
    }

    private String compilerMessages(String statement) throws IOException {
        return new PluginJars(folder)
                .source("public class Door { void through(ForecastModelProvider provider) { " + statement + " } }")
                .compilerMessages();
    }

    // ---- A stored model

    @Test
    void aStoredModelThatIsNamedAsAnotherIsRefused() throws IOException {
        Path disguised = store("stacked");
        assertRefused(
                project.hindcast("backtest", config.toString(), "--model", disguised.toString()),
                "coefficients.bin of network.zip is longer",
                "in a network of this architecture");
    }

    @Test
    void aStoredModelWhoseNameWasEditedIsRefused() throws IOException {
        Path edited = store("bidirectional");
        Path document = edited.resolve("model.json");
        Files.writeString(document, Files.readString(document).replace("\"bidirectional\"", "\"stacked\""));
        writeProvenance(edited);
        assertRefused(
                project.hindcast("backtest", config.toString(), "--model", edited.toString()),
                "coefficients.bin of network.zip is longer",
                "in a network of this architecture");
    }

    @Test
    void aStoredModelThatSaysNothingOfItsFilesIsRefused() throws IOException {
        Path emptied = store("stacked");
        Files.writeString(emptied.resolve("provenance.json"), "");
        assertRefused(
                project.hindcast("backtest", config.toString(), "--model", emptied.toString()),
                "provenance.json is damaged");
    }

    /** A bidirectional network in a folder that says it is of another architecture, whole and consistent. */
    private Path store(String saidToBe) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        double[][] rows = new double[150][3];
        double[] close = new double[150];
        for (int i = 0; i < rows.length; i++) {
            close[i] = 100 + random.nextDouble();
            for (int k = 0; k < 3; k++) {
                rows[i][k] = random.nextDouble();
            }
        }
        ModelInputs inputs =
                new ModelInputs(List.of("log-return(bars=1)", "rsi(bars=5)", "range"), Interval.parse("1d"));
        TrainingSet set = new TrainingSet(inputs, rows, close, 100, 102, 145, 1);
        LstmTraining.Result trained = new LstmTraining(settings("bidirectional"), SILENT).train(set);
        Path place = Files.createDirectories(folder.resolve("model"));
        new ModelFolder(place).write(settings(saidToBe), inputs, trained);
        writeProvenance(place);
        return place;
    }

    private static LstmSettings settings(String architecture) {
        return LstmSettings.read(MapSettings.of(Map.of(
                "architecture", architecture, "window", 8, "layers", 2, "hidden", 5, "training", Map.of("epochs", 1))));
    }

    private static void writeProvenance(Path place) throws IOException {
        ObjectNode provenance = new ObjectMapper().createObjectNode();
        provenance.put("last_time_nanos", 0);
        ObjectNode files = provenance.putObject("files");
        try (Stream<Path> list = Files.list(place)) {
            for (Path file :
                    list.filter(each -> !each.endsWith("provenance.json")).toList()) {
                files.put(file.getFileName().toString(), sha256(file));
            }
        }
        Files.writeString(place.resolve("provenance.json"), provenance.toString());
    }

    // ---- Plugins

    @Test
    void aPluginsForecasterThatReadsItsOwnWindowTrades() throws IOException {
        Output output = backtest(OWN_WINDOW, "new Theirs()", "");
        assertThat(output.exitCode()).as(output.err()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // The newest bar of the next window of the call; of the last one; its own and, hidden in a sum, the
                // next.
                "windows[Math.min(i + 2, count) * n - 1]",
                "windows[count * n - 1]",
                "(windows[(i + 1) * n - 1] + windows[Math.min((i + 1) * n + 2, count * n - 1)])"
            })
    void aPluginsForecasterThatReadsLaterWindowsOfTheCallIsRefused(String value) throws IOException {
        assertRefused(
                backtest(value, "new Theirs()", ""),
                "forecast model 'theirs' of plugin theirs.jar is refused",
                "it reads the future",
                "moves when those after it are changed, which end with bars that close later");
    }

    @Test
    void aPluginThatCallsItsModelOfflineAndConfiguresItAllTheSameIsRefused() throws IOException {
        assertRefused(
                backtest(OWN_WINDOW, "new Theirs()", "public boolean isOffline(Settings model) { return true; }"),
                "forecast model 'theirs' of plugin theirs.jar says that this model is for offline evaluation only",
                "can't make live forecasts");
    }

    @Test
    void aPluginsModelThatIsOfBothKindsIsRefused() throws IOException {
        assertRefused(
                backtest(
                        OWN_WINDOW,
                        """
                                new Theirs() {
                                    public TrainedModel train(TrainingSet set, Path folder, TrainingProgress progress) {
                                        return new Both();
                                    }
                                }""",
                        "static final class Both extends Fitted implements OfflineModel {"
                                + " public WindowScorer newScorer() { return null; } }"),
                "forecast model 'theirs' of plugin theirs.jar: what train returns is a model for offline evaluation",
                "plug.Provider$Both is an OfflineModel",
                "can't make live forecasts");
    }

    @Test
    void anOfflineModelThatIsPassedAroundTheTypesIsRefused() throws IOException {
        String offline = """
                static class Around<M extends FittedModel> implements TrainableModel<M> {
                    public int windowBars() { return 6; }
                    public int horizonBars() { return 1; }
                    public ForecastTarget target() { return ForecastTarget.LOG_RETURN; }
                    @SuppressWarnings("unchecked")
                    public M train(TrainingSet set, Path folder, TrainingProgress progress) { return (M) (FittedModel) new Offline(); }
                    public M load(Path folder, ModelInputs inputs) { return train(null, null, null); }
                }
                static final class Disguised extends Around<TrainedModel> implements ForecastModel {}
                static final class Offline implements OfflineModel {
                    public WindowScorer newScorer() { return null; }
                    public String inference() { return "by hand"; }
                    public String hash() { return "0"; }
                    public String description() { return "offline"; }
                    public long parameters() { return 0; }
                    public List<EpochResult> training() { return List.of(); }
                    public Scaler scaler() { return (features, inputs, offset) -> {}; }
                    public String scaling() { return "none"; }
                    public String trainedOn() { return "nothing"; }
                }
                """;
        assertRefused(
                backtest(OWN_WINDOW, "new Disguised()", offline),
                "forecast model 'theirs' of plugin theirs.jar: what train returns is a model for offline evaluation",
                "plug.Provider$Offline is an OfflineModel");
        Output cast = backtest(OWN_WINDOW, "(ForecastModel) (Object) new Around<OfflineModel>()", offline);
        assertThat(cast.exitCode()).isEqualTo(1);
        assertThat(cast.err())
                .contains("forecast model 'theirs' of plugin theirs.jar failed in configure:"
                        + " java.lang.ClassCastException");
    }

    private Output backtest(String value, String configure, String extra) throws IOException {
        new PluginJars(folder)
                .source(MODEL.replace("VALUE", value)
                        .replace("CONFIGURE", configure)
                        .replace("EXTRA", extra))
                .service(ForecastModelProvider.class, "plug.Provider")
                .jar("theirs.jar");
        List<String> text = new ArrayList<>();
        boolean model = false;
        for (String line : Files.readAllLines(config)) {
            if (!line.startsWith(" ")) {
                model = line.startsWith("model:");
            }
            if (!model) {
                text.add(line);
            }
        }
        text.add("model: {name: theirs}");
        Path file = project.write("theirs.yaml", String.join("\n", text) + "\n");
        return project.hindcast("backtest", file.toString(), "--plugins=" + folder.resolve("plugins"), "--retrain");
    }

    private static void assertRefused(Output output, String... reasons) {
        assertThat(output.exitCode()).as(output.err()).isEqualTo(2);
        assertThat(output.err()).contains(reasons).doesNotContain("    at ");
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

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
}
