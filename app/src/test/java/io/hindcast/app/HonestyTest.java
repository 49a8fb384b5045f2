package io.hindcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hindcast.app.Project.Output;
import io.hindcast.engine.fixture.PluginJars;
import io.hindcast.forecast.FeaturePipelineProvider;
import io.hindcast.forecast.ForecastModelProvider;
import io.hindcast.strategy.StrategyProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A plugin that knows the future, or whose features are no function of their bars, leaves no result behind. */
@Tag("slow")
@Timeout(120)
class HonestyTest {
    /** Reads its neighbours late or seldom, or remembers in static fields what it has read. */
    private static final String PEEK = """
            public final class Peek implements ForecastModelProvider {
                static final Map<Integer, Double> KNOWN = new HashMap<>();
                static final Key<String> MODE = Key.text("mode", "How it cheats");
                public String name() { return "peek"; }
                public Keys keys() { return Keys.of(MODE); }
                public ForecastModel configure(Settings settings) {
                    String mode = settings.get(MODE);
                    return new ForecastModel() {
                        public int windowBars() { return 5; }
                        public int horizonBars() { return 1; }
                        public ForecastTarget target() { return ForecastTarget.LOG_RETURN; }
                        public TrainedModel train(TrainingSet set, Path folder, TrainingProgress told) {
                            try { Files.writeString(folder.resolve("x"), "x"); }
                            catch (java.io.IOException e) { throw new java.io.UncheckedIOException(e); }
                            return load(folder, set.inputs());
                        }
                        public TrainedModel load(Path folder, ModelInputs inputs) { return new Model(mode); }
                    };
                }

                record Model(String mode) implements TrainedModel {
                    public Forecaster newForecaster() { return new Values(mode); }
                    public String hash() { return mode; }
                    public String description() { return mode; }
                    public long parameters() { return 0; }
                    public List<EpochResult> training() { return List.of(); }
                    public Scaler scaler() { return (row, into, at) -> into[at] = (float) row[0]; }
                    public String scaling() { return "none"; }
                    public String trainedOn() { return "nothing"; }
                    public String inference() { return "compiled"; }
                }

                static final class Values implements Forecaster {
                    private final String mode;
                    private int calls;
                    Values(String mode) { this.mode = mode; }
                    public int windowBars() { return 5; }
                    public int featureCount() { return 1; }
                    public void forecast(float[] x, int n, double[] v) {
                        calls++;
                        if (n == 1 && mode.equals("crowd")) { throw new IllegalStateException("asked alone"); }
                        for (int k = 0; k < n; k++) {
                            float own = x[5 * k + 4];
                            float next = k + 1 < n ? x[5 * k + 9] : 0;
                            boolean late = calls > 20;
                            v[k] = switch (mode) {
                                case "late" -> late ? next : 0;
                                case "rare" -> own > 0.017 && own < 0.019 ? next : 0.1 * own;
                                case "static" -> KNOWN.merge(
                                        Arrays.hashCode(Arrays.copyOfRange(x, 5 * k, 5 * k + 5)),
                                        late ? (double) next : 0.0, (before, now) -> before);
                                default -> 0.1 * own * (1 + (n == 1 ? 1e-7 : 0));
                            };
                        }
                    }
                    public void close() {}
                }
            }
            """;

    /** Drawn at random, of another sign once a model is trained, or the next return, from a file. */
    private static final String ODD = """
            public final class Odd implements FeaturePipelineProvider {
                static final Key<String> NAME = Key.text("name", "Which one");
                static final Key<String> FILE = Key.text("file", "Of closes").optional();
                static int pipelines;
                static final List<Double> CLOSES = new ArrayList<>();
                public List<FeatureDescription> available() {
                    return Stream.of("odd-random", "odd-sign", "odd-file", "odd-honest")
                            .map(name -> new FeatureDescription(name, Keys.of(FILE), "")).toList();
                }
                public Supplier<FeaturePipeline> configure(List<Settings> all, Interval interval, ZoneId zone) {
                    String name = all.get(0).get(NAME);
                    double[] closes = name.equals("odd-file") ? read(Path.of(all.get(0).get(FILE))) : new double[0];
                    return () -> {
                        int sign = ++pipelines <= 3 ? 1 : -1;
                        return new FeaturePipeline() {
                            double last = Double.NaN;
                            int bars;
                            public List<String> names() { return List.of(name); }
                            public int warmUpBars() { return 0; }
                            public boolean update(Bar bar, double[] row) {
                                double r = Double.isNaN(last) ? 0 : Math.log(bar.close() / last);
                                last = bar.close();
                                CLOSES.add(last);
                                int k = bars++;
                                row[0] = switch (name) {
                                    case "odd-random" -> Math.random();
                                    case "odd-sign" -> sign * r;
                                    case "odd-file" -> k + 1 < closes.length ? Math.log(closes[k + 1] / closes[k]) : 0;
                                    default -> r;
                                };
                                return true;
                            }
                        };
                    };
                }
                static double[] read(Path file) {
                    try { return Files.readAllLines(file).stream().skip(1)
                            .mapToDouble(line -> Double.parseDouble(line.split(",")[4])).toArray(); }
                    catch (java.io.IOException e) { throw new java.io.UncheckedIOException(e); }
                }
            }
            """;

