package io.hindcast.feeds;

import io.hindcast.feed.FeedMessage;
import io.hindcast.feed.FeedMessage.Garbage;
import io.hindcast.importing.Stamp;
import io.hindcast.market.BarSpecification;
import java.util.Optional;

/** Makes messages of the lines of one source: JSON where a line begins with a brace, else CSV. */
final class LineMessages {
    private final CsvRows csv = new CsvRows();
    private final RowMessages messages;
    private final ArrivalClock arrival;

    LineMessages(BarSpecification bars, Stamp stamp, ArrivalClock arrival) {
        messages = new RowMessages(bars, stamp, arrival);
        this.arrival = arrival;
    }

    /**
     * The message of a line.
     *
     * @return empty for a blank line or a header
     */
    Optional<FeedMessage> message(Line line) {
        if (!line.problem().isEmpty()) {
            return Optional.of(garbage(line, line.problem()));
        }
        String text = withoutMark(line.text()).strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            Optional<Row> row = text.startsWith("{") ? Optional.of(JsonRows.read(text)) : csv.read(text);
            return row.isPresent() ? Optional.of(messages.message(row.get())) : Optional.empty();
        } catch (UnreadableException e) {
            return Optional.of(garbage(line, e.getMessage()));
        }
    }

    /** Files that were joined into one source have a byte order mark each. */
    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private Garbage garbage(Line line, String reason) {
        return new Garbage(line.text(), reason, arrival.now());
    }
}
