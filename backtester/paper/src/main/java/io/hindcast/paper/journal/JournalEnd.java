package io.hindcast.paper.journal;

import io.hindcast.store.journal.JournalReading;
import java.util.Optional;

/**
 * What a journal says of the present.
 *
 * @param lastTime close of the last bar that was accepted, nanoseconds since 1970-01-01T00:00Z; that of the history before
 *     the first
 * @param model the last change of models; empty when there was none
 * @param bars that were accepted
 */
public record JournalEnd(long lastTime, Optional<Entry.ModelChange> model, long bars) {
    /**
     * Reads to the end.
     *
     * @param reading at its first record; is closed
     * @param historyEnd close of the last bar of the history
     */
    public static JournalEnd of(JournalReading reading, long historyEnd) {
        JournalEnd end = new JournalEnd(historyEnd, Optional.empty(), 0);
        try (reading) {
            for (Optional<String> line = reading.next(); line.isPresent(); line = reading.next()) {
                end = end.then(line.get());
            }
        }
        return end;
    }

    private JournalEnd then(String line) {
        if (line.startsWith("input,")) {
            return ((Entry.Input) EntryParser.parse(line))
                    .bar()
                    .map(bar -> new JournalEnd(bar.closeTime(), model, bars + 1))
                    .orElse(this);
        }
        return line.startsWith("model,")
                ? new JournalEnd(lastTime, Optional.of((Entry.ModelChange) EntryParser.parse(line)), bars)
                : this;
    }
}
