package io.hindcast.store.importing;

import io.hindcast.market.Bar;
import io.hindcast.market.EpochNanos;
import io.hindcast.market.Interval;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.hipparchus.stat.regression.SimpleRegression;

/**
 * Finds prices that nobody could have traded at, year by year: columns that are a bar apart, opens that were never
 * recorded, and closes that were smoothed. Keeps a few numbers a year.
 */
public final class ShiftWatch {
    /** A correlation of fewer bars says little. */
    private static final long FEWEST = 100;

    private static final double MOST_REVERSED = -0.8;
    private static final double MOST_SMOOTH = 0.5;
    private static final double MOST_COPIED = 0.5;
    /** Relative; an adjustment's rounding moves an open that was copied by less. */
    private static final double COPIED = 1e-6;
    /** Of moves; what deviates less is rounding. */
    private static final double NO_DEVIATION = 1e-9;
    /** Of a pair of moves: one wrong price makes a correlation, but no majority of signs. */
    private static final double AGAINST_EACH_OTHER = 0.7;

    private static final double WITH_EACH_OTHER = 0.58;

    private final boolean daily;
    private final ZoneId zone;
    private final List<Year> years = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // by the first bar
    private Year year;

    private long yearEnd = Long.MIN_VALUE;
    private double closeBefore = Double.NaN;
    private double returnBefore = Double.NaN;

    /** @param zone whose calendar the years are of */
    public ShiftWatch(Interval interval, ZoneId zone) {
        daily = interval.equals(new Interval(1, Interval.Unit.DAY));
        this.zone = zone;
    }

    /** What is counted of the bars that close in a year. */
    private static final class Year {
        private final int first;
        private int last;
        private final Correlation gaps = new Correlation();
        private final Correlation returns = new Correlation();
        private long bars;
        private long copied;

        Year(int number) {
            first = number;
            last = number;
        }

        void add(Year other) {
            last = other.last;
            gaps.add(other.gaps);
            returns.add(other.returns);
            bars += other.bars;
            copied += other.copied;
        }

        double copiedShare() {
            return (double) copied / bars;
        }
    }

    /** The next bar. */
    public void add(Bar bar) {
        if (bar.closeTime() > yearEnd) {
            begin(bar.closeTime());
        }
        double close = bar.close();
        year.bars++;
        year.copied += Math.abs(bar.open() - closeBefore) <= COPIED * closeBefore ? 1 : 0;
        double change = close / closeBefore - 1;
        // NaN on the first two bars, which have nothing to be compared with.
        if (!Double.isNaN(returnBefore)) {
            year.gaps.add(returnBefore, bar.open() / closeBefore - 1);
            year.returns.add(returnBefore, change);
        }
        returnBefore = change;
        closeBefore = close;
    }

    private void begin(long closeTime) {
        // A bar that closes at midnight is of the day that ends.
        int number = EpochNanos.toInstant(closeTime - 1).atZone(zone).getYear();
        year = new Year(number);
        years.add(year);
        Instant end = LocalDate.of(number + 1, 1, 1).atStartOfDay(zone).toInstant();
        yearEnd = end.isBefore(EpochNanos.toInstant(Long.MAX_VALUE)) ? EpochNanos.of(end) : Long.MAX_VALUE;
    }

    /** What is odd, a sentence each with its figure and its years. */
    public List<String> findings() {
        List<String> findings = new ArrayList<>();
        say(
                findings,
                each -> each.gaps.count() >= FEWEST
                        && each.gaps.value() < MOST_REVERSED
                        && each.gaps.opposed() > AGAINST_EACH_OTHER,
                each -> each.gaps.value(),
                1,
                "the move from a close to the next open takes back the return before it (correlation %s in %s; honest"
                        + " prices stay above -0.8): so it is where the closes are those of the next bar, or the opens"
                        + " those of an earlier one, and who trades on such a close knows the next one; check that the"
                        + " columns of a row belong to one bar");
        if (daily) {
            say(
                    findings,
                    each -> each.bars >= FEWEST && each.copiedShare() > MOST_COPIED,
                    Year::copiedShare,
                    100,
                    "%s %% of the opens in %s equal the close before, as where a source records none or a market never"
                            + " closes: there the feature gap is 0 and body is the whole return, so that they mean"
                            + " something else than in other years, and a fill at such an open is a fill at the very"
                            + " close on which it was decided");
        }
        say(
                findings,
                each -> each.returns.count() >= FEWEST
                        && each.returns.value() > MOST_SMOOTH
                        && 1 - each.returns.opposed() > WITH_EACH_OTHER,
                each -> each.returns.value(),
                1,
                "each return goes on from the one before (lag-1 autocorrelation %s in %s; markets stay far below 0.5):"
                        + " such prices were averaged, smoothed or interpolated, and nobody could trade at them");
        return findings;
    }

    /** Says it of the years in which it is so, or of all together where a single one has too few bars. */
    private void say(
            List<String> findings, Predicate<Year> odd, ToDoubleFunction<Year> figure, int unit, String sentence) {
        List<Year> found = new ArrayList<>(years.stream().filter(odd).toList());
        if (found.isEmpty() && years.size() > 1) {
            Year all = new Year(years.getFirst().first);
            years.forEach(all::add);
            if (odd.test(all)) {
                found.add(all);
            }
        }
        if (!found.isEmpty()) {
            double least = unit * found.stream().mapToDouble(figure).min().orElseThrow();
            double most = unit * found.stream().mapToDouble(figure).max().orElseThrow();
            String format = unit == 1 ? "%.2f" : "%.0f";
            String from = String.format(Locale.ROOT, format, least);
            String to = String.format(Locale.ROOT, format, most);
            findings.add(
                    String.format(Locale.ROOT, sentence, from.equals(to) ? from : from + " to " + to, spans(found)));
        }
    }

    /** As in "2000 to 2005, 2009". */
    private static String spans(List<Year> found) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < found.size(); i++) {
            int from = found.get(i).first;
            int to = found.get(i).last;
            while (i + 1 < found.size() && found.get(i + 1).first == to + 1) {
                i++;
                to = found.get(i).last;
            }
            text.append(text.isEmpty() ? "" : ", ").append(from).append(to == from ? "" : " to " + to);
        }
        return text.toString();
    }

    /** Pearson's correlation of two series, a pair at a time, and how often they move against each other. */
    private static final class Correlation {
        private final SimpleRegression pairs = new SimpleRegression();
        private long moved;
        private long against;

        void add(double x, double y) {
            pairs.addData(x, y);
            double product = x * y;
            moved += product != 0 ? 1 : 0;
            against += product < 0 ? 1 : 0;
        }

        void add(Correlation other) {
            pairs.append(other.pairs);
            moved += other.moved;
            against += other.against;
        }

        long count() {
            return pairs.getN();
        }

        /** NaN where one of the two does not vary, which no comparison holds for. */
        double value() {
            double least = count() * NO_DEVIATION * NO_DEVIATION;
            return pairs.getXSumSquares() < least || pairs.getTotalSumSquares() < least ? Double.NaN : pairs.getR();
        }

        /** Share of the pairs that moved which moved in opposite directions; NaN when none did. */
        double opposed() {
            return (double) against / moved;
        }
    }
}
