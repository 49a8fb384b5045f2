package io.hindcast.paper.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.engine.drift.DriftAlarm;
import io.hindcast.engine.pipeline.LiveModel;
import io.hindcast.store.journal.Journal;
import io.hindcast.store.journal.JournalReading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change of models stands between two bars, before it counts, and counts again at the same place. */
class ModelChangeJournalTest {
    private static final Entry.Forecasted FIRST = new Entry.Forecasted(1_000_000_000L, 1);
    private static final Entry.Marked FIRST_END = new Entry.Marked(1_000_000_000L, 1, 2, 3, 4);
    private static final Entry.Forecasted SECOND = new Entry.Forecasted(2_000_000_000L, 1);
    private static final Entry.ModelChange CHANGE =
            new Entry.ModelChange("ab".repeat(32), 500_000_000L, LiveModel.Origin.RETRAINED);

    @TempDir
    private Path folder;

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        try (Journal journal = Journal.open(folder);
                JournalReading reading = journal.read()) {
            for (Optional<String> line = reading.next(); line.isPresent(); line = reading.next()) {
                lines.add(line.get());
            }
        }
        return lines;
    }

    @Test
    void waitsForTheEndOfTheBarAndComesAgain() {
        try (Journal journal = Journal.open(folder);
                SessionJournal records = new SessionJournal(journal, SameBuild.KEEPER)) {
            records.beginBar();
            records.instruct(CHANGE);
            records.record(FIRST);
            assertThat(records.isWaiting(CHANGE)).isTrue();
            assertThat(records.takeInstructions()).isEmpty();
            records.record(FIRST_END);
            assertThat(records.isWaiting(CHANGE)).isFalse();
            assertThat(records.takeInstructions()).containsExactly(CHANGE);
            records.record(SECOND);
        }
        assertThat(lines()).containsExactly(FIRST.line(), FIRST_END.line(), CHANGE.line(), SECOND.line());

        // Another one that comes while records are made again waits until all are.
        Entry.ModelChange later = new Entry.ModelChange("cd".repeat(32), 600_000_000L, LiveModel.Origin.RELOADED);
        try (Journal journal = Journal.open(folder);
                SessionJournal records = new SessionJournal(journal, SameBuild.KEEPER)) {
            assertThat(records.replaying()).isTrue();
            records.instruct(later);
            records.record(FIRST);
            records.record(FIRST_END);
            assertThat(records.takeInstructions()).containsExactly(CHANGE);
            assertThat(records.isWaiting(later)).isTrue();
            records.record(SECOND);
            assertThat(records.replaying()).isFalse();
            assertThat(records.takeInstructions()).containsExactly(later);
        }
        assertThat(lines()).containsExactly(FIRST.line(), FIRST_END.line(), CHANGE.line(), SECOND.line(), later.line());
    }

    @Test
    void recordsAreReadAsTheyWereWritten() {
        for (Entry entry : List.of(
                CHANGE,
                new Entry.Alarmed(
                        1_000_000_000L,
                        new DriftAlarm(true, DriftAlarm.Measure.FEATURE, "macd(fast=12,slow=26)", 0.31, 0.25)),
                new Entry.Alarmed(
                        1_000_000_000L,
                        new DriftAlarm(false, DriftAlarm.Measure.ERROR, "forecast", Double.NaN, 0.01)))) {
            assertThat(EntryParser.parse(entry.line())).isEqualTo(entry);
        }
        assertThat(CHANGE.line()).isEqualTo("model," + CHANGE.id() + ",1970-01-01T00:00:00.500Z,RETRAINED");
    }
}
