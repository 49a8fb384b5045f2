package io.hindcast.importing.trades;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.hindcast.market.Interval;
import io.hindcast.replacement.FileReplacement;
import io.hindcast.settings.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Makes bars of trades: {@code timestamp} (epoch seconds), {@code price}, {@code amount} (0 occurs in
 * real data), in the order of time. Bars begin
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
     * @param bars receives {@code timestamp,open,high,low,close,volume}
     * @return the number of bars
     * @throws InvalidInputException when the file is missing or empty, lacks a column, or has a bad or backward row
     */
    public static long write(Path trades, Interval interval, Path bars) {
        if (!Files.isRegularFile(trades)) {
            throw new InvalidInputException(
                    trades + ": no such file; expected a CSV file with the columns timestamp," + " price, amount");
        }
        long[] count = new long[1];
        try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(trades);
                CloseableIterator<CsvRecord> rows = csv.iterator()) {
            FileReplacement.write(bars, text -> {
                CsvWriter out = CsvWriter.builder().build(text);
                out.writeRecord("timestamp", "open", "high", "low", "close", "volume");
                count[0] = copy(trades, rows, interval.duration().toSeconds(), out);
                out.flush();
            });
            return count[0];
        } catch (IOException e) {
            throw new UncheckedIOException("can't make bars of " + trades, e);
        }
    }

    private static long copy(Path file, CloseableIterator<CsvRecord> rows, long seconds, CsvWriter out) {
        if (!rows.hasNext()) {
            throw new InvalidInputException(file + " is empty; expected a header and trades");
        }
        int[] columns = columns(file, rows.next());
        OpenBar bar = new OpenBar(out);
        long last = Long.MIN_VALUE;
        while (rows.hasNext()) {
            CsvRecord row = rows.next();
            long time = time(file, row, columns[0]);
            if (time < last) {
                throw bad(
                        file, row, "timestamp", Long.toString(time), "must not be before the row above (" + last + ")");
            }
            last = time;
            bar.add(
                    Math.floorDiv(time, seconds) * seconds,
                    atLeast(Double.MIN_VALUE, file, row, columns[1], "price"),
                    atLeast(0, file, row, columns[2], "amount"));
        }
        bar.finish();
        if (bar.written == 0) {
            throw new InvalidInputException(file + " has a header and no trade; expected at least one");
        }
        return bar.written;
    }

    private static int[] columns(Path file, CsvRecord header) {
        List<String> names = header.getFields().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        int[] columns = new int[COLUMNS.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = names.indexOf(COLUMNS.get(i));
            if (columns[i] < 0) {
                throw new InvalidInputException(file + ", line 1: there is no column '" + COLUMNS.get(i)
                        + "'; expected timestamp, price and amount, found " + String.join(", ", names));
            }
        }
        return columns;
    }

    private static long time(Path file, CsvRecord row, int column) {
        String text = field(file, row, column, "timestamp");
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw bad(file, row, "timestamp", text, "must be whole seconds since 1970-01-01T00:00Z");
        }
    }

    private static double atLeast(double least, Path file, CsvRecord row, int column, String name) {
        String text = field(file, row, column, name);
        try {
            double value = Double.parseDouble(text);
            if (value >= least && Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw bad(file, row, name, text, "must be a number");
        }
        throw bad(file, row, name, text, (least > 0 ? "must be positive" : "must not be negative") + " and finite");
    }

    private static String field(Path file, CsvRecord row, int column, String name) {
        if (column >= row.getFieldCount()) {
            throw bad(file, row, name, "", "is missing");
        }
        return row.getField(column).strip();
    }

    private static InvalidInputException bad(Path file, CsvRecord row, String column, String value, String rule) {
        return new InvalidInputException(file + ", line " + row.getStartingLineNumber() + ", column " + column
                + ", value '" + value + "': " + rule + "; correct the row or take it out");
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
                        Instant.ofEpochSecond(begin).toString(),
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
