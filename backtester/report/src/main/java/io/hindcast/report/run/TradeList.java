package io.hindcast.report.run;

import io.hindcast.report.files.CsvTable;
import io.hindcast.report.files.TradeColumn;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The last round trips, from {@code trades.csv}.
 *
 * @param trades at most {@value #LIMIT}, in order of time
 * @param total how many there are
 */
record TradeList(List<Trade> trades, long total) {
    /** The most that the page lists. */
    static final int LIMIT = 200;

    private static final List<TradeColumn> COLUMNS = List.of(
            TradeColumn.SIDE,
            TradeColumn.ENTRY_TIME,
            TradeColumn.ENTRY_PRICE,
            TradeColumn.EXIT_TIME,
            TradeColumn.EXIT_PRICE,
            TradeColumn.QUANTITY,
            TradeColumn.PNL,
            TradeColumn.RETURN,
            TradeColumn.FEES,
            TradeColumn.BARS_HELD);

    TradeList {
        trades = List.copyOf(trades);
    }

    /** A row of {@code trades.csv}; times in milliseconds since 1970-01-01T00:00Z, {@code profit} its {@code return}. */
    record Trade(
            String side,
            long entryTime,
            double entryPrice,
            long exitTime,
            double exitPrice,
            double quantity,
            double pnl,
            double profit,
            double fees,
            double barsHeld) {}

    static TradeList read(Path file) {
        Deque<Trade> last = new ArrayDeque<>();
        long[] total = new long[1];
        CsvTable.read(file, COLUMNS, row -> {
            total[0]++;
            if (last.size() == LIMIT) {
                last.removeFirst();
            }
            last.add(new Trade(
                    row.text(TradeColumn.SIDE),
                    row.time(TradeColumn.ENTRY_TIME),
                    row.number(TradeColumn.ENTRY_PRICE),
                    row.time(TradeColumn.EXIT_TIME),
                    row.number(TradeColumn.EXIT_PRICE),
                    row.number(TradeColumn.QUANTITY),
                    row.number(TradeColumn.PNL),
                    row.number(TradeColumn.RETURN),
                    row.number(TradeColumn.FEES),
                    row.number(TradeColumn.BARS_HELD)));
        });
        return new TradeList(List.copyOf(last), total[0]);
    }
}
