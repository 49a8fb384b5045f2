package io.hindcast.report.run;

import io.hindcast.report.files.CsvTable;
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

    private static final List<String> COLUMNS = List.of(
            "side",
            "entry_time",
            "entry_price",
            "exit_time",
            "exit_price",
            "quantity",
            "pnl",
            "return",
            "fees",
            "bars_held");

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
                    row.text(0),
                    row.time(1),
                    row.number(2),
                    row.time(3),
                    row.number(4),
                    row.number(5),
                    row.number(6),
                    row.number(7),
                    row.number(8),
                    row.number(9)));
        });
        return new TradeList(List.copyOf(last), total[0]);
    }
}
