package io.hindcast.store.importing.trades;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.hindcast.market.EpochNanos;
import io.hindcast.market.Interval;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.store.files.FileReplacement;
import io.hindcast.store.importing.DecimalText;
import io.hindcast.store.importing.EpochNumber;
import io.hindcast.store.importing.SourceRow;
import io.hindcast.store.importing.SourceRows;
import io.hindcast.store.importing.SymbolFilter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes bars of trades: {@code timestamp} (epoch seconds, milli-, micro- or nanoseconds, told apart by size),
 * {@code price}, {@code amount} (0 occurs in real data), in the order of time. Bars begin
 * at multiples of the interval since 1970-01-01T00:00Z and are stamped at their begin; an interval without a trade has no
 * bar.
 */
public final class TradeBars {
    private static final List<String> COLUMNS = List.of("timestamp", "price", "amount");

    private TradeBars() {}

    /**
     * Reads trades and writes bars, all or nothing.
     *
     * @param trades CSV with a header
     * @param symbol which trades of a file that holds several symbols; null for a file of one
     * @param bars receives {@code timestamp,open,high,low,close,volume}
     * @param told what the user should know of the trades
     * @return the number of bars
     * @throws InvalidInputException when the file is missing or empty, lacks a column, or has a bad or backward row, or
     *     holds several symbols and none is chosen
     */
    public static long write(
            Path trades, Interval interval, @Nullable String symbol, Path bars, Consumer<String> told) {
        if (!Files.isRegularFile(trades)) {
            throw new InvalidInputException(
                    trades + ": no such file; expected a CSV file with the columns timestamp, price, amount");
        }
        long[] count = new long[1];
        try (SourceRows rows = new SourceRows(trades)) {
            FileReplacement.write(bars, text -> {
                CsvWriter out = CsvWriter.builder().build(text);
                out.writeRecord("timestamp", "open", "high", "low", "close", "volume");
                count[0] = copy(trades, rows, interval.duration().toNanos(), symbol, out, told);
                out.flush();
            });
            return count[0];
        } catch (IOException e) {
            throw new UncheckedIOException("can't make bars of " + trades, e);
        }
    }

    private static long copy(
            Path file, SourceRows rows, long interval, @Nullable String symbol, CsvWriter out, Consumer<String> told) {
        SourceRow header = rows.next().orElse(null);
        if (header == null) {
            throw new InvalidInputException(file + " is empty; expected a header and trades");
        }
        int[] columns = columns(file, header);
        SymbolFilter symbols = new SymbolFilter(file, header.fields(), symbol);
        OpenBar bar = new OpenBar(out);
        long last = Long.MIN_VALUE;
        for (Optional<SourceRow> next = rows.next(); next.isPresent(); next = rows.next()) {
            SourceRow row = next.get();
            if (!symbols.keeps(row, new ArrayDeque<>(), rows)) {
                continue;
            }
            long time = time(file, row, columns[0]);
            if (time < last) {
                throw new InvalidInputException(file + ", line " + row.line() + ", column timestamp, value '"
                        + field(file, row, columns[0], "timestamp") + "': must not be before the row above ("
                        + EpochNanos.toInstant(last)
                        + "); trades must be in the order of time, the oldest first: sort the file");
            }
            last = time;
            bar.add(
                    Math.floorDiv(time, interval) * interval,
                    atLeast(Double.MIN_VALUE, file, row, columns[1], "price"),
                    atLeast(0, file, row, columns[2], "amount"));
        }
        bar.finish();
        symbols.requireFound();
        if (bar.written == 0) {
            throw new InvalidInputException(file + " has a header and no trade; expected at least one");
        }
        symbols.finding().ifPresent(told);
        if (!rows.unendedLine().isBlank()) {
            told.accept("the file does not end with a line end, so that its last row may be cut: '" + rows.unendedLine()
                    + "'");
        }
        return bar.written;
    }

    private static int[] columns(Path file, SourceRow header) {
        List<String> names = header.fields().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        int[] columns = new int[COLUMNS.size()];
        for (int i = 0; i < columns.length; i++) {
            String name = COLUMNS.get(i);
            columns[i] = names.indexOf(name);
            if (columns[i] < 0) {
                throw new InvalidInputException(file + ", line 1: there is no column '" + name
                        + "'; expected timestamp, price and amount, found " + String.join(", ", names));
            }
            if (columns[i] != names.lastIndexOf(name)) {
                throw new InvalidInputException(file + ", line 1: columns " + (columns[i] + 1) + " and "
                        + (names.lastIndexOf(name) + 1) + " are both named '" + name + "'; rename or remove one");
            }
        }
        return columns;
    }

    /** Nanoseconds since 1970-01-01T00:00Z. */
    private static long time(Path file, SourceRow row, int column) {
        String text = field(file, row, column, "timestamp");
        try {
            return EpochNanos.of(EpochNumber.parse(text));
        } catch (DateTimeException e) {
            throw bad(file, row, "timestamp", text, e.getMessage());
        } catch (ArithmeticException e) {
            throw bad(file, row, "timestamp", text, "does not fit into 64 bits of nanoseconds since 1970");
        }
    }

    private static double atLeast(double least, Path file, SourceRow row, int column, String name) {
        String text = field(file, row, column, name);
        double value;
        try {
            value = DecimalText.parse(text);
        } catch (NumberFormatException e) {
            throw bad(file, row, name, text, "must be a number such as 1234.5 or 1.2e3");
        } catch (ArithmeticException e) {
            throw bad(file, row, name, text, e.getMessage());
        }
        if (value < least) {
            throw bad(file, row, name, text, least > 0 ? "must be positive" : "must not be negative");
        }
        return value;
    }

    private static String field(Path file, SourceRow row, int column, String name) {
        if (column >= row.fields().size()) {
            throw bad(file, row, name, "", "is missing");
        }
        return row.field(column);
    }

    private static InvalidInputException bad(
            Path file, SourceRow row, String column, String value, @Nullable String rule) {
        return new InvalidInputException(file + ", line " + row.line() + ", column " + column + ", value '" + value
                + "': " + rule + "; correct the row or take it out");
    }

    /** The bar that trades are added to. */
    private static final class OpenBar {
        private final CsvWriter out;
        private long begin;
        private double open;
        private double high;
        private double low;
        private double close;
        private double volume;
        private boolean started;
        private long written;

        OpenBar(CsvWriter out) {
            this.out = out;
        }

        void add(long barBegin, double price, double amount) {
            if (!started || barBegin != begin) {
                finish();
                started = true;
                begin = barBegin;
                open = price;
                high = price;
                low = price;
                volume = 0;
            }
            high = Math.max(high, price);
            low = Math.min(low, price);
            close = price;
            volume += amount;
        }

        void finish() {
            if (started) {
                out.writeRecord(
                        EpochNanos.toInstant(begin).toString(),
                        Double.toString(open),
                        Double.toString(high),
                        Double.toString(low),
                        Double.toString(close),
                        Double.toString(volume));
                written++;
                started = false;
            }
        }
    }
}
