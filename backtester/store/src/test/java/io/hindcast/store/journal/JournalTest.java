package io.hindcast.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.settings.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines outlive the journal that wrote them; a torn last one is taken out, and a damaged one before it is not read over. */
class JournalTest {
    private static final List<String> LINES = List.of("mark,1000", "mark,1001", "mark,1002", "mark,1003");

    @TempDir
    private Path parent;

    private Path folder;

    @BeforeEach
    void place() {
        folder = parent.resolve("journal");
    }

    private void write(List<String> lines) {
        try (Journal journal = Journal.open(folder)) {
            lines.forEach(journal::append);
        }
    }

    private static List<String> rest(JournalReading reading) {
        List<String> lines = new ArrayList<>();
        for (Optional<String> line = reading.next(); line.isPresent(); line = reading.next()) {
            lines.add(line.get());
        }
        return lines;
    }

    private static List<String> all(Journal journal) {
        try (JournalReading reading = journal.read()) {
            return rest(reading);
        }
    }

    /** Flips a bit in a line that is there once. */
    private void damage(String line) throws IOException {
        Path file;
        try (Stream<Path> files = Files.list(folder.resolve("records"))) {
            file = files.filter(each -> each.toString().endsWith(".cq4"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] content = Files.readAllBytes(file);
        int at = new String(content, StandardCharsets.ISO_8859_1).indexOf(line);
        assertThat(at).isPositive();
        content[at + line.length() - 2] ^= 1;
        Files.write(file, content);
    }

    @Test
    void linesComeBackInTheirOrderWhateverTheySay() {
        List<String> first = List.of("", "a,b", "Zürich – 東京 \u0000 \uD83D\uDE80", "x".repeat(100_000), "a,b");
        write(first);
        try (Journal journal = Journal.open(folder)) {
            assertThat(journal.stored()).isEqualTo(5);
            assertThat(journal.repaired()).isFalse();
            journal.append("later");
            assertThat(journal.stored()).as("when it was opened").isEqualTo(5);
            assertThat(all(journal))
                    .hasSize(6)
                    .startsWith(first.toArray(String[]::new))
                    .endsWith("later");
        }
    }

    @Test
    void aReadingFollowsTheWriter() {
        assertThat(Journal.watch(folder)).isEmpty();
        try (Journal journal = Journal.open(folder)) {
            journal.append("one");
            try (JournalReading own = journal.read();
                    JournalReading watching = Journal.watch(folder).orElseThrow()) {
                for (JournalReading each : List.of(own, watching)) {
                    assertThat(rest(each)).containsExactly("one");
                    assertThat(each.damaged()).isFalse();
                    assertThat(each.atEnd()).isTrue();
                }
                journal.append("two");
                journal.append("three");
                for (JournalReading each : List.of(own, watching)) {
                    assertThat(rest(each)).containsExactly("two", "three");
                }
            }
        }
    }

    @Test
    void oneAtATimeHasItOpen() {
        try (Journal journal = Journal.open(folder)) {
            journal.append("one");
            assertThatThrownBy(() -> Journal.open(folder))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("journal " + folder + ": another process has this session open; stop that one first");
            journal.append("two");
        }
        try (Journal journal = Journal.open(folder)) {
            assertThat(all(journal)).containsExactly("one", "two");
        }
    }

    @Test
    void aTornLastRecordIsTakenOutAndTheJournalGoesOn() throws IOException {
        write(LINES);
        damage("mark,1003");
        try (JournalReading reading = Journal.watch(folder).orElseThrow()) {
            assertThat(rest(reading)).isEqualTo(LINES.subList(0, 3));
            assertThat(reading.damaged()).isTrue();
            assertThat(reading.atEnd()).isTrue();
        }
        try (Journal journal = Journal.open(folder)) {
            assertThat(journal.repaired()).isTrue();
            assertThat(journal.stored()).isEqualTo(3);
            journal.append("again");
        }
        try (Journal journal = Journal.open(folder)) {
            assertThat(journal.repaired()).isFalse();
            assertThat(all(journal)).containsExactly("mark,1000", "mark,1001", "mark,1002", "again");
        }
    }

    @Test
    void theOnlyRecordMayBeTheTornOne() throws IOException {
        write(LINES.subList(0, 1));
        damage("mark,1000");
        try (Journal journal = Journal.open(folder)) {
            assertThat(journal.repaired()).isTrue();
            assertThat(journal.stored()).isZero();
            assertThat(all(journal)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"'mark,1000', 0", "'mark,1001', 1", "'mark,1002', 2", "'mark,1001 mark,1002', 1"})
    void aDamagedRecordThatOthersFollowIsRefusedAndNothingIsTouched(String lines, int number) throws IOException {
        write(LINES);
        for (String line : lines.split(" ", -1)) {
            damage(line);
        }
        Path records = folder.resolve("records").resolve("19700101F.cq4");
        byte[] before = Files.readAllBytes(records);
        for (int i = 0; i < 2; i++) {
            // The second time as well: the lock was given up.
            assertThatThrownBy(() -> Journal.open(folder))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("journal " + folder + ": record " + number
                            + " is damaged, and others follow it, so the session can't be continued from it; restore the"
                            + " folder from a copy, or start a new session");
        }
        assertThat(records).hasBinaryContent(before);
        try (JournalReading reading = Journal.watch(folder).orElseThrow()) {
            assertThat(rest(reading)).isEqualTo(LINES.subList(0, number));
            assertThat(reading.damaged()).isTrue();
            assertThat(reading.atEnd()).isFalse();
        }
    }

    /** Its process died between the two moves of a repair, or before the second was possible. */
    @ParameterizedTest
    @ValueSource(strings = {"records.repaired", "records.torn"})
    void whatLiesAsideAfterACrashIsPutBack(String aside) throws IOException {
        write(LINES);
        Files.move(folder.resolve("records"), folder.resolve(aside));
        try (Journal journal = Journal.open(folder)) {
            assertThat(all(journal)).isEqualTo(LINES);
        }
        assertThat(folder.resolve(aside)).doesNotExist();
    }

    @Test
    void ofARepairThatWasCutShortTheRepairedOneIsTaken() throws IOException {
        write(LINES.subList(0, 3));
        Path repaired = Files.move(folder.resolve("records"), parent.resolve("records.repaired"));
        write(LINES);
        Files.move(folder.resolve("records"), folder.resolve("records.torn"));
        Files.move(repaired, folder.resolve("records.repaired"));
        try (Journal journal = Journal.open(folder)) {
            assertThat(journal.stored()).isEqualTo(3);
        }
    }
}
