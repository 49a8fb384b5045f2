package io.hindcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hindcast.app.Project.Output;
import io.hindcast.testkit.fixture.ModelFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a model's folder says of its training is compared with the run's bars, and what can't be is called a statement. */
@Tag("slow")
class ModelClaimTest {
    private static final String RECOMPUTED = "recomputed over the run's bars";
    private static final String STATED = "as stated by the model's maker";

    /** Ends the training of {@link #late} behind the day on which the test segment of the config begins. */
    private static final String LATE = "--set=split={train-until: 2020-11-20, validation-until: 2021-01-15}";

    @TempDir
    private static Path shared;

    private static Project project;
    private static Path config;
    private static Path model;
    private static Path late;

    @TempDir
    private Path folder;

    @BeforeAll
    static void train() throws IOException {
        project = new Project(shared);
        project.importBars(project.csv("bars.csv", Project.bars(11, Project.BARS)), "bars");
        config = project.lstmConfig("bars");
        model = trained();
        late = trained(LATE);
    }

    private static Path trained(String... more) {
        List<String> args = new ArrayList<>(List.of("train", config.toString()));
        args.addAll(List.of(more));
        Output output = project.hindcast(args.toArray(String[]::new));
        assertThat(output.exitCode()).as(output.err()).isZero();
        return Path.of(output.out().strip().substring("model: ".length()));
    }

    private Path edited(Path of, Consumer<ObjectNode> edit) throws IOException {
        Path copy = ModelFolders.copy(of, folder.resolve("edited"));
        ModelFolders.edit(copy, edit);
        return copy;
    }

    /** Without the rows that were kept of its training, which would say more than its statement. */
    private Path editedWithoutRows(Consumer<ObjectNode> edit) throws IOException {
        Path copy = edited(
                late, edit.andThen(provenance -> provenance.withObject("/files").remove("rows.json")));
        Files.delete(copy.resolve("rows.json"));
        return copy;
    }

    private static void endEarlier(ObjectNode provenance) {
        Instant end = Instant.parse("2020-11-16T00:00:00Z");
        provenance.put("last_bar", end.toString());
        provenance.put("last_time_nanos", end.getEpochSecond() * 1_000_000_000L);
    }

    private static Output backtest(Path with) {
        return project.hindcast("backtest", config.toString(), "--model=" + with);
    }

    private static void assertRefused(Output output, String... reasons) {
        assertThat(output.err()).contains(reasons).doesNotContain("    at ");
        assertThat(output.exitCode()).isEqualTo(2);
    }

    private static JsonNode certificate(Path run) throws IOException {
        return new ObjectMapper().readTree(run.resolve("certificate.json").toFile());
    }

    private static List<String> warnings(Path run) throws IOException {
        List<String> warnings = new ArrayList<>();
        new ObjectMapper()
                .readTree(run.resolve("summary.json").toFile())
                .at("/run/warnings")
                .forEach(each -> warnings.add(each.asText()));
        return warnings;
    }

    // ---- Statements that are not true

    @Test
    void aModelThatWasTrainedOnTheTestSegmentIsRefused() {
        assertRefused(
                backtest(late), "was trained on bars up to 2021-01-16", "it would be tested on what it has learnt");
    }

    /** Was believed: two edited lines, and no hash of a file is wrong. */
    @Test
    void anEarlierLastBarIsFoundOut() throws IOException {
        Path edited = editedWithoutRows(ModelClaimTest::endEarlier);
        assertRefused(
                backtest(edited),
                "model " + edited + ": says that it was trained on 359 bars of TEST from 2020-01-24T00:00:00Z to"
                        + " 2020-11-16T00:00:00Z with closes_sha256 ",
                "but in this run's queue these are 298 bars with ",
                "its provenance.json was edited",
                "train again (leave --model away)");
    }

    /** However little of the statement is left to be compared with bars. */
    @Test
    void rowsThatWereKeptFromAfterTheLastBarAreFoundOut() throws IOException {
        for (String line : List.of("hindcast", "instrument", "rows", "train_to", "first_time_nanos")) {
            Path edited = ModelFolders.copy(late, folder.resolve(line));
            ModelFolders.edit(edited, provenance -> {
                endEarlier(provenance);
                provenance.remove(line);
            });
            assertRefused(
                    backtest(edited),
                    "model " + edited
                            + ": its provenance.json was edited: its rows.json holds a row that it was trained"
                            + " on from 20",
                    " to 2020-11-16T00:00:00Z; use a model that train has made");
        }
    }

