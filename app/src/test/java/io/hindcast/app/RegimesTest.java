package io.hindcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hindcast.app.Project.Output;
import io.hindcast.engine.metrics.ConfusionMatrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labelling finds the regimes of series whose regimes are known, and no label reaches what a run decides. */
@Tag("slow")
class RegimesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> DECIDED =
            List.of("forecasts.csv", "orders.csv", "fills.csv", "equity.csv", "trades.csv", "prices.csv");
    private static final int SPELL = 120;
    private static final int SPELLS = 16;

    /** Drift up and down in turns; no range, no high volatility. */
    private static final String TRENDS = """
            data: {queue: trends}
            features: [{name: log-return}, {name: log-return, bars: 10}]
            regimes:
              names: {trend-up: bull, trend-down: bear, range: bear}
              trend: {shortest-bars: 10, longest-bars: 20, step-bars: 5, t-value: 0}
              volatility: {bars: 5, quantile: 1}
              epochs: 12
            """;

    /** Calm and storm in turns, whatever the trend. */
    private static final String STORMS = """
            data: {queue: storms}
            features: [{name: log-return}, {name: range}]
            regimes:
              names: {trend-up: calm, trend-down: calm, range: calm, high-volatility: storm}
              trend: {shortest-bars: 5, longest-bars: 5}
              volatility: {bars: 11, quantile: 0.5}
              epochs: 12
            """;

    private static final String REGIMES = """
            regimes:
              trend: {shortest-bars: 5, longest-bars: 10}
              volatility: {bars: 5}
              window: 20
              epochs: 2
            """;

    @TempDir
    private static Path folder;

    private static Project project;
    private static Path config;
    private static Path plain;
    private static Path labels;

    @BeforeAll
    static void runWithoutLabels() throws IOException {
        project = new Project(folder);
        project.importBars(project.csv("bars.csv", Project.bars(1, Project.BARS)), "bars");
        config = project.lstmConfig("bars");
        plain = project.run(config);
        Path section = project.write("labelled.yaml", Files.readString(config) + REGIMES);
        Output output = project.hindcast("label", section.toString());
        assertThat(output.exitCode()).as(output.err()).isZero();
        labels = onlyFolder("bars-");
    }

    @Test
    void findsWhereADriftTurns() throws IOException {
        // A drift of 0.004 a bar in noise of 0.008: single returns say little, their sums do.
        assertThat(macroF1("trends", TRENDS, new double[] {0.004, -0.004}, new double[] {0.008, 0.008}, "bull", "bear"))
                .isGreaterThan(0.9);
    }

    @Test
    void findsWhereAMarketCalmsDown() throws IOException {
        assertThat(macroF1("storms", STORMS, new double[] {0, 0}, new double[] {0.005, 0.02}, "calm", "storm"))
                .isGreaterThan(0.9);
    }

    @Test
    void labelsAbsentOrShuffledOrOfTheConfigChangeNoForecastOrderOrFill() throws IOException {
        Path labelled = project.run(config, "--regimes", labels.toString());
        Path shuffled = project.run(config, "--regimes", shuffled().toString());
        Path own = project.run(project.write("own.yaml", Files.readString(config) + REGIMES));
        for (Path run : List.of(labelled, shuffled, own)) {
            for (String file : DECIDED) {
                assertThat(run.resolve(file)).as(file).hasSameBinaryContentAs(plain.resolve(file));
            }
            assertThat(json(run, "certificate.json").path("decisions_sha256"))
                    .isEqualTo(json(plain, "certificate.json").path("decisions_sha256"));
        }
        assertThat(plain.resolve("regimes.csv")).doesNotExist();
        assertThat(own.resolve("regimes.csv")).hasSameBinaryContentAs(labels.resolve("regimes.csv"));
        assertThat(json(shuffled, "summary.json").path("regimes").path("by_regime"))
                .as("the shuffled labels were read by the report")
                .isNotEqualTo(json(labelled, "summary.json").path("regimes").path("by_regime"));
    }

    @Test
    void aFinishedRunTakesLabelsUpLater() throws IOException {
        Path run = project.run(config, "--model", project.network().toString());
        Output output = project.hindcast("report", run.toString(), "--regimes", labels.toString());
        assertThat(output.exitCode()).as(output.err()).isZero();
        assertThat(output.out()).contains("By regime", "hindsight");
        assertThat(Files.readString(run.resolve("report.html"))).contains("By regime, in hindsight");
        JsonNode later = json(run, "summary.json").path("regimes");
        assertThat(later)
                .isEqualTo(json(project.run(config, "--regimes", labels.toString()), "summary.json")
                        .path("regimes"));
        assertThat(later.path("hindsight").asBoolean()).isTrue();
    }

    @Test
    void labelsCarryTheHashesOfWhatTheyWereMadeFromAndAreReused() throws Exception {
        JsonNode document = json(labels, "labels.json");
        assertThat(document.path("data_sha256"))
                .isEqualTo(json(plain, "certificate.json").path("data_sha256"));
        assertThat(document.path("regimes_sha256").asText()).isEqualTo(sha256(labels.resolve("regimes.csv")));
        assertThat(document.path("config_sha256").asText()).isEqualTo(sha256(labels.resolve("config.yaml")));
        assertThat(labels.resolve("regimes.csv")).content().hasLineCount(1 + Project.BARS);
        byte[] before = Files.readAllBytes(labels.resolve("regimes.csv"));
        Path section = folder.resolve("labelled.yaml");
        assertThat(project.hindcast("label", section.toString()).err()).contains("reused");
        assertThat(project.hindcast("label", section.toString(), "--relabel").err())
                .contains("epoch 2 of 2")
                .doesNotContain("reused");
        assertThat(labels.resolve("regimes.csv")).hasBinaryContent(before);
    }

    @Test
    void mistakesAreNamed() throws IOException {
        Path section = folder.resolve("labelled.yaml");
        refused("regimes.trend.longest-bars", "label", section.toString(), "--set=regimes.trend.longest-bars=4");
        refused("regimes.windw", "label", section.toString(), "--set=regimes.windw=4");
        refused("regimes.purge-bars", "label", section.toString(), "--set=regimes.purge-bars=3");
        refused("regimes.window", "label", section.toString(), "--set=regimes.window=300");
        refused("regimes", "label", config.toString());
    }

    private static void refused(String part, String... args) {
        Output output = project.hindcast(args);
        assertThat(output.exitCode()).as(output.err()).isEqualTo(2);
        assertThat(output.err()).contains(part).doesNotContain("    at ");
    }

    /**
     * Labels a series of two regimes in turns and compares the labels with the switch times that it was made with, on the
     * held-out bars alone.
     */
    private static double macroF1(String name, String yaml, double[] drift, double[] noise, String first, String second)
            throws IOException {
        Random random = new Random(11);
        List<String> lines = new ArrayList<>();
        int bars = SPELL * SPELLS;
        double close = 100;
        for (int i = 0; i < bars; i++) {
            int regime = i / SPELL % 2;
            double open = close;
            close = open * Math.exp(drift[regime] + noise[regime] * random.nextGaussian());
            lines.add(Project.line(i, open, Math.max(open, close), Math.min(open, close), close, 1000));
        }
        project.importBars(project.csv(name + ".csv", lines), name);
        Output output =
                project.hindcast("label", project.write(name + ".yaml", yaml).toString());
        assertThat(output.exitCode()).as(output.err()).isZero();
        assertThat(output.out()).contains("macro-F1", first, second);
        Path found = onlyFolder(name + "-");
        List<String> names = List.of(first, second);
        List<String> rows = Files.readAllLines(found.resolve("regimes.csv"));
        int heldOut = json(found, "labels.json").path("held_out").path("bars").asInt();
        assertThat(heldOut).isGreaterThan(bars / 3);
        ConfusionMatrix matrix = new ConfusionMatrix(2);
        for (int i = bars - heldOut; i < bars; i++) {
            String[] row = rows.get(1 + i).split(",", -1);
            assertThat(row[0])
                    .startsWith(LocalDate.of(2020, 1, 1).plusDays(i + 1).toString());
            matrix.add(i / SPELL % 2, names.indexOf(row[2]));
        }
        return matrix.macroF1();
    }

    /** The labels in another order, with a hash to match. */
    private static Path shuffled() throws IOException {
        Path copy = Files.createDirectories(folder.resolve("shuffled"));
        List<String> rows = Files.readAllLines(labels.resolve("regimes.csv"));
        List<Integer> order =
                new ArrayList<>(IntStream.range(1, rows.size()).boxed().toList());
        Collections.shuffle(order, new Random(3));
        List<String> changed = new ArrayList<>(List.of(rows.getFirst()));
        for (int i = 1; i < rows.size(); i++) {
            String[] own = rows.get(i).split(",", -1);
            String[] other = rows.get(order.get(i - 1)).split(",", -1);
            changed.add(String.join(",", own[0], own[1], other[2], other[3]));
        }
        Files.write(copy.resolve("regimes.csv"), changed);
        ObjectNode document = (ObjectNode) json(labels, "labels.json");
        document.put("regimes_sha256", sha256(copy.resolve("regimes.csv")));
        JSON.writeValue(copy.resolve("labels.json").toFile(), document);
        return copy;
    }

    private static Path onlyFolder(String prefix) throws IOException {
        try (Stream<Path> folders = Files.list(folder.resolve("labels"))) {
            List<Path> found = folders.filter(
                            each -> each.getFileName().toString().startsWith(prefix))
                    .toList();
            assertThat(found).hasSizeGreaterThan(0);
            return found.getFirst();
        }
    }

    private static JsonNode json(Path place, String file) throws IOException {
        return JSON.readTree(place.resolve(file).toFile());
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
