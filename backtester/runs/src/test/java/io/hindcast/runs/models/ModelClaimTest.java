package io.hindcast.runs.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hindcast.runs.config.RunOptions;
import io.hindcast.runs.fixture.HeardProgress;
import io.hindcast.runs.fixture.TinyWorkspace;
import io.hindcast.runs.folder.RunResult;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.testkit.fixture.ModelFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a model's folder says of its training is compared with the run's bars, and what can't be is called a statement. */
class ModelClaimTest {
    private static final String RECOMPUTED = "recomputed over the run's bars";
    private static final String STATED = "as stated by the model's maker";

    /** Ends the training of {@link #late} behind the day on which the test segment of the config begins. */
    private static final String LATE = "split={train-until: 2020-11-20, validation-until: 2021-01-15}";

    @TempDir
    private static Path shared;

    private static TinyWorkspace tiny;
    private static Path model;
    private static Path late;

    @TempDir
    private Path folder;

    @BeforeAll
    static void train() throws IOException {
        tiny = TinyWorkspace.withBars(shared);
        model = tiny.train(TinyWorkspace.CONFIG);
        late = tiny.train(TinyWorkspace.CONFIG, LATE);
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

    private static RunResult backtest(Path with) {
        return tiny.backtest(TinyWorkspace.CONFIG, new RunOptions(false, with));
    }

    private static void assertRefused(Path with, String... reasons) {
        assertThatThrownBy(() -> backtest(with))
                .isInstanceOf(InvalidInputException.class)
                .message()
                .contains(reasons);
    }

    private static JsonNode certificate(RunResult run) throws IOException {
        return new ObjectMapper()
                .readTree(run.folder().resolve("certificate.json").toFile());
    }

    private static List<String> warnings(RunResult run) {
        return run.summary().run().warnings();
    }

    // ---- Statements that are not true

    @Test
    void aModelThatWasTrainedOnTheTestSegmentIsRefused() {
        assertRefused(late, "was trained on bars up to 2021-01-16", "it would be tested on what it has learnt");
    }

    /** Was believed: two edited lines, and no hash of a file is wrong. */
    @Test
    void anEarlierLastBarIsFoundOut() throws IOException {
        Path edited = editedWithoutRows(ModelClaimTest::endEarlier);
        assertRefused(
                edited,
                "model " + edited + ": says that it was trained on 376 bars of TEST from 2020-01-07T00:00:00Z to"
                        + " 2020-11-16T00:00:00Z with closes_sha256 ",
                "but in this run's queue these are 315 bars with ",
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
                    edited,
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
            provenance.put("rows", 315);
        });
        assertRefused(edited, "says that it was trained on 315 bars", "these are 315 bars with ");
    }

    @Test
    void oneLineOfTwoIsFoundOutWithoutBars() throws IOException {
        Path edited = edited(late, provenance -> provenance.put("last_time_nanos", 1_600_000_000_000_000_000L));
        assertRefused(
                edited,
                "model " + edited + ": its provenance.json was edited: last_bar is 2021-01-16T00:00:00Z, but"
                        + " last_time_nanos is 2020-09-13T12:26:40Z");
    }

    @Test
    void aFolderThatSaysNoLastBarIsRefused() throws IOException {
        Path edited = edited(late, provenance -> provenance.remove("last_time_nanos"));
        assertRefused(edited, "does not say up to which bar", "last_time_nanos");
    }

    @Test
    void aFolderThatSaysNoHashesIsRefused() throws IOException {
        Path edited = edited(model, provenance -> provenance.remove("files"));
        assertRefused(
                edited,
                "model " + edited
                        + ": its provenance.json has no hashes of its files (files), so nobody can tell whether"
                        + " they were changed; use a model that train has made");
    }

    @Test
    void aFileWithoutAHashIsRefused() throws IOException {
        Path more = ModelFolders.copy(model, folder.resolve("more"));
        Files.writeString(more.resolve("notes.txt"), "mine");
        assertRefused(more, "holds notes.txt", "move it to another folder");
        Files.move(more.resolve("notes.txt"), more.resolve(".notes"));
        assertThat(backtest(more).folder()).isDirectory();
    }

