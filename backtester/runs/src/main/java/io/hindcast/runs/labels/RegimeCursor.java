package io.hindcast.runs.labels;

import io.hindcast.report.files.RegimeColumn;
import io.hindcast.settings.InvalidInputException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;

/** The regime of each bar, from {@code regimes.csv}, asked for in the order of time. Keeps one row. */
final class RegimeCursor implements AutoCloseable {
    private final RowCursor file;
    private final Iterator<RowCursor.Row> rows;
    private Instant time = Instant.MIN;
    private String regime = "";

    RegimeCursor(Path file) {
        this.file = new RowCursor(file);
        this.rows = this.file.iterator();
    }

    /**
     * The regime of the bar that closed at a time.
     *
     * @param close not before the one that was asked for last
     * @throws InvalidInputException when there is none
     */
    String at(Instant close) {
        while (time.isBefore(close) && rows.hasNext()) {
            RowCursor.Row row = rows.next();
            time = row.time(RegimeColumn.TIME);
            regime = row.text(RegimeColumn.REGIME);
        }
        if (!time.equals(close)) {
            throw new InvalidInputException(
                    file.path() + ": has no row for the bar of " + close + "; label the run's own queue again");
        }
        return regime;
    }

    @Override
    public void close() {
        file.close();
    }
}
