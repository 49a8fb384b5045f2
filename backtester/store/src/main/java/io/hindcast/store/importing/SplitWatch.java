package io.hindcast.store.importing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds splits between bars: where the adjusted close's factor changes by a ratio of small whole numbers, or, in a file
 * without an adjusted close, where the price itself leaps by one.
 */
final class SplitWatch {
    /** Of a factor: dividends of the same day and rounded prices move it a little. */
    private static final double FACTOR_TOLERANCE = 0.02;
    /** Adjusted prices of a few cents that are rounded to cents leap as by splits. */
    private static final double MOST_ROUNDING = 0.05;
    /** Of a price, which moves overnight as well. */
    private static final double PRICE_TOLERANCE = 0.04;
    /** Smaller leaps of a price happen without a split. */
    private static final double LEAST_LEAP = 1.45;

    private static final int SHOWN = 3;
    /** Factors that differ by less are rounding. */
    private static final double UNLIKE = 0.001;

    private final ZoneId zone;
    private final boolean adjusted;
    private final List<String> splits = new ArrayList<>();
    private final List<String> leaps = new ArrayList<>();
    private final List<String> odd = new ArrayList<>();
    private long splitCount;
    private long leapCount;
    private long oddCount;
    private double leastFactor = Double.POSITIVE_INFINITY;
    private double mostFactor;
    private @Nullable SourcePrices before;

    /** @param adjusted whether the bars are adjusted */
    SplitWatch(ZoneId zone, boolean adjusted) {
        this.zone = zone;
        this.adjusted = adjusted;
    }

    /**
     * The next bar.
     *
     * @return shares that came for one between the bar before and this one, by the factor; 1 without a split
     */
    double add(Instant close, SourcePrices prices) {
        double shares = 1;
        if (before != null
                && prices.factor() > 0
                && before.factor() > 0
                && prices.rounding() + before.rounding() <= MOST_ROUNDING) {
            double change = prices.factor() / before.factor();
            Optional<SplitRatio> split = SplitRatio.near(change, FACTOR_TOLERANCE);
            if (split.isPresent()) {
                shares = split.get().value();
                splitCount++;
                note(splits, day(close) + " " + split.get());
            } else if (change > 1.5 || change < 1 / 1.5) {
                oddCount++;
                note(odd, String.format(Locale.ROOT, "%s by %.3g", day(close), change));
            }
        } else if (before != null && Double.isNaN(prices.factor())) {
            double leap = before.close() / prices.open();
            if (leap > LEAST_LEAP || leap < 1 / LEAST_LEAP) {
                SplitRatio.near(leap, PRICE_TOLERANCE).ifPresent(ratio -> {
                    leapCount++;
                    note(leaps, day(close) + " " + ratio);
                });
            }
        }
        if (prices.factor() > 0) {
            leastFactor = Math.min(leastFactor, prices.factor());
            mostFactor = Math.max(mostFactor, prices.factor());
        }
        before = prices;
        return shares;
    }

    /** @param column what the adjusted close is called; empty when the file has none */
    List<String> findings(String column, boolean volume) {
        List<String> findings = new ArrayList<>();
        if (splitCount > 0 && !adjusted) {
            findings.add("prices are raw across " + splits(splitCount, splits) + ": they fall or rise there though '"
                    + column + "' does not, and a position gains or loses what nobody gained or lost; import with"
                    + " --adjusted (data.import.adjusted: true)");
        } else if (!adjusted && mostFactor > leastFactor * (1 + UNLIKE)) {
            findings.add(String.format(
                    Locale.ROOT,
                    "the column '%s' was not used: prices are without its adjustments, which reach %.1f %%; --adjusted"
                            + " (data.import.adjusted: true) applies them",
                    column,
                    100 * (mostFactor / leastFactor - 1)));
        }
        if (splitCount > 0 && adjusted && volume) {
            findings.add("volume was adjusted for " + splits(splitCount, splits) + ", as prices were");
        }
        if (oddCount > 0) {
            findings.add("the factor '" + column + "' / close leaps as by no usual split (" + shown(oddCount, odd)
                    + "): check these days" + (adjusted && volume ? "; volume was not adjusted there" : ""));
        }
        if (leapCount > 0) {
            findings.add("the price leaps between two bars as by " + splits(leapCount, leaps)
                    + ", and no adjusted close in the file tells: if it was one, use prices that are adjusted for it");
        }
        return findings;
    }

    private static String splits(long count, List<String> shown) {
        return (count == 1 ? "a split" : count + " splits") + " (" + shown(count, shown) + ")";
    }

    private static String shown(long count, List<String> shown) {
        return String.join(", ", shown) + (count > shown.size() ? ", …" : "");
    }

    private static void note(List<String> list, String text) {
        if (list.size() < SHOWN) {
            list.add(text);
        }
    }

    private LocalDate day(Instant close) {
        return close.minusNanos(1).atZone(zone).toLocalDate();
    }
}
