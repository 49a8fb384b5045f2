package io.hindcast.engine.split;

import io.hindcast.market.BarSource;
import io.hindcast.market.MutableBar;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
import io.hindcast.settings.Settings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The {@code split} section: fractions of the bars ({@code train}, {@code validation}; the rest is test) or dates
 * ({@code train-until}, {@code validation-until}, the last day of each segment in the market's zone), and the number of
 * purged bars at the end of the first two.
 */
public final class SplitSettings {
    private static final Key<Double> TRAIN = Key.decimal("train", 0.01, 0.98, "Fraction of the bars to train on")
            .unit("parts of the bars")
            .byDefault(0.7);
    private static final Key<Double> VALIDATION = Key.decimal(
                    "validation", 0.01, 0.98, "Fraction of the bars to validate on; the rest is test")
            .unit("parts of the bars")
            .byDefault(0.15);
    private static final Key<LocalDate> TRAIN_UNTIL = Key.date(
                    "train-until", "Last day to train on, instead of fractions")
            .optional();
    private static final Key<LocalDate> VALIDATION_UNTIL = Key.date(
                    "validation-until", "Last day to validate on, together with train-until")
            .optional();
    private static final Key<Integer> PURGE_BARS = Key.integer(
                    "purge-bars", 0, 1_000_000, "Bars between segments that belong to none; at least the horizon")
            .unit("bars")
            .usually("the model's horizon");

    private static final Key<Integer> HOLDOUT_BARS = Key.integer(
                    "holdout-bars", 0, 100_000_000, "The last bars, kept aside until they are asked for (`--holdout`)")
            .unit("bars")
            .optional("0");

    /** What the section may hold. */
    public static final Keys KEYS = Keys.of(TRAIN, VALIDATION, TRAIN_UNTIL, VALIDATION_UNTIL, PURGE_BARS, HOLDOUT_BARS);

    private final Settings settings;
    private final boolean byDate;
    private final double train;
    private final double validation;
    private final @Nullable LocalDate trainUntil;
    private final @Nullable LocalDate validationUntil;
    private final int purgeBars;
    private final int holdoutBars;

    /**
     * Reads the section.
     *
     * @param settings the section
     * @param horizonBars of the labels: the least there can be to purge
     * @throws InvalidInputException when fractions and dates are mixed, or a value is out of range
     */
    public SplitSettings(Settings settings, int horizonBars) {
        this.settings = settings;
        byDate = settings.has(TRAIN_UNTIL) || settings.has(VALIDATION_UNTIL);
        if (byDate && (settings.has(TRAIN) || settings.has(VALIDATION))) {
            throw settings.invalid(
                    "train-until", "fractions (train, validation) and dates can't be mixed; remove one kind");
        }
        train = byDate ? Double.NaN : settings.get(TRAIN);
        validation = byDate ? Double.NaN : settings.get(VALIDATION);
        trainUntil = byDate ? settings.get(TRAIN_UNTIL) : null;
        validationUntil = byDate ? settings.get(VALIDATION_UNTIL) : null;
        if (trainUntil != null && validationUntil != null && !trainUntil.isBefore(validationUntil)) {
            throw settings.invalid(VALIDATION_UNTIL, "must be after train-until (" + trainUntil + ")");
        }
        if (!byDate && train + validation > 0.99) {
            throw settings.invalid(
                    "validation",
                    "train + validation must leave at least 0.01 for test, but is " + (train + validation));
        }
        purgeBars = settings.get(PURGE_BARS.atLeast(horizonBars).byDefault(horizonBars));
        holdoutBars = settings.find(HOLDOUT_BARS).orElse(0);
    }

    /** Purged bars at the end of training and of validation. */
    public int purgeBars() {
        return purgeBars;
    }

    /**
     * The last bars, which are kept aside.
     *
     * @param rows bars in all
     * @return empty when none are
     * @throws InvalidInputException when no bar would be left
     */
    public Optional<BarRange> holdout(long rows) {
        if (holdoutBars == 0) {
            return Optional.empty();
        }
        if (holdoutBars >= rows) {
            throw settings.invalid(
                    HOLDOUT_BARS, "leaves none of the " + rows + " bars to train and test on; keep fewer aside");
        }
        return Optional.of(new BarRange(rows - holdoutBars, rows));
    }

    /**
     * Finds the segments' borders.
     *
     * @param rows bars in all, without those that are kept aside
     * @param bars opens the bars, read only for a split by date
     * @param zone the market's
     * @throws InvalidInputException when a segment would have no bar
     */
    public SegmentBars resolve(long rows, Supplier<BarSource> bars, ZoneId zone) {
        long trainEnd = byDate ? 0 : (long) Math.floor(rows * train);
        long validationEnd = byDate ? 0 : (long) Math.floor(rows * (train + validation));
        if (trainUntil != null && validationUntil != null) {
            long trainEndTime = endOf(trainUntil, zone);
            long validationEndTime = endOf(validationUntil, zone);
            MutableBar bar = new MutableBar();
            try (BarSource source = bars.get()) {
                while (source.next(bar) && bar.closeTime() <= validationEndTime) {
                    validationEnd++;
                    if (bar.closeTime() <= trainEndTime) {
                        trainEnd++;
                    }
                }
            }
        }
        if (trainEnd - purgeBars < 1 || validationEnd - trainEnd - purgeBars < 1 || rows - validationEnd < 1) {
            throw settings.invalid(
                    byDate ? "train-until" : "train",
                    "each of train, validation and test needs at least one bar besides the " + purgeBars
                            + " purged ones, but of " + rows + " bars " + trainEnd + ", " + (validationEnd - trainEnd)
                            + " and " + (rows - validationEnd) + " fall to them; change the split or import more data");
        }
        return new SegmentBars(trainEnd - purgeBars, trainEnd, validationEnd - purgeBars, validationEnd);
    }

    /** A day's last moment: bars that close at the following midnight belong to it. */
    private static long endOf(LocalDate day, ZoneId zone) {
        Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
        return Math.addExact(Math.multiplyExact(end.getEpochSecond(), 1_000_000_000L), end.getNano());
    }
}
