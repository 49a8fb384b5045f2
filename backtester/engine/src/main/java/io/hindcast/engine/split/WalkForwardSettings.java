package io.hindcast.engine.split;

import io.hindcast.market.BarSource;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
import io.hindcast.settings.Settings;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * The {@code walk-forward} section: a model that is fitted anew as time goes on, each one on bars before those that it
 * trades.
 *
 * <p>Of {@code rows} bars the last {@code holdout} are kept aside; {@code end = rows - holdout}. Nothing from {@code end} on
 * is trained on, validated on or tested on, nor does a label of a training or validation bar reach that far. Fold {@code k =
 * 0, 1, ...} exists while {@code testFrom(k) < end}:
 *
 * <pre>
 * testFrom(k) = minTrain + k * step
 * test        = [testFrom(k), min(testFrom(k + 1), end))        each bar is traded by the newest model
 * start       = 0 (anchored) or testFrom(k) - minTrain (rolling)
 * border      = start + floor((testFrom(k) - start) * (1 - validation))
 * train       = [start, border - purge)
 * validation  = [border, testFrom(k) - purge)
 * </pre>
 *
 * So every bar from {@code minTrain} to {@code end} is traded by exactly one model. {@code test-bars} is the longest that a
 * model may trade: a step beyond it is refused, since it would leave bars that nobody trades. With {@code folds} the step is
 * {@code floor((end - minTrain) / folds)}, and the last fold takes the rest.
 *
 * <p>A calendar length is counted in the market's zone. {@code min-train-bars: 4y} ends with the first bar that closes on
 * the first bar's date plus four years or later; {@code step-bars: 6mo} counts on from that date (from that of bar {@code
 * minTrain} where {@code min-train-bars} is a number of bars). A step without a bar makes no fold. A rolling window of a
 * calendar length reaches back by it from the fold's date: from that which its step was counted to, or with a step in bars
 * from that of its first test bar; the first fold's begins with bar 0. {@code holdout-bars: 1y} holds the last bar's day and
 * those before it up to a year in all.
 */
public final class WalkForwardSettings {
    private static final int MOST_BARS = 100_000_000;

    /** Where a fold's bars for learning begin. */
    public enum Window {
        /** With the first bar. */
        ANCHORED,
        /** With as many bars before the test as the first fold has. */
        ROLLING
    }

    private static final Key<Window> WINDOW = Key.choice(
                    "window",
                    Window.class,
                    "Whether each model learns from all bars before its test, or from the last `min-train-bars` of them")
            .byDefault(Window.ANCHORED);
    private static final LengthKey MIN_TRAIN = new LengthKey(Key.integer(
                    "min-train-bars",
                    2,
                    MOST_BARS,
                    "What comes before the first test, training and validation together; this and the lengths below are"
                            + " numbers of bars or calendar lengths such as `90d`, `12w`, `6mo`, `4y`")
            .unit("bars"));
    private static final LengthKey TEST = new LengthKey(
            Key.integer("test-bars", 1, MOST_BARS, "The longest that a model trades before the next one takes over")
                    .unit("bars")
                    .optional("`folds` is needed"));
    private static final LengthKey STEP =
            new LengthKey(Key.integer("step-bars", 1, MOST_BARS, "From one model to the next; at most `test-bars`")
                    .unit("bars")
                    .usually("as `test-bars`"));
    private static final Key<Integer> FOLDS = Key.integer(
                    "folds",
                    1,
                    WalkForwardGrid.MOST_FOLDS,
                    "So many tests of one length instead of `test-bars`; the last takes the rest")
            .unit("folds")
            .optional("`test-bars` is needed");
    private static final Key<Double> VALIDATION = Key.decimal(
                    "validation",
                    0.01,
                    0.9,
                    "The last part of a fold's bars before its test, which decides when training stops")
            .unit("parts of the bars")
            .byDefault(0.15);
    private static final Key<Integer> PURGE = PurgeKeys.PURGE;
    private static final Key<Integer> EMBARGO = Key.integer(
                    "embargo-bars",
                    0,
                    PurgeKeys.MOST,
                    "Refused here: acts only where training bars follow a test segment, as in `combinatorial`")
            .unit("bars")
            .optional();
    private static final LengthKey HOLDOUT = new LengthKey(
            Key.integer("holdout-bars", 0, MOST_BARS, "The last bars, kept aside until they are asked for")
                    .unit("bars")
                    .byDefault(0));

    /** What the section may hold. */
    public static final Keys KEYS = Keys.of(
            WINDOW,
            MIN_TRAIN.declared(),
            TEST.declared(),
            STEP.declared(),
            FOLDS,
            VALIDATION,
            PURGE,
            EMBARGO,
            HOLDOUT.declared());

    private final Settings settings;
    private final WalkForwardGrid grid;
    private final double validation;
    private final int purge;
    private final BarLength holdout;

    /**
     * Reads the section.
     *
     * @param settings the section
     * @param horizonBars of the labels: the least there can be to purge
     * @throws InvalidInputException when a value is out of range, missing, or contradicts another
     */
    public WalkForwardSettings(Settings settings, int horizonBars) {
        this.settings = settings;
        Window window = settings.get(WINDOW);
        BarLength minTrain = MIN_TRAIN.get(settings);
        grid = new WalkForwardGrid(settings, window, minTrain, pace());
        validation = settings.get(VALIDATION);
        purge = PurgeKeys.purge(settings, horizonBars);
        if (settings.find(EMBARGO).isPresent()) {
            throw settings.invalid(
                    EMBARGO,
                    "acts only where training bars follow a test segment; in a walk-forward none do, so remove it"
                            + " (purge-bars is what keeps labels out of the next segment)");
        }
        holdout = HOLDOUT.get(settings);
    }