    /** Buys before the closes that the features of its jar have seen ahead of it. */
    private static final String KNOWING = """
            public final class Knowing implements StrategyProvider {
                public String name() { return "knowing"; }
                public String description() { return ""; }
                public Strategy create(StrategySetup setup) {
                    return context -> {
                        double close = context.bar().close();
                        int at = Odd.CLOSES.lastIndexOf(close);
                        boolean rises = at >= 0 && at + 1 < Odd.CLOSES.size() && Odd.CLOSES.get(at + 1) > close;
                        context.orders().target(new TargetPosition(context.instrument(), rises ? 0.95 : 0));
                    };
                }
            }
            """;

    private static final String CONFIG = """
            name: odd
            data: {queue: bars}
            features: [FEATURE]
            split: {train: 0.6, validation: 0.2}
            model: MODEL
            strategy: {name: lstm, mode: long-flat, entry-bps: 2, exit-bps: 0}
            pipeline: {chunk-bars: 16, ring-size: 64}
            """;

    private static final String LSTM = "{name: lstm, window: 5, layers: 1, hidden: 3, training: {epochs: 1}}";

    @TempDir
    private static Path shared;

    private static Project project;
    private static Path csv;
    private static String plugins;

    @BeforeAll
    static void importBars() throws IOException {
        project = new Project(shared);
        csv = project.csv("bars.csv", Project.bars(3, 1_000));
        project.importBars(csv, "bars");
        plugins = "--plugins="
                + new PluginJars(shared)
                        .source(PEEK)
                        .source("import java.util.stream.*;\n" + ODD)
                        .source(KNOWING)
                        .service(StrategyProvider.class, "plug.Knowing")
                        .service(ForecastModelProvider.class, "plug.Peek")
                        .service(FeaturePipelineProvider.class, "plug.Odd")
                        .jar("odd.jar")
                        .getParent();
    }

