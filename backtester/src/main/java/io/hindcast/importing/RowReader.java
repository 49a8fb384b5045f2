package io.hindcast.importing;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.hindcast.market.EpochNanos;
import io.hindcast.market.MutableBar;
import java.time.DateTimeException;
import java.time.Instant;

/** Turns rows into bars, one after the other, and holds every row to every {@link Rule}. */
final class RowReader {
    private final Columns columns;
    private final BarClock clock;
    private final boolean adjusted;
    private Instant previousClose = Instant.MIN;
    private String previousStamp = "";

    RowReader(Columns columns, BarClock clock, boolean adjusted) {
        this.columns = columns;
        this.clock = clock;
        this.adjusted = adjusted;
    }

    /**
     * Reads a row. The times of later rows are held against the last row that was good.
     *
     * @param into filled with the bar when the row is good
     * @throws BadRowException for the first rule that the row breaks
     */
    void read(CsvRecord row, MutableBar into) throws BadRowException {
        if (row.getFieldCount() != columns.count()) {
            throw new BadRowException(
                    Rule.FIELD_COUNT,
                    "",
                    0,
                    String.join(",", row.getFields()),
                    "has " + row.getFieldCount() + " fields, the header has " + columns.count());
        }
        Instant close = closeTime(row);
        double openPrice = price(row, columns.open);
        double highPrice = price(row, columns.high);
        double lowPrice = price(row, columns.low);
        double closePrice = price(row, columns.close);
        double volume = columns.volume == Columns.NONE ? 0.0 : volume(row);
        order(row, Rule.LOW_HIGH, columns.low, lowPrice, columns.high, highPrice);
        order(row, Rule.LOW_OPEN, columns.low, lowPrice, columns.open, openPrice);
        order(row, Rule.LOW_CLOSE, columns.low, lowPrice, columns.close, closePrice);
        order(row, Rule.OPEN_HIGH, columns.open, openPrice, columns.high, highPrice);
        order(row, Rule.CLOSE_HIGH, columns.close, closePrice, columns.high, highPrice);
        double factor = adjusted ? adjustment(row, closePrice, lowPrice, highPrice) : 1.0;
        into.set(
                EpochNanos.of(close),
                openPrice * factor,
                highPrice * factor,
                lowPrice * factor,
                closePrice * factor,
                volume);
        previousClose = close;
        previousStamp = stamp(row);
    }

    private Instant closeTime(CsvRecord row) throws BadRowException {
        String text = stamp(row);
        Instant close;
        try {
            close = clock.close(SourceTimeFormat.parse(text), previousClose);
        } catch (BarClock.ImpossibleTimeException e) {
            throw bad(e.rule(), columns.time, text, e.getMessage());
        } catch (DateTimeException e) {
            throw bad(Rule.READABLE_TIME, columns.time, text, e.getMessage());
        }
        try {
            EpochNanos.of(close);
        } catch (ArithmeticException e) {
            throw bad(Rule.TIME_RANGE, columns.time, text, "does not fit into 64 bits of nanoseconds since 1970");
        }
        if (close.equals(previousClose)) {
            throw bad(Rule.NO_DUPLICATE, columns.time, text, "is the time of the bar before ('" + previousStamp + "')");
        }
        if (close.isBefore(previousClose)) {
            throw bad(
                    Rule.INCREASING,
                    columns.time,
                    text,
                    "goes back behind the bar before ('" + previousStamp + "'); bars must be in the order of time");
        }
        return close;
    }

    private String stamp(CsvRecord row) {
        String text = row.getField(columns.time).strip();
        return columns.timeOfDay == Columns.NONE
                ? text
                : text + " " + row.getField(columns.timeOfDay).strip();
    }

    private double price(CsvRecord row, int column) throws BadRowException {
        double value = number(row, column);
        if (value <= 0) {
            throw bad(row, Rule.POSITIVE, column, "must be > 0");
        }
        return value;
    }

    private double volume(CsvRecord row) throws BadRowException {
        double value = number(row, columns.volume);
        if (value < 0) {
            throw bad(row, Rule.VOLUME, columns.volume, "must be >= 0");
        }
        return value;
    }

    private double number(CsvRecord row, int column) throws BadRowException {
        try {
            return DecimalText.parse(row.getField(column).strip());
        } catch (NumberFormatException e) {
            throw bad(row, Rule.NUMBER, column, e.getMessage());
        } catch (ArithmeticException e) {
            throw bad(row, Rule.FINITE, column, e.getMessage());
        }
    }

    private void order(CsvRecord row, Rule rule, int lowerColumn, double lower, int upperColumn, double upper)
            throws BadRowException {
        if (lower > upper) {
            throw bad(
                    row,
                    rule,
                    upperColumn,
                    "must be >= " + columns.name(lowerColumn) + ", which is '"
                            + row.getField(lowerColumn).strip() + "'");
        }
    }

    private double adjustment(CsvRecord row, double close, double low, double high) throws BadRowException {
        double factor = price(row, columns.adjustedClose) / close;
        if (low * factor <= 0 || Double.isInfinite(high * factor)) {
            throw bad(row, Rule.FINITE, columns.adjustedClose, "adjusts the prices to 0 or beyond the largest number");
        }
        return factor;
    }

    private BadRowException bad(CsvRecord row, Rule rule, int column, String problem) {
        return bad(rule, column, row.getField(column), problem);
    }

    private BadRowException bad(Rule rule, int column, String value, String problem) {
        return new BadRowException(rule, columns.name(column), column + 1, value, problem);
    }
}
