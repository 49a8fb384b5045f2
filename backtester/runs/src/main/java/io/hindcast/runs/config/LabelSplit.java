package io.hindcast.runs.config;

import io.hindcast.market.EpochNanos;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
import io.hindcast.settings.Settings;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Which bars teach a labeler and which judge it: {@code train} (a fraction) or {@code train-until} (a day in the market's
 * zone) of the {@code regimes} section, and {@code purge-bars} at the end of the training segment.
 */
public final class LabelSplit {
    private final Settings regimes;
    private static final Key<Double> TRAIN = Key.decimal(
                    "train", 0.01, 0.99, "Fraction of the bars that teach; the rest, after the purged ones, judges")
            .unit("parts of the bars")
            .byDefault(0.6);
    private static final Key<LocalDate> TRAIN_UNTIL = Key.date(
                    "train-until", "Last day that teaches, instead of a fraction")
            .optional();
    private static final Key<Integer> PURGE_BARS = Key.integer(
                    "purge-bars",
                    0,
                    1_000_000,
                    "Bars between what teaches and what judges that belong to neither; at least the reach of a teaching label")
            .unit("bars")
            .usually("twice the reach of a teaching label");

    /** What the section may hold about it. */
    static final Keys KEYS = Keys.of(TRAIN, TRAIN_UNTIL, PURGE_BARS);

    private final double train;
    private final @Nullable LocalDate trainUntil;
    private int purgeBars;

    /** @throws InvalidInputException when both keys are given, or one is no fraction or date */
    LabelSplit(Settings regimes) {
        this.regimes = regimes;
        boolean byDate = regimes.has(TRAIN_UNTIL);
        if (byDate && regimes.has(TRAIN)) {
            throw regimes.invalid("train-until", "can't be mixed with train; remove one of them");
        }
        train = byDate ? Double.NaN : regimes.get(TRAIN);
        trainUntil = byDate ? regimes.get(TRAIN_UNTIL) : null;
    }

    /**
     * Reads {@code purge-bars}.
     *
     * @param reachBars how far a teaching label looks to either side. Twice as many are purged by default, so that no close
     *     is read both by a label that teaches and by one that judges
     */
    void purgeAtLeast(int reachBars) {
        purgeBars = regimes.get(PURGE_BARS.atLeast(reachBars).byDefault(2 * reachBars));
    }

    /**
     * First bar of the held-out time.
     *
     * @param closeTimes of all bars, nanoseconds since 1970-01-01T00:00Z
     */
    public int heldOutFrom(long[] closeTimes, ZoneId zone) {
        if (trainUntil == null) {
            return (int) Math.floor(closeTimes.length * train);
        }
        long end = EpochNanos.of(trainUntil.plusDays(1).atStartOfDay(zone).toInstant());
        int bars = 0;
        while (bars < closeTimes.length && closeTimes[bars] <= end) {
            bars++;
        }
        return bars;
    }

    /**
     * End of the training bars.
     *
     * @param firstRow first bar with features
     * @throws InvalidInputException when no bar is left for training or for judging
     */
    public int trainTo(int firstRow, int heldOutFrom, int bars) {
        int trainTo = heldOutFrom - purgeBars;
        if (trainTo <= firstRow || heldOutFrom >= bars) {
            throw regimes.invalid(
                    trainUntil == null ? "train" : "train-until",
                    "training and held-out time need at least one bar each, but of " + bars + " bars "
                            + Math.max(0, trainTo - firstRow) + " are left for training (without " + firstRow
                            + " of the features' warm-up and " + purgeBars + " purged ones) and "
                            + Math.max(0, bars - heldOutFrom)
                            + " are held out; change the split, shorten the look-backs and horizons or import more data");
        }
        return trainTo;
    }
}
