package io.hindcast.store.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.market.Instrument;
import io.hindcast.market.InstrumentTerms;
import io.hindcast.market.Interval;
import io.hindcast.market.MutableBar;
import io.hindcast.settings.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A queue appears whole or not at all, and what a crash has left aside is put back or cleared away. */
class BarStoreTest {
    private static final long MINUTE = 60_000_000_000L;
    private static final String ID = "0123456789abcdef";

    @TempDir
    private Path folder;

    private BarStore store;

    @BeforeEach
    void open() {
        store = new BarStore(folder);
    }

    private static void append(QueueWriter writer, int count, double price) {
        MutableBar bar = new MutableBar();
        for (int i = 1; i <= count; i++) {
            writer.append(bar.set(i * MINUTE, price, price + 1, price - 1, price, i));
        }
    }

    private static QueueMetadata metadata(QueueWriter writer, String name) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("session-close", "16:00");
        options.put("delimiter", ";");
        return new QueueMetadata(
                name,
                new Instrument("BTC/USD"),
                Interval.parse("1m"),
                ZoneId.of("America/New_York"),
                true,
                true,
                name + ".csv",
                "ab".repeat(32),
                writer.rows(),
                3,
                writer.firstTime(),
                writer.lastTime(),
                writer.finish(),
                options,
                List.of("3 rows were left out", "Zürich"));
    }

    @Test
    void whatIsKnownOfAnInstrumentChangesNothingElse() throws IOException {
        QueueMetadata before = write("q", 5_000, 5);
        InstrumentTerms terms = InstrumentTerms.UNKNOWN.with("multiplier", "50").with("session", "UTC 00:00-24:00");
        byte[] plain = Files.readAllBytes(folder.resolve("q").resolve(MetadataDocument.FILE));
        store.know("q", terms);
        assertThat(store.describe("q")).isEqualTo(before);
        assertThat(store.describe("q").instrument().terms()).isEqualTo(terms);
        store.check("q");
        store.know("q", InstrumentTerms.UNKNOWN);
        assertThat(folder.resolve("q").resolve(MetadataDocument.FILE)).hasBinaryContent(plain);
        assertThatThrownBy(() -> store.know("none", terms)).isInstanceOf(InvalidInputException.class);
    }

    private QueueMetadata write(String name, int count, double price) {
        try (QueueWriter writer = store.create(name)) {
            append(writer, count, price);
            QueueMetadata metadata = metadata(writer, name);
            writer.commit(metadata);
            return metadata;
        }
    }

    private static List<Double> closes(QueueReader reader) {
        List<Double> closes = new ArrayList<>();
        MutableBar bar = new MutableBar();
        while (reader.next(bar)) {
            closes.add(bar.close());
        }
        return closes;
    }

    private List<Double> closes(String name) {
        try (QueueReader reader = store.open(name)) {
            return closes(reader);
        }
    }

    private List<String> names() {
        return store
                .list(problem -> {
                    throw problem;
                })
                .stream()
                .map(QueueMetadata::name)
                .toList();
    }

    private List<String> entries() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals(".lock"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void whatIsKnownOfAQueueIsStoredWithIt() {
        QueueMetadata written = write("q", 3, 100);
        assertThat(store.describe("q")).isEqualTo(written);
        assertThat(store.describe("q").options().keySet()).containsExactly("session-close", "delimiter");
        assertThat(store.exists("q")).isTrue();
        try (QueueReader reader = store.open("q")) {
            assertThat(reader.metadata()).isEqualTo(written);
            MutableBar bar = new MutableBar();
            assertThat(reader.next(bar)).isTrue();
            assertThat(bar)
                    .extracting(each -> List.of(
                            each.closeTime(), each.open(), each.high(), each.low(), each.close(), each.volume()))
                    .isEqualTo(List.of(MINUTE, 100.0, 101.0, 99.0, 100.0, 1.0));
        }
    }

    @Test
    void queuesAreListedByNameAndHiddenOrForeignFoldersAreNone() throws IOException {
        assertThat(new BarStore(folder.resolve("nowhere")).list(problem -> {})).isEmpty();
        write("b", 1, 1);
        write("a.1", 1, 1);
        write("C", 1, 1);
        Files.createDirectory(folder.resolve("photos"));
        Files.createDirectory(folder.resolve(".hidden"));
        Files.createFile(folder.resolve("file"));
        assertThat(names()).containsExactly("C", "a.1", "b");
    }

    @Test
    void whatIsNotCommittedLeavesNoTrace() throws IOException {
        try (QueueWriter writer = store.create("q")) {
            append(writer, 3, 1);
            assertThat(store.exists("q")).isFalse();
            assertThat(entries()).hasSize(2).allMatch(name -> name.startsWith(".q.importing-"));
        }
        assertThat(entries()).isEmpty();
        write("q", 3, 1);
        try (QueueWriter writer = store.create("q")) {
            append(writer, 3, 2);
        }
        assertThat(closes("q")).containsExactly(1.0, 1.0, 1.0);
        assertThat(entries()).containsExactly("q");
    }

    @Test
    void aReaderGoesOnWithWhatItOpenedWhenTheQueueIsReplaced() throws IOException {
        write("q", 3, 1);
        try (QueueReader before = store.open("q")) {
            try (QueueWriter writer = store.create("q")) {
                append(writer, 2, 2);
                assertThat(writer.commit(metadata(writer, "q"))).isTrue();
            }
            assertThat(closes("q")).containsExactly(2.0, 2.0);
            assertThat(closes(before)).containsExactly(1.0, 1.0, 1.0);
        }
        assertThat(entries()).containsExactly("q");
    }

    @ParameterizedTest
    @ValueSource(strings = {"exists", "list", "open", "create"})
    void aQueueThatLiesAsideAfterACrashIsPutBackByWhoeverComesNext(String next) throws IOException {
        write("q", 3, 1);
        Files.move(folder.resolve("q"), folder.resolve(".q.replaced-" + ID));
        switch (next) {
            case "exists" -> assertThat(store.exists("q")).isTrue();
            case "list" -> assertThat(names()).containsExactly("q");
            case "open" -> assertThat(closes("q")).hasSize(3);
            default -> store.create("other").close();
        }
        assertThat(entries()).containsExactly("q");
    }

    @Test
    void whatDeadImportsHaveLeftIsClearedAwayAndWhatIsBeingWrittenStays() throws IOException {
        write("q", 3, 1);
        Files.createDirectory(folder.resolve(".q.replaced-" + ID));
        Files.createDirectory(folder.resolve(".q.importing-" + ID));
        Files.createFile(folder.resolve(".q.importing-" + ID + ".lock"));
        Files.createFile(folder.resolve(".r.importing-" + ID + ".lock"));
        try (QueueWriter alive = store.create("q")) {
            append(alive, 1, 2);
            write("other", 1, 1);
            assertThat(entries())
                    .hasSize(4)
                    .contains("q", "other", alive.folder().getFileName().toString());
            alive.commit(metadata(alive, "q"));
        }
        assertThat(entries()).containsExactly("other", "q");
        assertThat(closes("q")).containsExactly(2.0);
    }

    @Test
    void whatIsNoQueueIsNotReplaced() throws IOException {
        Path foreign = Files.createDirectory(folder.resolve("photos"));
        Files.writeString(foreign.resolve("cat.jpg"), "");
        assertThatThrownBy(() -> store.create("photos"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        foreign + " exists but holds no queue (no metadata.json), and is not touched; choose another"
                                + " --name or move it away");
        try (QueueWriter writer = store.create("late")) {
            append(writer, 1, 1);
            Files.createDirectory(folder.resolve("late"));
            assertThatThrownBy(() -> writer.commit(metadata(writer, "late"))).isInstanceOf(InvalidInputException.class);
        }
        assertThat(entries()).containsExactly("late", "photos");
    }

    @Test
    void aMissingQueueIsSaidWithThoseThatThereAre() {
        assertThatThrownBy(() -> store.open("spx"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("no queue 'spx' in " + folder
                        + "; stored: none; make it with: hindcast import FILE --name spx");
        write("spy", 1, 1);
        write("btc", 1, 1);
        assertThatThrownBy(() -> store.describe("spx"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("; stored: btc, spy; make it with: hindcast import FILE --name spx")
                .hasMessageContaining("did you mean 'spy'?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".q", "-q", "../q", "a/b", "a b", "ä", "q\n"})
    void aNameIsThatOfAFolderOnEverySystem(String name) {
        assertThatThrownBy(() -> store.exists(name))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("queue name '" + name.strip())
                .hasMessageContaining("' is not valid: it must be up to 100 letters, digits");
        assertThatThrownBy(() -> store.create(name)).isInstanceOf(InvalidInputException.class);
        assertThat(QueueName.valid("q" + "x".repeat(99))).isTrue();
        assertThat(QueueName.valid("q" + "x".repeat(100))).isFalse();
    }

    @Test
    void barsComeOneAfterTheOther() {
        try (QueueWriter writer = store.create("q")) {
            append(writer, 3, 1);
            MutableBar same = new MutableBar().set(3 * MINUTE, 1, 1, 1, 1, 1);
            assertThatThrownBy(() -> writer.append(same))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "closeTime must be > that of the bar before: closeTime=180000000000, before=180000000000");
            String hash = writer.finish();
            assertThat(writer.finish()).isEqualTo(hash);
            MutableBar next = new MutableBar().set(4 * MINUTE, 1, 1, 1, 1, 1);
            assertThatThrownBy(() -> writer.append(next)).isInstanceOf(IllegalStateException.class);
            assertThat(writer.rows()).isEqualTo(3);
            assertThat(writer.firstTime()).isEqualTo(MINUTE);
            assertThat(writer.lastTime()).isEqualTo(3 * MINUTE);
        }
    }

    @Test
    void metadataOfOtherBarsAreRefusedAndAClosedWriterCommitsNothing() throws IOException {
        QueueWriter writer = store.create("q");
        append(writer, 2, 1);
        QueueMetadata good = metadata(writer, "q");
        QueueMetadata otherName = metadata(writer, "r");
        assertThatThrownBy(() -> writer.commit(otherName))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("metadata must describe the bars written: name=q, rows=2");
        writer.close();
        assertThatThrownBy(() -> writer.commit(good)).isInstanceOf(IllegalStateException.class);
        assertThat(entries()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"formatVersion\" : 1 | \"formatVersion\" : 2 | formatVersion is 2, expected 1",
                "\"zone\"              | \"tone\"              | was changed since the queue was imported",
                "{                     | [                     | not the metadata of a queue that this version can read ("
            })
    void ofMetadataThatCanNotBeReadOnlyThatQueueIsLost(String from, String to, String problem) throws IOException {
        write("bad", 1, 1);
        write("good", 1, 1);
        Path file = folder.resolve("bad/metadata.json");
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replaceFirst(Pattern.quote(from), to));
        List<String> problems = new ArrayList<>();
        assertThat(store.list(told -> problems.add(told.getMessage())))
                .extracting(QueueMetadata::name)
                .containsExactly("good");
        assertThat(problems).singleElement().asString().startsWith(file + ": ").contains(problem);
        assertThatThrownBy(() -> store.open("bad"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(problems.getFirst());
    }

    @Test
    void metadataThatAreNoTextAreRefused() throws IOException {
        write("bad", 1, 1);
        Files.write(folder.resolve("bad/metadata.json"), new byte[] {'{', (byte) 0xC3, '}'});
        assertThatThrownBy(() -> store.describe("bad"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("(it is not UTF-8 text); import the source again under another name");
    }
}
