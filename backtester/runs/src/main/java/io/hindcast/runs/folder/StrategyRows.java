package io.hindcast.runs.folder;

import io.hindcast.engine.execution.RecordedValue;
import io.hindcast.engine.pipeline.TradingOutcome;
import io.hindcast.engine.pipeline.TradingOutcome.OrderChange;
import io.hindcast.report.files.Column;
import io.hindcast.report.files.TagColumn;
import io.hindcast.report.files.ValueColumn;
import io.hindcast.trading.OrderStatus;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Streams what a strategy says of itself, recorded values and tags of orders; each file begins with its first row. */
final class StrategyRows implements AutoCloseable {
    private final Late values;
    private final Late tags;

    /** A file that is not there as long as it has no row. */
    private static final class Late implements AutoCloseable {
        private final Path file;
        private final Column[] columns;
        /** Null before the first row. */
        private @Nullable RowWriter writer;

        private Late(Path file, Column... columns) {
            this.file = file;
            this.columns = columns;
        }

        private void row(String... cells) {
            if (writer == null) {
                writer = new RowWriter(file, columns);
            }
            writer.row(cells);
        }

        @Override
        public void close() {
            if (writer != null) {
                writer.close();
            }
        }
    }

    /** @param folder the run's */
    StrategyRows(Path folder) {
        values = new Late(folder.resolve(ValueColumn.FILE), ValueColumn.values());
        tags = new Late(folder.resolve(TagColumn.FILE), TagColumn.values());
    }

    /** Writes what one bar has of both. */
    void add(TradingOutcome outcome) {
        for (OrderChange change : outcome.orders()) {
            if (change.status() == OrderStatus.SUBMITTED
                    && !change.order().tag().isEmpty()) {
                tags.row(
                        Long.toString(change.order().id()),
                        RowWriter.time(change.time()),
                        change.order().tag());
            }
        }
        for (RecordedValue value : outcome.values()) {
            values.row(
                    RowWriter.time(value.time()),
                    value.instrument().id(),
                    value.name(),
                    value.pane().name(),
                    RowWriter.number(value.value()));
        }
    }

    @Override
    public void close() {
        try (values;
                tags) {
            // Only closing is left to do.
        }
    }
}