    @Test
    void theRightNumberOfRowsDoesNotMakeItTrue() throws IOException {
        Path edited = editedWithoutRows(provenance -> {
            endEarlier(provenance);
            provenance.put("rows", 298);
        });
        assertRefused(backtest(edited), "says that it was trained on 298 bars", "these are 298 bars with ");
    }

    @Test
    void oneLineOfTwoIsFoundOutWithoutBars() throws IOException {
        Path edited = edited(late, provenance -> provenance.put("last_time_nanos", 1_600_000_000_000_000_000L));
        assertRefused(
                backtest(edited),
                "model " + edited + ": its provenance.json was edited: last_bar is 2021-01-16T00:00:00Z, but"
                        + " last_time_nanos is 2020-09-13T12:26:40Z");
    }

    @Test
    void aFolderThatSaysNoLastBarIsRefused() throws IOException {
        Path edited = edited(late, provenance -> provenance.remove("last_time_nanos"));
        assertRefused(backtest(edited), "does not say up to which bar", "last_time_nanos");
    }

    @Test
    void aFolderThatSaysNoHashesIsRefused() throws IOException {
        Path edited = edited(model, provenance -> provenance.remove("files"));
        assertRefused(
                backtest(edited),
                "model " + edited
                        + ": its provenance.json has no hashes of its files (files), so nobody can tell whether"
                        + " they were changed; use a model that train has made");
    }

    @Test
    void aFileWithoutAHashIsRefused() throws IOException {
        Path more = ModelFolders.copy(model, folder.resolve("more"));
        Files.writeString(more.resolve("notes.txt"), "mine");
        assertRefused(backtest(more), "holds notes.txt", "move it to another folder");
        Files.move(more.resolve("notes.txt"), more.resolve(".notes"));
        assertThat(backtest(more).exitCode()).isZero();
    }

    /** The place of a model is named after its data, so another model there is a lie. */
    @Test
    void aStoredModelThatIsReusedMustSayWhatItsPlaceSays() throws IOException {
        Path place = trained("--set=seed=7");
        List<Consumer<ObjectNode>> edits = List.of(
                provenance -> {
                    provenance.put("last_bar", "2020-09-13T12:26:40Z");
                    provenance.put("last_time_nanos", 1_600_000_000_000_000_000L);
                },
                provenance -> provenance.put("seed", 8),
                provenance -> provenance.put("training_data_sha256", "0"));
        String whole = Files.readString(place.resolve("provenance.json"));
        for (Consumer<ObjectNode> edit : edits) {
            ModelFolders.edit(place, edit);
            assertRefused(
                    project.hindcast("backtest", config.toString(), "--set=seed=7"),
                    "model " + place + ": its provenance.json was edited",
                    "train again with --retrain");
            Files.writeString(place.resolve("provenance.json"), whole);
        }
        ModelFolders.edit(place, edits.getFirst());
        assertThat(project.hindcast("backtest", config.toString(), "--set=seed=7", "--retrain")
                        .exitCode())
                .isZero();
    }

    // ---- Statements that nobody can check

    @Test
    void anotherInstrumentsTrainingIsAsStated() throws IOException {
        Path edited = editedWithoutRows(provenance -> {
            endEarlier(provenance);
            provenance.put("instrument", "OTHER");
        });
        assertStated(edited, "on bars of OTHER, and this run has those of TEST");
    }

    @Test
    void barsThatTheQueueLacksAreAsStated() throws IOException {
        Path edited = edited(model, provenance -> {
            provenance.put("first_bar", "2019-01-24T00:00:00Z");
            provenance.put(
                    "first_time_nanos", Instant.parse("2019-01-24T00:00:00Z").getEpochSecond() * 1_000_000_000L);
        });
        assertStated(edited, "queue bars lacks the first or the last of these bars");
    }

    @Test
    void aFolderOfAnEarlierVersionIsAsStatedUnlessItsDataIsTheRuns() throws IOException {
        Path honest = edited(model, ModelClaimTest::asOfAnEarlierVersion);
        Path run = project.run(config, "--model=" + honest);
        assertThat(certificate(run).path("model_data").asText()).isEqualTo(RECOMPUTED);
        assertThat(warnings(run)).noneMatch(text -> text.contains(STATED));

        ModelFolders.edit(honest, provenance -> provenance.put("seed", 3));
        assertStated(honest, "it does not say what its hash can be recomputed from, as one of an earlier version");
    }

