package io.hindcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.app.Project.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A user's mistake ends with exit code 2 and a message that names the place, and nothing stored is touched. */
class BadInputTest {
    @TempDir
    private static Path folder;

    private static Project project;
    private static Path config;
    private static Path model;
    private static Map<String, byte[]> before;

    @BeforeAll
    static void makeSomethingWorthKeeping() throws IOException {
        project = new Project(folder);
        project.importBars(project.csv("bars.csv", Project.bars(5, Project.BARS)), "bars");
        config = project.lstmConfig("bars");
        project.run(config);
        model = project.network();
        before = stored();
    }

    @AfterEach
    void queuesModelsAndRunsAreIntact() throws IOException {
        Map<String, byte[]> after = stored();
        assertThat(after.keySet()).isEqualTo(before.keySet());
        after.forEach((file, bytes) -> assertThat(bytes).as(file).isEqualTo(before.get(file)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no close       | date,open,high,low,volume;2020-01-01,1,1,1,5 | close",
                "word in price  | date,open,high,low,close;2020-01-01,1,2,1,1;2020-01-02,1,two,1,1 | line 3, high, two",
                "high below low | date,open,high,low,close;2020-01-01,1,1,2,1 | line 2, high, low",
                "negative       | date,open,high,low,close;2020-01-01,1,1,-1,1 | line 2, low, -1",
                "NaN            | date,open,high,low,close;2020-01-01,1,1,1,NaN | line 2, close, NaN",
                "infinite       | date,open,high,low,close;2020-01-01,1,Infinity,1,1 | line 2, high, Infinity",
                "duplicate      | date,open,high,low,close;2020-01-01,1,1,1,1;2020-01-01,1,1,1,1 | line 3, 2020-01-01, duplicate",
                "backward       | date,open,high,low,close;2020-01-02,1,1,1,1;2020-01-01,1,1,1,1 | line 3, 2020-01-01, before",
                "no such date   | date,open,high,low,close;2020-02-30,1,1,1,1 | line 2, 2020-02-30"
            })
    void aBadFileIsRefused(String name, String content, String expected) throws IOException {
        Path file = project.write(
                name.strip().replace(' ', '-') + ".csv", content.strip().replace(';', '\n') + "\n");
        Output output = project.importBars(file, "bars");
        assertMistake(output, file.getFileName().toString());
        for (String part : expected.strip().split(", ", -1)) {
            assertThat(output.err()).contains(part);
        }
    }

    /** The advice for a damaged model, which was passed over in silence beside a model that was brought along. */
    @Test
    void retrainBesideModelIsRefused() {
        Output output = project.hindcast("backtest", config.toString(), "--model", model.toString(), "--retrain");
        assertThat(output.exitCode()).isEqualTo(2);
        assertThat(output.err()).contains("--retrain and --model", "leave one of them away");
    }

    @Test
    void missingAndEmptyFilesAreRefused() throws IOException {
        assertMistake(project.importBars(folder.resolve("nowhere.csv"), "bars"), "nowhere.csv");
        assertMistake(project.importBars(project.write("empty.csv", ""), "bars"), "empty");
        assertMistake(
                project.hindcast("backtest", folder.resolve("nowhere.yaml").toString()), "nowhere.yaml");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "model.hiden=3            | hiden, hidden",
                "modell=3                 | modell, model",
                "model.hidden=many        | model.hidden, whole number",
                "model.dropout=1.5        | model.dropout, 0",
                "model.units=[8,4]        | model.units, stacked, layers",
                "model.architecture=pyramid | model.hidden, units: [128, 64, 32]",
                "model.architecture=bidirectional | model.architecture, offline, stacked",
                "model.architecture=deep-bidirectional | model.architecture, offline, alternative deep",
                "model.training.plateau-factor=1 | model.training.plateau-factor, 0.99",
                "strategy.entry-bps=-5    | strategy.entry-bps",
                "strategy.entry-bps=99999 | strategy.entry-bps",
                "strategy.name=lstn       | strategy.name, lstm",
                "model.window=5000        | window, 5000, 400",
                "features[1].name=rsy     | features[1].name, rsi",
                "features[1].bars=0       | features[1].bars",
                "data.queue=barz          | barz, bars",
                "pipeline.ring-size=100   | pipeline.ring-size, power of two",
                "split.train-until=soon   | split.train-until, soon",
                "trading.fee-bps=-1       | trading.fee-bps"
            })
    void aBadConfigIsRefused(String override, String expected) {
        Output output = project.hindcast("backtest", config.toString(), "--set", override.strip());
        assertMistake(output, expected.strip().split(", ", -1));
    }

    @Test
    void anUnknownKeyInTheFileIsNamedWithLineAndColumn() throws IOException {
        Path file = project.write("typo.yaml", Files.readString(config).replace("layers: 2", "layer: 2"));
        assertMistake(project.hindcast("backtest", file.toString()), "typo.yaml:11:3", "model.layer", "layers");
    }

    @ParameterizedTest
    @CsvSource({"features[1].bars=6", "model.window=9", "model.horizon=2", "model.hidden=6"})
    void aModelForAnotherPurposeIsRefusedWithBothSidesNamed(String override) {
        Output output = project.hindcast("backtest", config.toString(), "--model", model.toString(), "--set", override);
        assertMistake(output, "trained for");
    }

    @Test
    void aDamagedModelIsRefused() throws IOException {
        Path copy = folder.resolve("damaged-model");
        Files.createDirectories(copy);
        try (Stream<Path> files = Files.list(model)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        Files.writeString(copy.resolve("scaler.json"), "{}");
        assertMistake(
                project.hindcast("backtest", config.toString(), "--model", copy.toString()), "scaler.json", "changed");
    }

    @Test
    void unknownCommandsAndOptionsAreRefused() {
        assertThat(project.hindcast("bactest", "x").exitCode()).isEqualTo(2);
        assertThat(project.hindcast("backtest").exitCode()).isEqualTo(2);
        assertThat(project.hindcast("backtest", config.toString(), "--fast").exitCode())
                .isEqualTo(2);
    }

    private static void assertMistake(Output output, String... parts) {
        assertThat(output.exitCode()).as(output.err()).isEqualTo(2);
        assertThat(output.err()).contains(parts).doesNotContain("\tat ").doesNotContain("    at ");
    }

    private static Map<String, byte[]> stored() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (String place : List.of("queues", "models", "runs")) {
            List<Path> found = new ArrayList<>();
            try (Stream<Path> walk = Files.walk(folder.resolve(place))) {
                walk.filter(Files::isRegularFile).forEach(found::add);
            }
            for (Path file : found) {
                files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }
}
