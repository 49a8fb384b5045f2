package io.hindcast.runs.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hindcast.market.EpochNanos;
import io.hindcast.report.files.CsvTable;
import io.hindcast.report.files.RegimeColumn;
import io.hindcast.runs.fixture.HeardProgress;
import io.hindcast.runs.fixture.TinyWorkspace;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.Sha256;
import io.hindcast.store.files.FolderCheck;
import io.hindcast.store.queue.BarStore;
import io.hindcast.testkit.fixture.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Labels of a history are found again by all that decided them, scored on held-out bars, and vouched for. */
class LabellingTest {
    private static final String CONFIG = TinyWorkspace.CONFIG + "regimes: {reach: 4}\n";

    @TempDir
    private Path folder;

    private final HeardProgress heard = new HeardProgress();
    private TinyWorkspace tiny;

    @BeforeEach
    void bars() throws IOException {
        tiny = TinyWorkspace.withBars(folder);
    }

    private LabelFolder label(boolean again, String... overrides) {
        return new Labelling(tiny.workspace(), heard).label(TinyWorkspace.read(CONFIG, overrides), "tiny", again);
    }

    @Test
    void everyBarHasTheRegimeThatTheLabelerSays() throws IOException {
        Path rows = label(false).path().resolve(RegimeColumn.FILE);
        List<Double> closes = TinyWorkspace.walk(1, TinyWorkspace.BARS).stream()
                .map(line -> Double.valueOf(line.split(",", -1)[4]))
                .toList();
        List<String> read = new ArrayList<>();
        CsvTable.read(rows, List.of(RegimeColumn.values()), row -> {
            int bar = read.size();
            boolean known = bar + 4 < closes.size();
            assertThat(Instant.ofEpochMilli(row.time(RegimeColumn.TIME)))
                    .hasToString(TinyWorkspace.FIRST_DAY.plusDays(bar + 1L) + "T00:00:00Z");
            assertThat(row.text(RegimeColumn.INSTRUMENT)).isEqualTo("TEST");
            assertThat(row.text(RegimeColumn.REGIME))
                    .isEqualTo(known && closes.get(bar + 4) > closes.get(bar) ? "up" : "down");
            assertThat(row.number(RegimeColumn.PROBABILITY)).isEqualTo(known ? 1 : 0.5);
            read.add(row.text(RegimeColumn.REGIME));
        });
        assertThat(read).hasSize(TinyWorkspace.BARS).contains("up", "down");
    }

    @Test
    void labelsCarryTheHashesOfWhatTheyWereMadeFrom() {
        LabelFolder labels = label(false);
        assertThat(labels.document().path("data_sha256").asText())
                .isEqualTo(
                        new BarStore(tiny.workspace().queues()).describe("bars").barsSha256());
        assertThat(labels.document().path("regimes_sha256").asText())
                .isEqualTo(Sha256.ofFiles(labels.path().resolve("regimes.csv")));
        assertThat(labels.document().path("config_sha256").asText())
                .isEqualTo(Sha256.ofFiles(labels.path().resolve("config.yaml")));
        assertThat(labels.document().path("hindsight").asBoolean()).isTrue();
        assertThat(labels.names()).containsExactly("up", "down");
        assertThat(FolderCheck.of(labels.path())).isEqualTo(FolderCheck.UNCHANGED);
        assertThat(labels.unchecked()).isEmpty();
    }

    /** Held-out bars alone are scored, and of these not the last ones, of which nothing was taught. */
    @Test
    void theScoreIsOfTheHeldOutBars() {
        LabelFolder labels = label(false, "regimes.train=0.5");
        assertThat(labels.document().at("/held_out/bars").asInt()).isEqualTo(200);
        assertThat(labels.document().at("/held_out/scored").asInt()).isEqualTo(196);
        assertThat(labels.document().at("/held_out/accuracy").asDouble()).isCloseTo(1, within(1e-15));
        // The first row is that of bar 5, and twice the reach is purged.
        assertThat(labels.document().at("/training/bars").asInt()).isEqualTo(200 - 8 - 5);
        assertThat(EpochNanos.of(
                        Instant.parse(labels.document().at("/training/last").asText())))
                .isLessThan(EpochNanos.of(
                        Instant.parse(labels.document().at("/held_out/first").asText())));
    }