    private static void asOfAnEarlierVersion(ObjectNode provenance) {
        provenance.retain(
                "files", "hindcast", "seed", "training_data_sha256", "first_bar", "last_bar", "last_time_nanos");
    }

    /** In terminal, summary, report and certificate. */
    private static void assertStated(Path with, String why) throws IOException {
        Output output = backtest(with);
        assertThat(output.exitCode()).as(output.err()).isZero();
        String warning = "model " + with + ": was trained on bars up to 2020-11-16T00:00:00Z as stated by the model's"
                + " maker, which could not be checked (" + why + ")";
        assertThat(output.err()).contains("warning: " + warning);
        Path run = newest();
        assertThat(warnings(run)).anyMatch(text -> text.startsWith(warning));
        assertThat(Files.readString(run.resolve("report.html")))
                .contains("which could not be checked", "on bars up to 2020-11-16", STATED.replace("'", "&#39;"));
        assertThat(certificate(run).path("model_data").asText()).isEqualTo(STATED);
        assertThat(certificate(run).path("model_last_bar").asText()).isEqualTo("2020-11-16T00:00:00Z");
    }

    private static Path newest() throws IOException {
        try (Stream<Path> runs = Files.list(shared.resolve("runs"))) {
            return runs.max((one, other) -> Long.compare(
                            one.toFile().lastModified(), other.toFile().lastModified()))
                    .orElseThrow();
        }
    }

    // ---- Statements that are true

    @Test
    void theCertificateHoldsWhatTheModelWasTrainedOnAndChangesWithIt() throws IOException {
        JsonNode trained = certificate(project.run(config));
        JsonNode brought = certificate(project.run(config, "--model=" + model));
        for (JsonNode each : List.of(trained, brought)) {
            assertThat(each.path("model_data").asText()).isEqualTo(RECOMPUTED);
            assertThat(each.path("model_last_bar").asText()).isEqualTo("2020-11-16T00:00:00Z");
            assertThat(each.path("model_data_sha256"))
                    .isEqualTo(ModelFolders.provenance(model).path("training_data_sha256"));
        }
        assertThat(brought.path("model_provenance_sha256")).isEqualTo(trained.path("model_provenance_sha256"));
        Path edited = edited(model, provenance -> provenance.put("hindcast", "0.9"));
        assertThat(certificate(project.run(config, "--model=" + edited)).path("model_provenance_sha256"))
                .isNotEqualTo(trained.path("model_provenance_sha256"));
    }

    /** A queue that has grown at its end: the model's bars are all there. */
    @Test
    void aModelIsTestedOnBarsThatCameAfterItsQueue() throws IOException {
        project.importBars(project.csv("longer.csv", Project.bars(11, Project.BARS + 60)), "longer");
        Path run = project.run(project.lstmConfig("longer"), "--model=" + model);
        assertThat(certificate(run).path("model_data").asText()).isEqualTo(RECOMPUTED);
        assertThat(warnings(run)).noneMatch(text -> text.contains(model.toString()));
    }

    /** A queue that begins earlier: the features begin with the bar with which they began. */
    @Test
    void aModelOfAShorterHistoryIsRecomputedFromItsOwnFirstBarOn() throws IOException {
        List<String> bars = Project.bars(11, Project.BARS);
        project.importBars(project.csv("shorter.csv", bars.subList(30, bars.size())), "shorter");
        Output training =
                project.hindcast("train", project.lstmConfig("shorter").toString());
        Path shorter = Path.of(training.out().strip().substring("model: ".length()));
        Path run = project.run(config, "--model=" + shorter);
        assertThat(certificate(run).path("model_data").asText()).isEqualTo(RECOMPUTED);
        // The other way round, the first training row is not there.
        Path back = project.run(project.lstmConfig("shorter"), "--model=" + model);
        assertThat(certificate(back).path("model_data").asText()).isEqualTo(STATED);
    }

    @Test
    void featuresThatComeOutOtherwiseAreNamedWhereThePricesAreTheSame() throws IOException {
        Path edited = edited(model, provenance -> provenance.put("training_data_sha256", "0"));
        Path run = project.run(config, "--model=" + edited);
        assertThat(certificate(run).path("model_data").asText()).startsWith("closing prices recomputed");
        assertThat(String.join("\n", warnings(run)))
                .contains(
                        "the closing prices of its 298 training rows are those of this run's bars",
                        "computed again they are others");
    }
}
