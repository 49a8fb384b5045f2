package io.hindcast.runs.config;

import io.hindcast.engine.split.BarRange;
import io.hindcast.engine.split.BarTimes;
import io.hindcast.engine.split.Fold;
import io.hindcast.engine.split.Segments;
import io.hindcast.engine.split.TimeRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Which times each of a run's models learns from and trades.
 *
 * @param folds in the order of time, each test beginning where the one before ends; empty where no bars are learnt from
 * @param line what a bar is in the run: tested from the first test to the last, and before it as the first model saw it
 */
public record RunPlan(List<FoldTimes> folds, Segments line) {
    /** Keeps a copy. */
    public RunPlan {
        folds = List.copyOf(folds);
    }

    /** Nothing is learnt from the bars of the run. */
    public static RunPlan without(Segments line) {
        return new RunPlan(List.of(), line);
    }

    /** Folds whose tests follow each other. */
    public static RunPlan of(List<FoldTimes> folds) {
        if (folds.isEmpty()) {
            return without(Segments.ALL_TEST);
        }
        Segments first = folds.getFirst().segments();
        TimeRange test = new TimeRange(
                first.test().from(), folds.getLast().segments().test().to());
        return new RunPlan(folds, new Segments(first.train(), first.validation(), test));
    }

    /**
     * A fold with its times.
     *
     * @param fold in bars
     * @param segments the same in times
     * @param known closes of all bars that its training knows lie before it
     */
    public record FoldTimes(Fold fold, Segments segments, long known) {
        /** From 1. */
        public int number() {
            return fold.number();
        }
    }

    /**
     * Tests that follow each other, of models that have learnt from bars on both sides of them.
     *
     * @param folds whose model tests each range; one may come several times
     * @param tests one for each of them, the next beginning where the one before ends
     */
    public static RunPlan ofTests(List<Fold> folds, List<BarRange> tests, StoredBars bars) {
        long rows = bars.queue().rows();
        long[] from = new BarTimes(bars::open, rows)
                .closes(tests.stream().mapToLong(BarRange::from).toArray());
        List<FoldTimes> timed = new ArrayList<>();
        for (int i = 0; i < folds.size(); i++) {
            long to = i + 1 < from.length ? from[i + 1] : Long.MAX_VALUE;
            timed.add(new FoldTimes(
                    folds.get(i),
                    new Segments(TimeRange.NONE, TimeRange.NONE, new TimeRange(from[i], to)),
                    Long.MAX_VALUE));
        }
        return of(timed);
    }

    /** Whether each model has learnt from bars before its test alone. */
    public boolean learnsBefore() {
        return folds.stream().noneMatch(fold -> fold.segments().train().equals(TimeRange.NONE));
    }

    /**
     * Folds of bars that follow each other, with the times of their borders.
     *
     * @param purgeBars at the end of validation
     */
    static RunPlan of(List<Fold> folds, int purgeBars, StoredBars bars) {
        Map<Long, Long> closes = closes(
                LongStream.concat(borders(folds), folds.stream().mapToLong(fold -> fold.knownTo(purgeBars))), bars);
        List<FoldTimes> timed = new ArrayList<>();
        for (Fold fold : folds) {
            timed.add(new FoldTimes(
                    fold,
                    new Segments(
                            range(fold.train().getFirst(), closes),
                            range(fold.validation().getFirst(), closes),
                            range(fold.test().getFirst(), closes)),
                    closes.getOrDefault(fold.knownTo(purgeBars), Long.MAX_VALUE)));
        }
        return of(timed);
    }

    /** Closes at all borders of folds but those behind the last bar, by the number of the bar. */
    public static Map<Long, Long> closes(List<Fold> folds, StoredBars bars) {
        return closes(borders(folds), bars);
    }

    private static LongStream borders(List<Fold> folds) {
        return folds.stream()
                .flatMap(fold -> Stream.of(fold.train(), fold.validation(), fold.test()))
                .flatMap(List::stream)
                .flatMapToLong(range -> LongStream.of(range.from(), range.to()));
    }

    private static Map<Long, Long> closes(LongStream all, StoredBars bars) {
        long rows = bars.queue().rows();
        long[] borders = all.filter(border -> border < rows).sorted().distinct().toArray();
        long[] found = new BarTimes(bars::open, rows).closes(borders);
        Map<Long, Long> closes = new HashMap<>();
        for (int i = 0; i < borders.length; i++) {
            closes.put(borders[i], found[i]);
        }
        return closes;
    }

    /** Ranges of bars in times, given the closes at their borders. */
    public static List<TimeRange> ranges(List<BarRange> bars, Map<Long, Long> closes) {
        return bars.stream().map(each -> range(each, closes)).toList();
    }

    /** Up to the end of the bars there is no limit: bars that come later belong to the last range. */
    private static TimeRange range(BarRange bars, Map<Long, Long> closes) {
        return new TimeRange(
                closes.getOrDefault(bars.from(), Long.MAX_VALUE), closes.getOrDefault(bars.to(), Long.MAX_VALUE));
    }

    /** The number of the fold whose model is in force at a close: the first one's before all tests; 1 without folds. */
    public int foldAt(long close) {
        int at = 0;
        while (at + 1 < folds.size() && folds.get(at + 1).segments().test().from() <= close) {
            at++;
        }
        return folds.isEmpty() ? 1 : folds.get(at).number();
    }
}
