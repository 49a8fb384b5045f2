package io.hindcast.store.importing;

import io.hindcast.market.EpochNanos;
import io.hindcast.market.MutableBar;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns rows into bars, one after the other, and holds every row to every {@link Rule} that it can keep by itself. A high
 * or low that is passed by no more than rounding makes, as in prices that a vendor has adjusted, is moved there.
 */
final class RowReader {
    /** Relative; some thousand times what the rounding of a few products leaves. */
    private static final double ROUNDING = 1e-9;

    private final Columns columns;
    private final BarClock clock;
    private final boolean adjusted;
    private Instant previousClose = Instant.MIN;
    private long mended;

    RowReader(Columns columns, BarClock clock, boolean adjusted) {
        this.columns = columns;
        this.clock = clock;
        this.adjusted = adjusted;
    }

    /**
     * Reads a row.
     *
     * @throws BadRowException for the first rule that the row breaks
     */
    Candidate read(SourceRow row) throws BadRowException {
        if (row.fields().size() != columns.count()) {
            throw new BadRowException(
                    Rule.FIELD_COUNT,
                    "",
                    0,
                    String.join(",", row.fields()),
                    "has " + row.fields().size() + " fields, the header has " + columns.count());
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
        double top = Math.max(Math.max(openPrice, closePrice), Math.max(lowPrice, highPrice));
        double bottom = Math.min(Math.min(openPrice, closePrice), Math.min(lowPrice, highPrice));
        if (top != highPrice || bottom != lowPrice) {
            mended++;
        }
        SourcePrices prices = prices(row, openPrice, closePrice);
        double factor = adjusted ? adjustment(row, closePrice, bottom, top) : 1.0;
        previousClose = close;
        return Candidate.good(
                row,
                stamp(row),
                close,
                new MutableBar()
                        .set(
                                EpochNanos.of(close),
                                openPrice * factor,
                                top * factor,
                                bottom * factor,
                                closePrice * factor,
                                volume),
                prices);
    }

    /** Rows whose high or low was moved by a last bit. */
    long mended() {
        return mended;
    }

    /** The moment at which a row's bar closed, whatever else is wrong with the row; empty where nothing says it. */
    Optional<Instant> closeTimeAlone(SourceRow row) {
        try {
            return row.fields().size() == columns.count() ? Optional.of(closeTime(row)) : Optional.empty();
        } catch (BadRowException e) {
            return Optional.empty();
        }
    }

    private Instant closeTime(SourceRow row) throws BadRowException {
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
        return close;
    }

    private String stamp(SourceRow row) {
        String text = row.field(columns.time);
        return columns.timeOfDay == Columns.NONE ? text : text + " " + row.field(columns.timeOfDay);
    }

    private double price(SourceRow row, int column) throws BadRowException {
        double value = number(row, column);
        if (value <= 0) {
            throw bad(row, Rule.POSITIVE, column, "must be > 0");
        }
        return value;
    }

    private double volume(SourceRow row) throws BadRowException {
        double value = number(row, columns.volume);
        if (value < 0) {
            throw bad(row, Rule.VOLUME, columns.volume, "must be >= 0");
        }
        return value;
    }

    private double number(SourceRow row, int column) throws BadRowException {
        try {
            return DecimalText.parse(row.field(column));
        } catch (NumberFormatException e) {
            throw bad(row, Rule.NUMBER, column, e.getMessage());
        } catch (ArithmeticException e) {
            throw bad(row, Rule.FINITE, column, e.getMessage());
        }
    }

    private void order(SourceRow row, Rule rule, int lowerColumn, double lower, int upperColumn, double upper)
            throws BadRowException {
        if (lower > upper * (1 + ROUNDING)) {
            throw bad(
                    row,
                    rule,
                    upperColumn,
                    "must be >= " + columns.name(lowerColumn) + ", which is '" + row.field(lowerColumn) + "'");
        }
    }

    /** What else stands as an adjusted close is of no matter unless it is used. */
    private SourcePrices prices(SourceRow row, double open, double close) {
        if (columns.adjustedClose != Columns.NONE) {
            String text = row.field(columns.adjustedClose);
            try {
                double stated = DecimalText.parse(text);
                if (stated > 0) {
                    return new SourcePrices(open, close, stated / close, lastDigit(text) / 2 / stated);
                }
            } catch (NumberFormatException | ArithmeticException e) {
                return new SourcePrices(open, close, Double.NaN, 0);
            }
        }
        return new SourcePrices(open, close, Double.NaN, 0);
    }

    /** What one more in a number's last digit is worth. */
    private static double lastDigit(String text) {
        return new BigDecimal(text).ulp().doubleValue();
    }

    private double adjustment(SourceRow row, double close, double low, double high) throws BadRowException {
        double factor = price(row, columns.adjustedClose) / close;
        if (low * factor <= 0 || Double.isInfinite(high * factor)) {
            throw bad(row, Rule.FINITE, columns.adjustedClose, "adjusts the prices to 0 or beyond the largest number");
        }
        return factor;
    }

    private BadRowException bad(SourceRow row, Rule rule, int column, @Nullable String problem) {
        return bad(rule, column, row.fields().get(column), problem);
    }

    private BadRowException bad(Rule rule, int column, String value, @Nullable String problem) {
        return new BadRowException(rule, columns.name(column), column + 1, value, problem);
    }
}