    @AfterEach
    void removeModels() throws IOException {
        Path models = shared.resolve("models");
        try (Stream<Path> files = Files.exists(models) ? Files.walk(models) : Stream.empty()) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static Output run(String feature, String model, String... more) throws IOException {
        Path config =
                project.write("odd.yaml", CONFIG.replace("FEATURE", feature).replace("MODEL", model));
        return project.hindcast(Stream.concat(Stream.of("backtest", config.toString(), plugins), Stream.of(more))
                .toArray(String[]::new));
    }

    private static long runs() throws IOException {
        Path runs = shared.resolve("runs");
        if (!Files.exists(runs)) {
            return 0;
        }
        try (Stream<Path> folders = Files.list(runs)) {
            return folders.count();
        }
    }

    private static void assertRefused(Output output, long runsBefore, String... texts) throws IOException {
        assertThat(output.exitCode()).as(output.out() + output.err()).isEqualTo(2);
        assertThat(output.err()).contains(texts).doesNotContain("\tat ");
        assertThat(runs()).isEqualTo(runsBefore);
    }

    @ParameterizedTest
    @ValueSource(strings = {"late", "rare", "static"})
    void aModelThatPeeksLateOrSeldomIsRefused(String mode) throws IOException {
        long before = runs();
        assertRefused(
                run("{name: log-return, bars: 1}", "{name: peek, mode: " + mode + "}"),
                before,
                "forecast model 'peek' of plugin odd.jar is refused: its value for the window that ends with bar ",
                " in the run, but is ",
                "asked for this window alone");
    }

    @Test
    void aModelThatFailsWhenItIsAskedForOneWindowIsRefused() throws IOException {
        long before = runs();
        assertRefused(
                run("{name: log-return, bars: 1}", "{name: peek, mode: crowd}"),
                before,
                "forecast model 'peek' of plugin odd.jar is refused: its value for the window that ends with bar ",
                "asked for this window alone, forecast model 'peek' of plugin odd.jar failed in forecast:"
                        + " java.lang.IllegalStateException: asked alone. A forecast must depend");
    }

    @ParameterizedTest
    @ValueSource(strings = {"odd-random", "odd-sign"})
    void aFeatureThatIsNoFunctionOfItsBarsIsRefused(String feature) throws IOException {
        long before = runs();
        assertRefused(
                run("{name: " + feature + "}", "{name: peek, mode: honest}"),
                before,
                "features: " + feature + " is refused: it is no function of its bars. On bar ",
                "when model ",
                " was trained, and is ");
    }

    /** Features are computed for all bars of a chunk before the strategy decides on its first. */
    @Test
    void aStrategyDoesNotSeeWhatFeaturesOfItsJarKeepInStaticFields() throws IOException {
        Output output = run("{name: odd-honest}", "{name: peek, mode: honest}", "--set=strategy={name: knowing}");
        assertThat(output.exitCode()).as(output.err()).isZero();
        assertThat(summary(output).path("trading").path("orders").asInt(-1)).isZero();
        assertThat(summary(output).path("run").path("plugins").toString()).isEqualTo("[\"odd.jar\"]");
    }

    @Test
    void aFeatureThatComesFromAFileIsNamed() throws IOException {
        Output output = run("{name: odd-file, file: '" + csv + "'}, {name: day-of-week-sin}", LSTM);
        assertThat(output.exitCode()).as(output.err()).isZero();
        assertThat(output.err())
                .contains("warning: features: odd-file does not move when the bars of the test segment change places")
                .doesNotContain("features: day-of-week-sin");
        JsonNode summary = summary(output);
        assertThat(summary.path("causality").path("features_outside_bars").toString())
                .isEqualTo("[\"odd-file\",\"day-of-week-sin\"]");
        assertThat(summary.path("run").path("warnings").toString()).contains("odd-file does not move");
    }

    @Test
    void anHonestPluginPassesAndWhatWasCheckedIsSaid() throws IOException {
        Output output = run("{name: odd-honest}", "{name: peek, mode: honest}");
        assertThat(output.exitCode()).as(output.err()).isZero();
        assertThat(output.err())
                .contains("checked: 200 of 200 windows gave the same forecast when they were asked for again, one at a"
                        + " time; 256 of 256 kept rows of features are those of the training");
        assertThat(summary(output).path("causality").toString())
                .isEqualTo("{\"windows\":200,\"windows_asked_again\":200,\"rows_kept\":256,\"rows_compared\":256,"
                        + "\"features_outside_bars\":[]}");
        assertThat(folder(output).resolve("report.html"))
                .content()
                .contains("200 of 200 windows gave the same forecast when each was asked for alone");
    }

    @Test
    void aModelWithoutRowsIsUsedWithAWarningAndOneOfOtherBarsIsNotCompared() throws IOException {
        assertThat(run("{name: range}", LSTM).exitCode()).isZero();
        Path model;
        try (Stream<Path> models = Files.list(shared.resolve("models"))) {
            model = models.filter(each -> each.getFileName().toString().startsWith("lstm-"))
                    .findFirst()
                    .orElseThrow();
        }
        // A run fits a ridge regression as well, whose folder stands beside it.
        try (Stream<Path> models = Files.list(shared.resolve("models"))) {
            Path ridge = models.filter(each -> each.getFileName().toString().startsWith("ridge-"))
                    .findFirst()
                    .orElseThrow();
            Output wrong = run("{name: range}", LSTM, "--model=" + ridge);
            assertThat(wrong.exitCode()).isEqualTo(2);
            assertThat(wrong.err()).contains("is of the kind 'ridge', but the config's model.name is 'lstm'");
        }
        // Of another instrument: with other prices of the same one its statement would be refused.
        Path otherBars = project.csv("others.csv", Project.bars(4, 1_000));
        assertThat(project.hindcast(
                                "import", otherBars.toString(), "--name=others", "--instrument=OTHER", "--interval=1d")
                        .exitCode())
                .isZero();
        Output others = run("{name: range}", LSTM, "--set=data.queue=others", "--model=" + model);
        assertThat(others.exitCode()).as(others.err()).isZero();
        assertThat(others.err()).contains("were not compared with those that the model was trained on");

        // As an earlier version has left it.
        Path provenance = model.resolve("provenance.json");
        JsonNode told = new ObjectMapper().readTree(provenance.toFile());
        ((ObjectNode) told.path("files")).remove("rows.json");
        new ObjectMapper().writeValue(provenance.toFile(), told);
        Files.delete(model.resolve("rows.json"));
        Output older = run("{name: range}", LSTM);
        assertThat(older.exitCode()).as(older.err()).isZero();
        assertThat(older.err())
                .contains("warning: model ", "has no rows.json, as one of an earlier version", "--retrain");
    }

    private static JsonNode summary(Output output) throws IOException {
        return new ObjectMapper()
                .readTree(folder(output).resolve("summary.json").toFile());
    }

    private static Path folder(Output output) {
        String run = output.out()
                .lines()
                .filter(line -> line.startsWith("run: "))
                .findFirst()
                .orElseThrow()
                .substring("run:".length())
                .strip();
        return Path.of(run);
    }
}
