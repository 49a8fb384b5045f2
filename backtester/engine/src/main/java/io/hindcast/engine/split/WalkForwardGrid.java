package io.hindcast.engine.split;

import io.hindcast.engine.split.WalkForwardSettings.Window;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.Settings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/** At which bars models are fitted anew, and where what they learn from begins: see {@link WalkForwardSettings}. */
final class WalkForwardGrid {
    /** More are a mistake, since each is a training. */
    static final int MOST_FOLDS = 10_000;

    private final Settings settings;
    private final Window window;
    private final BarLength minTrain;
    private final Pace pace;

    /** How the borders follow each other. */
    sealed interface Pace {
        /** A number of bars from one to the next. */
        record Bars(int count) implements Pace {}

        /** A length on the calendar from one to the next, and the longest that a test may be. */
        record Days(BarLength.Calendar step, BarLength.Calendar test) implements Pace {}

        /** So many tests of equal length up to the holdout. */
        record Folds(int count) implements Pace {}

        /**
         * A pace in steps.
         *
         * @throws InvalidInputException when a step is longer than a test, or one is in bars and the other is not
         */
        static Pace of(Settings settings, BarLength step, BarLength test) {
            if (step instanceof BarLength.Bars number
                    && test instanceof BarLength.Bars most
                    && number.count() <= most.count()) {
                return new Bars(number.count());
            }
            if (step instanceof BarLength.Calendar length && test instanceof BarLength.Calendar most) {
                return new Days(length, most);
            }
            throw longerThan(settings, step, test);
        }
    }

    /**
     * A model's place.
     *
     * @param start first bar that it learns from
     * @param testFrom first bar that it trades
     */
    record Refit(long start, long testFrom) {}

    WalkForwardGrid(Settings settings, Window window, BarLength minTrain, Pace pace) {
        this.settings = settings;
        this.window = window;
        this.minTrain = minTrain;
        this.pace = pace;
    }

    /**
     * The models, in the order of time.
     *
     * @param end where the holdout begins
     * @param to up to which bar there are models: {@code end}, or all rows
     */
    List<Refit> refits(long end, long to, BarDates dates) {
        long first = switch (minTrain) {
            case BarLength.Bars number -> number.count();
            case BarLength.Calendar length -> dates.first(length.after(dates.of(0), 1));
        };
        if (first >= end) {
            throw settings.invalid(
                    "min-train-bars",
                    String.format(
                            Locale.ROOT,
                            "%s leaves none of the %,d bars before the holdout to test on; lower it, or import more data",
                            minTrain,
                            end));
        }
        return switch (pace) {
            case Pace.Folds folds -> inBars(folds(folds.count(), first, end, to), dates);
            case Pace.Bars step -> inBars(evenly(first, step.count(), to), dates);
            case Pace.Days days -> onDays(first, days, to, dates);
        };
    }

    private List<Long> folds(int count, long first, long end, long to) {
        long length = (end - first) / count;
        if (length < 1) {
            throw settings.invalid(
                    "folds",
                    String.format(
                            Locale.ROOT,
                            "%,d folds share the %,d bars from min-train-bars to the holdout; each needs one",
                            count,
                            end - first));
        }
        return LongStream.concat(
                        LongStream.range(0, count).map(k -> first + k * length),
                        evenly(end, length, to).stream().mapToLong(Long::longValue))
                .boxed()
                .toList();
    }

    private List<Long> evenly(long first, long step, long to) {
        requireFew(Math.ceilDiv(to - first, step));
        return LongStream.iterate(first, each -> each < to, each -> each + step)
                .boxed()
                .toList();
    }

    private List<Refit> inBars(List<Long> borders, BarDates dates) {
        return window == Window.ROLLING && minTrain instanceof BarLength.Calendar length
                ? back(borders, length, dates)
                : borders.stream()
                        .map(border -> new Refit(start(border), border))
                        .toList();
    }

    private static List<Refit> back(List<Long> borders, BarLength.Calendar length, BarDates dates) {
        // The first fold has bar 0 whatever day its border fell on.
        List<Long> starts =
                dates.first(dates.of(borders).stream().map(length::before).toList());
        List<Refit> refits = new ArrayList<>();
        for (int k = 0; k < borders.size(); k++) {
            refits.add(new Refit(k == 0 ? 0 : starts.get(k), borders.get(k)));
        }
        return refits;
    }

    private List<Refit> onDays(long first, Pace.Days pace, long to, BarDates dates) {
        BarLength.Calendar step = pace.step();
        LocalDate begin = dates.of(0);
        LocalDate origin = switch (minTrain) {
            case BarLength.Bars _ -> dates.of(first);
            case BarLength.Calendar length -> length.after(begin, 1);
        };
        List<LocalDate> days = days(origin, pace, dates.of(to - 1));
        List<Long> borders = dates.first(days);
        List<Long> starts = window == Window.ROLLING && minTrain instanceof BarLength.Calendar
                ? dates.first(LongStream.range(0, days.size())
                        .mapToObj(k -> step.after(begin, k))
                        .toList())
                : List.of();
        List<Refit> refits = new ArrayList<>();
        for (int k = 0; k < days.size(); k++) {
            long border = k == 0 ? first : borders.get(k);
            if (k + 1 == days.size() || borders.get(k + 1) > border) {
                refits.add(new Refit(starts.isEmpty() ? start(border) : starts.get(k), border));
            }
        }
        return refits;
    }

    private List<LocalDate> days(LocalDate origin, Pace.Days pace, LocalDate last) {
        List<LocalDate> days = new ArrayList<>();
        LocalDate next = origin;
        while (!next.isAfter(last)) {
            requireFew(days.size() + 1L);
            days.add(next);
            next = pace.step().after(origin, days.size());
            if (pace.step().longerThan(pace.test(), days.getLast(), next)) {
                throw longerThan(settings, pace.step(), pace.test());
            }
        }
        return days;
    }

    private long start(long border) {
        return switch (window) {
            case ANCHORED -> 0;
            case ROLLING -> minTrain instanceof BarLength.Bars number ? border - number.count() : 0;
        };
    }

    private static InvalidInputException longerThan(Settings settings, BarLength step, BarLength test) {
        return settings.invalid(
                "step-bars",
                (step.getClass() == test.getClass()
                                ? step + " is longer than test-bars (" + test
                                        + "): bars between would be traded by nobody"
                                : "can't be " + step + " where test-bars is " + test
                                        + ": one is a number of bars and the other a length on the calendar")
                        + "; leave it away, or write one that is at most test-bars");
    }

    private void requireFew(long folds) {
        if (folds > MOST_FOLDS) {
            throw settings.invalid(
                    "step-bars",
                    String.format(
                            Locale.ROOT,
                            "there would be more than %,d folds, each of which is a training; raise step-bars or test-bars",
                            MOST_FOLDS));
        }
    }
}
