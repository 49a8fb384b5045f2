package io.hindcast.paper.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.paper.gate.GateVerdict;
import io.hindcast.paper.journal.Entry;
import io.hindcast.paper.journal.SameBuild;
import io.hindcast.paper.journal.SessionJournal;
import io.hindcast.paper.view.PaperStatus;
import io.hindcast.store.journal.Journal;
import io.hindcast.store.journal.JournalReading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlatEndTest {
    private static final Entry.Marked MARKED = new Entry.Marked(0, 1, 2, 3, 4);
    private static final Entry.Input MESSAGE = new Entry.Input(7, GateVerdict.CONTROL, 0, Optional.empty(), "");

    @TempDir
    private Path folder;

    private final AtomicInteger stops = new AtomicInteger();

    private static PaperStatus flat(long bars) {
        return new PaperStatus(bars, 0, 1, 1, 1, 0, 1, 0, 0, 0, 0);
    }

    private static PaperStatus resting(long bars) {
        return new PaperStatus(bars, 0, 1, 1, 1, 0, 1, 1, 0, 0, 1);
    }

    private static void bar(SessionJournal session) {
        session.beginBar();
        session.record(MARKED);
    }

    private FlatEnd end(SessionJournal session, long storedBars) {
        return new FlatEnd(session, storedBars, stops::incrementAndGet);
    }

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
    void endsAtOnceBetweenBarsWhenNothingIsHeldAndOnlyWhenAsked() {
        try (Journal journal = Journal.open(folder);
                SessionJournal session = new SessionJournal(journal, SameBuild.KEEPER)) {
            FlatEnd end = end(session, 0);
            bar(session);
            end.told(flat(1));
            assertThat(stops).hasValue(0);
            end.ask();
            assertThat(stops).hasValue(1);
            end.ask();
            assertThat(records(journal)).containsExactly(MARKED.line(), "command,FLATTEN_AND_STOP");
        }
    }

    @Test
    void endsAtOnceBeforeTheFirstBar() {
        try (Journal journal = Journal.open(folder);
                SessionJournal session = new SessionJournal(journal, SameBuild.KEEPER)) {
            end(session, 0).ask();
            assertThat(stops).hasValue(1);
        }
    }

    @Test
    void aBarThatIsBeingDecidedMayOpenSomething() {
        try (Journal journal = Journal.open(folder);
                SessionJournal session = new SessionJournal(journal, SameBuild.KEEPER)) {
            FlatEnd end = end(session, 0);
            bar(session);
            end.told(flat(1));
            session.beginBar();
            end.ask();
            assertThat(stops).as("within a bar").hasValue(0);
            session.record(MARKED);
            end.told(resting(2));
            assertThat(stops).hasValue(0);
            bar(session);
            end.told(flat(3));
            assertThat(stops).hasValue(1);
        }
    }

    @Test
    void whatIsKnownOfAnEarlierBarDoesNotCount() {
        try (Journal journal = Journal.open(folder);
                SessionJournal session = new SessionJournal(journal, SameBuild.KEEPER)) {
            FlatEnd end = end(session, 0);
            bar(session);
            end.told(flat(1));
            bar(session);
            end.ask();
            assertThat(stops).as("the second bar is recorded, but not told of").hasValue(0);
            end.told(resting(2));
            assertThat(stops).hasValue(0);
        }
    }

    @Test
    void barsThatComeAgainDoNotCountAndMessagesBehindThemNeedNoBar() {
        try (Journal journal = Journal.open(folder);
                SessionJournal session = new SessionJournal(journal, SameBuild.KEEPER)) {
            bar(session);
            bar(session);
            session.record(MESSAGE);
        }
        try (Journal journal = Journal.open(folder);
                SessionJournal session = new SessionJournal(journal, SameBuild.KEEPER)) {
            FlatEnd end = end(session, 2);
            end.ask();
            assertThat(stops).as("before the first bar came again").hasValue(0);
            bar(session);
            end.told(flat(1));
            assertThat(stops).as("another bar is to come again").hasValue(0);
            bar(session);
            end.told(flat(2));
            assertThat(stops).hasValue(1);
            assertThat(session.replaying())
                    .as("the message is still to come again")
                    .isTrue();
            session.record(MESSAGE);
            assertThat(records(journal)).endsWith(MESSAGE.line(), "command,FLATTEN_AND_STOP");
        }
    }
}