    /** How the borders follow each other. */
    private WalkForwardGrid.Pace pace() {
        OptionalInt folds = settings.find(FOLDS).map(OptionalInt::of).orElse(OptionalInt.empty());
        boolean tested = settings.has(TEST.declared());
        if (folds.isPresent()) {
            if (tested || settings.has(STEP.declared())) {
                throw settings.invalid(
                        FOLDS,
                        "says how long a test is, and so "
                                + (tested
                                        ? "does test-bars"
                                        : "how far it is from one to the" + " next, as step-bars does")
                                + "; remove one of them");
            }
            return new WalkForwardGrid.Pace.Folds(folds.getAsInt());
        }
        if (!tested) {
            throw settings.invalid(
                    TEST.declared(),
                    "is missing, and so is folds; give one of them: how long each model trades, or how many models there"
                            + " are");
        }
        BarLength test = TEST.get(settings);
        return WalkForwardGrid.Pace.of(settings, STEP.get(settings, test), test);
    }

    /** Bars whose labels would reach into the next segment: so many less at the end of training and of validation. */
    public int purgeBars() {
        return purge;
    }

    /**
     * The last bars, which are kept aside.
     *
     * @param rows bars in all
     * @param bars opens the bars, which are read only where the length is one on the calendar
     * @param zone the market's
     * @return empty when none are
     * @throws InvalidInputException when no bar would be left
     */
    public Optional<BarRange> holdout(long rows, Supplier<BarSource> bars, ZoneId zone) {
        long end = end(rows, new BarDates(new BarTimes(bars, rows), zone));
        return end < rows ? Optional.of(new BarRange(end, rows)) : Optional.empty();
    }

    /**
     * The folds before the holdout.
     *
     * @param rows bars in all
     * @param bars opens the bars, which are read only where a length is one on the calendar
     * @param zone the market's
     * @throws InvalidInputException when a segment would have no bar
     */
    public FoldPlan plan(long rows, Supplier<BarSource> bars, ZoneId zone) {
        BarDates dates = new BarDates(new BarTimes(bars, rows), zone);
        long end = end(rows, dates);
        return FoldPlan.of(rows, end, folds(grid.refits(end, end, dates), 0, end));
    }

    /**
     * The folds that trade the holdout: models are fitted anew at the borders of {@link #plan} and behind them at the same
     * pace, as a live user would go on (with {@code folds}, from the first bar of the holdout on). The first of them is the
     * model that is in force where the holdout begins; what it trades begins there.
     *
     * @param rows bars in all, the holdout included
     * @param bars opens the bars
     * @param zone the market's
     * @return folds that keep the numbers that they have in all
     * @throws InvalidInputException when there is no holdout, or a segment would have no bar
     */
    public FoldPlan planOfHoldout(long rows, Supplier<BarSource> bars, ZoneId zone) {
        BarDates dates = new BarDates(new BarTimes(bars, rows), zone);
        long end = end(rows, dates);
        if (end == rows) {
            throw settings.invalid(
                    HOLDOUT.declared(), "there is no holdout; say how many of the last bars are to be kept aside");
        }
        return FoldPlan.of(rows, end, folds(grid.refits(end, rows, dates), end, rows));
    }

    private long end(long rows, BarDates dates) {
        long end = switch (holdout) {
            case BarLength.Bars number -> rows - number.count();
            case BarLength.Calendar length ->
                rows == 0 ? 0 : dates.first(length.before(dates.of(rows - 1).plusDays(1)));
        };
        if (end < 1) {
            throw settings.invalid(
                    HOLDOUT.declared(),
                    String.format(
                            Locale.ROOT,
                            "%s leaves none of the %,d bars to train and test on; keep fewer aside",
                            holdout,
                            rows));
        }
        return end;
    }

    /** Those that trade a bar of {@code [from, to)}. */
    private List<Fold> folds(List<WalkForwardGrid.Refit> refits, long from, long to) {
        List<Fold> folds = new ArrayList<>();
        for (int k = 0; k < refits.size(); k++) {
            long testFrom = Math.max(from, refits.get(k).testFrom());
            long testTo = k + 1 < refits.size() ? refits.get(k + 1).testFrom() : to;
            if (testFrom < testTo) {
                folds.add(fold(k + 1, refits.get(k), new BarRange(testFrom, testTo)));
            }
        }
        return folds;
    }

    private Fold fold(int number, WalkForwardGrid.Refit refit, BarRange test) {
        long bars = refit.testFrom() - refit.start();
        long border = refit.start() + TrainingShare.before(bars, validation);
        if (border - purge <= refit.start() || refit.testFrom() - purge <= border) {
            throw settings.invalid(
                    MIN_TRAIN.declared(),
                    String.format(
                            Locale.ROOT,
                            "fold %,d learns from %,d bars, of which %,d are for training and %,d (validation: %s) for"
                                    + " validation; each needs more than the %,d bars that are purged at its end; raise"
                                    + " min-train-bars or change validation",
                            number,
                            bars,
                            border - refit.start(),
                            refit.testFrom() - border,
                            validation,
                            purge));
        }
        return new Fold(
                number,
                List.of(new BarRange(refit.start(), border - purge)),
                List.of(new BarRange(border, refit.testFrom() - purge)),
                List.of(test));
    }
}