    @Test
    void labelsThatAreStoredAreReusedAndLabelledAgainAreTheSame() throws IOException {
        LabelFolder labels = label(false);
        byte[] rows = Files.readAllBytes(labels.path().resolve("regimes.csv"));
        byte[] document = Files.readAllBytes(labels.path().resolve("labels.json"));
        heard.notes().clear();
        assertThat(label(false).path()).isEqualTo(labels.path());
        assertThat(heard.notes()).anyMatch(line -> line.startsWith("regimes: reused "));
        heard.notes().clear();
        assertThat(label(true).path()).isEqualTo(labels.path());
        assertThat(heard.notes())
                .contains("regimes: epoch 1 of 1: loss 0.250000")
                .noneMatch(line -> line.startsWith("regimes: reused "));
        assertThat(labels.path().resolve("regimes.csv")).hasBinaryContent(rows);
        assertThat(labels.path().resolve("labels.json")).hasBinaryContent(document);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "regimes.reach=5",
                "regimes.train=0.5",
                "seed=7",
                "features[0].bars=2",
                "data={queue: other, import: {file: other.csv, instrument: TEST}}"
            })
    void whateverDecidesLabelsMakesOtherOnes(String override) throws IOException {
        tiny.bars("other", TinyWorkspace.walk(2, TinyWorkspace.BARS));
        assertThat(label(false, override).path()).isNotEqualTo(label(false).path());
    }

    @Test
    void whatWasDecidedAfterwardsLeadsToTheSameLabels() {
        assertThat(label(false, "trading.fee-bps=9", "model.window=6").path())
                .isEqualTo(label(false).path());
    }

    @Test
    void mistakesAreNamed() {
        refused("regimes.labeler", "regimes.labeler=oracle");
        refused("regimes.train", "regimes.train=0.01");
        refused("regimes.purge-bars", "regimes.purge-bars=3");
        refused("regimes.reech", "regimes.reech=3");
        refused("can't be mixed with train", "regimes={train: 0.5, train-until: 2020-09-30}");
        assertThatThrownBy(() -> new Labelling(tiny.workspace(), heard)
                        .label(TinyWorkspace.read(TinyWorkspace.CONFIG), "tiny", false))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("regimes: is missing; there is nothing to label");
    }

    private void refused(String part, String override) {
        assertThatThrownBy(() -> label(false, override))
                .as(override)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(part);
    }

    @Test
    void aFolderThatIsNoneOrWasChangedIsRefused() throws IOException {
        assertThatThrownBy(() -> LabelFolder.open(folder)).hasMessageContaining("it has no labels.json");
        Path labels = label(false).path();
        Path changed = Folders.copy(labels, folder.resolve("changed"));
        Folders.cut(changed.resolve("regimes.csv"), 1);
        assertThatThrownBy(() -> LabelFolder.open(changed))
                .hasMessageContaining("regimes.csv (changed)")
                .hasMessageContaining("label again with --relabel");
        // Without the certificate, that of the rows is left.
        Files.delete(changed.resolve("certificate.json"));
        assertThatThrownBy(() -> LabelFolder.open(changed))
                .hasMessageContaining("regimes.csv is missing or was changed since it was made");
        Folders.copy(labels, changed);
        Files.delete(changed.resolve("certificate.json"));
        assertThat(LabelFolder.open(changed).unchecked())
                .hasValueSatisfying(text -> assertThat(text).contains("are of an earlier version"));
        Files.writeString(changed.resolve("labels.json"), "[]");
        assertThatThrownBy(() -> LabelFolder.open(changed)).hasMessageContaining("labels.json must be a JSON object");
        Files.writeString(changed.resolve("labels.json"), "{");
        assertThatThrownBy(() -> LabelFolder.open(changed)).hasMessageContaining("labels.json is damaged (");
    }
}
