package io.hindcast.paper.session;

import io.hindcast.engine.execution.Quote;
import io.hindcast.market.EpochNanos;
import io.hindcast.paper.journal.Entry;
import io.hindcast.paper.journal.EntryParser;
import io.hindcast.paper.journal.SteeringState;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.store.journal.Journal;
import io.hindcast.store.journal.JournalReading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the journal of a session, which may run meanwhile: up to what it has recorded by now. Writes nothing. */
final class RecordedSession {
    private final List<RecordedBars.RecordedBar> bars = new ArrayList<>();
    private final SteeringState steering = new SteeringState();
    private Entry.@Nullable ModelChange model;
    private @Nullable Quote quote;

    private RecordedSession() {}

    /**
     * The live bars of a session, in their order.
     *
     * @throws InvalidInputException when its journal is damaged
     */
    static List<RecordedBars.RecordedBar> bars(Path journalFolder) {
        RecordedSession session = new RecordedSession();
        Optional<JournalReading> watched = Journal.watch(journalFolder);
        if (watched.isPresent()) {
            try (JournalReading reading = watched.get()) {
                for (Optional<String> line = reading.next(); line.isPresent(); line = reading.next()) {
                    session.add(line.get());
                }
                // The last record may be torn.
                if (reading.damaged() && (reading.next().isPresent() || !reading.atEnd())) {
                    throw new InvalidInputException("journal " + journalFolder + ": a record after the bar of "
                            + session.lastTime() + " is damaged, and others follow it; restore the folder from a copy");
                }
            }
        }
        return session.bars;
    }

    private String lastTime() {
        return bars.isEmpty()
                ? "none"
                : EpochNanos.toInstant(
                                bars.getLast().input().bar().orElseThrow().closeTime())
                        .toString();
    }

    private void add(String line) {
        switch (line.substring(0, line.indexOf(','))) {
            case "input" -> {
                Entry.Input input = (Entry.Input) EntryParser.parse(line);
                if (input.bar().isPresent()) {
                    bars.add(new RecordedBars.RecordedBar(
                            input,
                            Optional.ofNullable(quote),
                            steering.decision(input.verdict()),
                            Optional.ofNullable(model),
                            new ArrayList<>()));
                    quote = null;
                    model = null;
                }
            }
            case "quote" -> quote = ((Entry.Quoted) EntryParser.parse(line)).quote();
            case "command" -> steering.obey(((Entry.Steering) EntryParser.parse(line)).command());
            case "model" -> model = (Entry.ModelChange) EntryParser.parse(line);
            default -> {
                if (!bars.isEmpty()) {
                    bars.getLast().outcome().add(line);
                }
            }
        }
    }
}
