package io.hindcast.paper.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.settings.InvalidInputException;
import io.hindcast.store.journal.Journal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A flipped bit in a journal's record is found by whoever reads it, though the next one has one too. */
class DamagedJournalTest {
    private static final List<String> RECORDS = List.of("equity,1000", "equity,1001", "equity,1002", "equity,1003");

    @TempDir
    private Path session;

    private Path journal;

    @BeforeEach
    void write() {
        journal = session.resolve(PaperSession.JOURNAL);
        try (Journal open = Journal.open(journal)) {
            RECORDS.forEach(open::append);
        }
        assertThat(RecordedRun.bars(session)).isZero();
    }

    private void flip(String record) throws IOException {
        Path file;
        try (Stream<Path> files = Files.list(journal.resolve("records"))) {
            file = files.filter(each -> each.toString().endsWith(".cq4"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] content = Files.readAllBytes(file);
        int at = new String(content, StandardCharsets.ISO_8859_1).indexOf(record);
        content[at + record.length() - 2] ^= 1;
        Files.write(file, content);
    }

    @ParameterizedTest
    @ValueSource(strings = {"equity,1001", "equity,1001 equity,1002"})
    void inOneThatOthersFollow(String records) throws IOException {
        for (String record : records.split(" ", -1)) {
            flip(record);
        }
        assertThatThrownBy(() -> RecordedRun.bars(session))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is damaged, and others follow it");
        assertThatThrownBy(() -> Journal.open(journal))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is damaged, and others follow it");
    }

    @Test
    void inTheLastOneItIsTakenForTorn() throws IOException {
        flip("equity,1003");
        assertThat(RecordedRun.bars(session)).isZero();
        try (Journal open = Journal.open(journal)) {
            assertThat(open.repaired()).isTrue();
            assertThat(open.stored()).isEqualTo(3);
        }
    }
}