    /** The place of a model is named after its data, so another model there is a lie. */
    @Test
    void aStoredModelThatIsReusedMustSayWhatItsPlaceSays() throws IOException {
        Path place = tiny.train(TinyWorkspace.CONFIG, "seed=7");
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
            assertThatThrownBy(() -> tiny.backtest(TinyWorkspace.CONFIG, "seed=7"))
                    .isInstanceOf(InvalidInputException.class)
                    .message()
                    .contains("model " + place + ": its provenance.json was edited", "train again with --retrain");
            Files.writeString(place.resolve("provenance.json"), whole);
        }
        ModelFolders.edit(place, edits.getFirst());
        assertThat(tiny.backtest(TinyWorkspace.CONFIG, new RunOptions(true, null), "seed=7")
                        .folder())
                .isDirectory();
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
            provenance.put("first_bar", "2019-01-07T00:00:00Z");
            provenance.put(
                    "first_time_nanos", Instant.parse("2019-01-07T00:00:00Z").getEpochSecond() * 1_000_000_000L);
        });
        assertStated(edited, "queue bars lacks the first or the last of these bars");
    }

    @Test
    void aFolderOfAnEarlierVersionIsAsStatedUnlessItsDataIsTheRuns() throws IOException {
        Path honest = edited(model, ModelClaimTest::asOfAnEarlierVersion);
        RunResult run = backtest(honest);
        assertThat(certificate(run).path("model_data").asText()).isEqualTo(RECOMPUTED);
        assertThat(warnings(run)).noneMatch(text -> text.contains(STATED));

        ModelFolders.edit(honest, provenance -> provenance.put("seed", 3));
        assertStated(honest, "it does not say what its hash can be recomputed from, as one of an earlier version");
    }

    private static void asOfAnEarlierVersion(ObjectNode provenance) {
        provenance.retain(
                "files", "hindcast", "seed", "training_data_sha256", "first_bar", "last_bar", "last_time_nanos");
    }

    /** To who watches, and in summary, report and certificate. */
    private static void assertStated(Path with, String why) throws IOException {
        HeardProgress heard = new HeardProgress();
        RunResult run = tiny.backtest(heard, TinyWorkspace.CONFIG, new RunOptions(false, with));
        String warning = "model " + with + ": was trained on bars up to 2020-11-16T00:00:00Z as stated by the model's"
                + " maker, which could not be checked (" + why + ")";
        assertThat(heard.warnings()).anyMatch(text -> text.startsWith(warning));
        assertThat(warnings(run)).anyMatch(text -> text.startsWith(warning));
        assertThat(Files.readString(run.folder().resolve("report.html")))
                .contains("which could not be checked", "on bars up to 2020-11-16", STATED.replace("'", "&#39;"));
        assertThat(certificate(run).path("model_data").asText()).isEqualTo(STATED);
        assertThat(certificate(run).path("model_last_bar").asText()).isEqualTo("2020-11-16T00:00:00Z");
    }

    // ---- Statements that are true

    @Test
    void theCertificateHoldsWhatTheModelWasTrainedOnAndChangesWithIt() throws IOException {
        JsonNode trained = certificate(tiny.backtest(TinyWorkspace.CONFIG));
        JsonNode brought = certificate(backtest(model));
        for (JsonNode each : List.of(trained, brought)) {
            assertThat(each.path("model_data").asText()).isEqualTo(RECOMPUTED);
            assertThat(each.path("model_last_bar").asText()).isEqualTo("2020-11-16T00:00:00Z");
            assertThat(each.path("model_data_sha256"))
                    .isEqualTo(ModelFolders.provenance(model).path("training_data_sha256"));
        }
        assertThat(brought.path("model_provenance_sha256")).isEqualTo(trained.path("model_provenance_sha256"));
        Path edited = edited(model, provenance -> provenance.put("hindcast", "0.9"));
        assertThat(certificate(backtest(edited)).path("model_provenance_sha256"))
                .isNotEqualTo(trained.path("model_provenance_sha256"));
    }

    /** A queue that has grown at its end: the model's bars are all there. */
    @Test
    void aModelIsTestedOnBarsThatCameAfterItsQueue() throws IOException {
        tiny.bars("longer", TinyWorkspace.walk(1, TinyWorkspace.BARS + 60));
        RunResult run = tiny.backtest(TinyWorkspace.configOn("longer"), new RunOptions(false, model));
        assertThat(certificate(run).path("model_data").asText()).isEqualTo(RECOMPUTED);
        assertThat(warnings(run)).noneMatch(text -> text.contains(model.toString()));
    }

    /** A queue that begins earlier: the features begin with the bar with which they began. */
    @Test
    void aModelOfAShorterHistoryIsRecomputedFromItsOwnFirstBarOn() throws IOException {
        List<String> bars = TinyWorkspace.walk(1, TinyWorkspace.BARS);
        tiny.bars("shorter", bars.subList(30, bars.size()));
        String onShorter = TinyWorkspace.configOn("shorter");
        RunResult run = backtest(tiny.train(onShorter));
        assertThat(certificate(run).path("model_data").asText()).isEqualTo(RECOMPUTED);
        // The other way round, the first training row is not there.
        RunResult back = tiny.backtest(onShorter, new RunOptions(false, model));
        assertThat(certificate(back).path("model_data").asText()).isEqualTo(STATED);
    }

    @Test
    void featuresThatComeOutOtherwiseAreNamedWhereThePricesAreTheSame() throws IOException {
        Path edited = edited(model, provenance -> provenance.put("training_data_sha256", "0"));
        RunResult run = backtest(edited);
        assertThat(certificate(run).path("model_data").asText()).startsWith("closing prices recomputed");
        assertThat(String.join("\n", warnings(run)))
                .contains(
                        "the closing prices of its 315 training rows are those of this run's bars",
                        "computed again they are others");
    }
}
