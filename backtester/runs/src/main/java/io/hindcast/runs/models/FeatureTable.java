package io.hindcast.runs.models;

import io.hindcast.engine.split.Segments;
import io.hindcast.engine.split.TimeRange;
import io.hindcast.forecast.FeaturePipeline;
import io.hindcast.forecast.ModelInputs;
import io.hindcast.forecast.RowRange;
import io.hindcast.forecast.TrainingSet;
import io.hindcast.market.BarSource;
import io.hindcast.market.BarSpecification;
import io.hindcast.market.MutableBar;
import io.hindcast.settings.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/**
 * Complete rows of features, computed once for all trainings of a run. Of these, each sees those before its own test segment.
 *
 * @param inputs what the columns mean
 * @param instrument whose bars they are
 * @param warmUp bars before the first row
 * @param bars closes of all bars that were read, nanoseconds since 1970-01-01T00:00Z
 * @param rows {@code [rows][features]}, unscaled; row {@code i} is that of bar {@code warmUp + i}
 * @param close {@code [rows]} closing prices
 * @param histories see {@link HistoryHash}, for each row
 */
record FeatureTable(
        ModelInputs inputs,
        String instrument,
        int warmUp,
        long[] bars,
        double[][] rows,
        double[] close,
        long[] histories) {

    /**
     * Reads bars and computes their features.
     *
     * @param features have seen no bar
     * @param until closes of the bars that are read lie before it; later ones are not asked for their features
     */
    static FeatureTable read(BarSource bars, FeaturePipeline features, BarSpecification kind, long until) {
        int warmUp = features.warmUpBars();
        List<double[]> rows = new ArrayList<>();
        DoubleStream.Builder close = DoubleStream.builder();
        LongStream.Builder times = LongStream.builder();
        LongStream.Builder histories = LongStream.builder();
        HistoryHash history = new HistoryHash();
        MutableBar bar = new MutableBar();
        for (long index = 0; bars.next(bar) && bar.closeTime() < until; index++) {
            times.add(bar.closeTime());
            double[] row = new double[features.width()];
            long hash = history.add(bar);
            boolean complete = features.update(bar.copy(), row);
            if (complete != index >= warmUp) {
                throw new IllegalStateException("the row of bar " + index + " is " + (complete ? "" : "not ")
                        + "complete, with " + warmUp + " bars of warm-up");
            }
            if (complete) {
                histories.add(hash);
                close.add(bar.close());
                rows.add(row);
            }
        }
        return new FeatureTable(
                new ModelInputs(features.names(), kind.interval()),
                kind.instrument().id(),
                warmUp,
                times.build().toArray(),
                rows.toArray(double[][]::new),
                close.build().toArray(),
                histories.build().toArray());
    }

    /**
     * What a training of these segments sees: rows up to the test.
     *
     * @throws InvalidInputException when the features' warm-up leaves no training row
     */
    TrainingData data(Segments segments, long seed) {
        return data(
                List.of(segments.train()),
                List.of(segments.validation()),
                segments.test().from(),
                seed);
    }

    /**
     * What a training of these times sees.
     *
     * @param train when training decision bars close, in the order of time
     * @param validation when validation decision bars close, behind these
     * @param end rows of bars that close then or later are not seen
     * @throws InvalidInputException when the features' warm-up leaves no training row
     */
    TrainingData data(List<TimeRange> train, List<TimeRange> validation, long end, long seed) {
        int trainTo = barsBefore(train.getLast().to());
        if (warmUp >= trainTo) {
            throw new InvalidInputException("features: the first complete row is that of bar " + warmUp
                    + ", but the training segment ends before bar " + trainTo
                    + "; use shorter look-backs, a longer training segment or more data");
        }
        int first = Math.max(warmUp, barsBefore(train.getFirst().from()));
        int last = barsBefore(end);
        TrainingSet set = new TrainingSet(
                inputs,
                Arrays.copyOfRange(rows, first - warmUp, last - warmUp),
                Arrays.copyOfRange(close, first - warmUp, last - warmUp),
                rows(train, first),
                rows(validation, first),
                seed);
        return TrainingData.of(
                set,
                instrument,
                bars[0],
                Arrays.copyOfRange(bars, first, last),
                Arrays.copyOfRange(histories, first - warmUp, last - warmUp));
    }

    /** Rows, counted from a bar on, of bars that close in these times; a time whose bars have no complete row has none. */
    private List<RowRange> rows(List<TimeRange> closes, int first) {
        List<RowRange> ranges = new ArrayList<>();
        for (TimeRange each : closes) {
            int from = Math.max(first, barsBefore(each.from()));
            int to = barsBefore(each.to());
            if (from < to) {
                ranges.add(new RowRange(from - first, to - first));
            }
        }
        return ranges;
    }

    private int barsBefore(long close) {
        int found = Arrays.binarySearch(bars, close);
        return found < 0 ? -found - 1 : found;
    }
}
