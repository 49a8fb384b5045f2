package io.hindcast.paper.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.store.journal.Journal;
import io.hindcast.store.journal.JournalReading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionJournalTest {
    private static final Entry.Marked MARKED = new Entry.Marked(0, 1, 2, 3, 4);

    @TempDir
    private Path folder;

    private static List<String> records(Journal journal) {
        List<String> lines = new ArrayList<>();
        try (JournalReading reading = journal.read()) {
            for (Optional<String> line = reading.next(); line.isPresent(); line = reading.next()) {
                lines.add(line.get());
            }
        }
        return lines;
    }

    @Test
    void aCommandThatComesWithinABarStandsAndHoldsBehindIt() {
        try (Journal journal = Journal.open(folder);
                SessionJournal session = new SessionJournal(journal, SameBuild.KEEPER)) {
            session.beginBar();
            assertThat(session.instruct(new Entry.Steering(Entry.Command.PAUSE)))
                    .isTrue();
            assertThat(session.takeInstructions()).isEmpty();
            assertThat(session.state()).isEqualTo(TradingState.TRADING);
            session.record(MARKED);
            assertThat(records(journal)).containsExactly(MARKED.line(), "command,PAUSE");
            assertThat(session.takeInstructions()).containsExactly(new Entry.Steering(Entry.Command.PAUSE));
            assertThat(session.takeInstructions()).isEmpty();
        }
    }

    @Test
    void commandsAtTheEndAreInForceBeforeAnotherBarComesAndNewOnesAreWrittenAtOnce() {
        try (Journal journal = Journal.open(folder);
                SessionJournal session = new SessionJournal(journal, SameBuild.KEEPER)) {
            session.record(MARKED);
            session.instruct(new Entry.Steering(Entry.Command.PAUSE));
        }
        try (Journal journal = Journal.open(folder);
                SessionJournal session = new SessionJournal(journal, SameBuild.KEEPER)) {
            assertThat(session.replaying()).isTrue();
            session.instruct(new Entry.Steering(Entry.Command.FLATTEN));
            assertThat(records(journal)).as("not among what comes again").hasSize(2);
            session.record(MARKED);
            assertThat(session.replaying()).isFalse();
            assertThat(session.state()).isEqualTo(TradingState.FLATTENED);
            assertThat(records(journal)).endsWith("command,PAUSE", "command,FLATTEN");
            assertThat(session.takeInstructions())
                    .containsExactly(
                            new Entry.Steering(Entry.Command.PAUSE), new Entry.Steering(Entry.Command.FLATTEN));
        }
    }

    @Test
    void whatEndedToBeFlatStartsAgainBeforeItsNextBar() {
        try (Journal journal = Journal.open(folder);
                SessionJournal session = new SessionJournal(journal, SameBuild.KEEPER)) {
            session.instruct(new Entry.Steering(Entry.Command.FLATTEN_AND_STOP));
        }
        try (Journal journal = Journal.open(folder);
                SessionJournal session = new SessionJournal(journal, SameBuild.KEEPER)) {
            assertThat(session.state()).isEqualTo(TradingState.TRADING);
            assertThat(records(journal)).containsExactly("command,FLATTEN_AND_STOP", "command,START_AGAIN");
        }
    }
}
