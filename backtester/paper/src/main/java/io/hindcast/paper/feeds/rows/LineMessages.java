package io.hindcast.paper.feeds.rows;

import io.hindcast.feed.FeedMessage;
import io.hindcast.feed.FeedMessage.Garbage;
import io.hindcast.market.BarSpecification;
import io.hindcast.paper.feeds.ArrivalClock;
import io.hindcast.paper.feeds.UnreadableException;
import io.hindcast.store.importing.Stamp;
import java.util.Optional;

/** Makes messages of the lines of one source: JSON where a line begins with a brace, else CSV. */
public final class LineMessages {
    private final CsvLineReader csv = new CsvLineReader();
    private final RowMessages messages;
    private final ArrivalClock arrival;

    /** Reads lines that bring bars of one kind. */
    public LineMessages(BarSpecification bars, Stamp stamp, ArrivalClock arrival) {
        messages = new RowMessages(bars, stamp, arrival);
        this.arrival = arrival;
    }

    /**
     * The message of a line.
     *
     * @return empty for a blank line or a header
     */
    public Optional<FeedMessage> message(SourceLine line) {
        if (!line.problem().isEmpty()) {
            return Optional.of(garbage(line, line.problem()));
        }
        String text = withoutMark(line.text()).strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            Optional<Row> row = text.startsWith("{") ? Optional.of(JsonLineReader.read(text)) : csv.read(text);
            return row.isPresent() ? Optional.of(messages.message(row.get())) : Optional.empty();
        } catch (UnreadableException e) {
            return Optional.of(garbage(line, e.reason()));
        }
    }

    /** Files that were joined into one source have a byte order mark each. */
    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private Garbage garbage(SourceLine line, String reason) {
        return new Garbage(line.text(), reason, arrival.now());
    }
}
