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
import io.hindcast.settings.Sha256;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/**
 * The bars before the test segment as a model may see them. Later bars are not read at all.
 *
 * @param set rows and segments
 * @param instrument whose bars they are
 * @param featuresFrom close of the bar that the features began with, nanoseconds since 1970-01-01T00:00Z
 * @param firstTime close of the first row's bar
 * @param lastTime close of the last row's bar
 * @param hash SHA-256 over everything that a trainer reads
 * @param kept rows to be kept with the model
 */
record TrainingData(
        TrainingSet set,
        String instrument,
        long featuresFrom,
        long firstTime,
        long lastTime,
        String hash,
        KeptRows kept) {

    /**
     * Reads bars up to the test segment and computes their features.
     *
     * @throws InvalidInputException when the features' warm-up leaves no training row
     */
    static TrainingData read(
            BarSource bars, FeaturePipeline features, BarSpecification kind, Segments segments, long seed) {
        return read(
                bars,
                features,
                kind,
                List.of(segments.train()),
                List.of(segments.validation()),
                segments.test().from(),
                seed);
    }

    /**
     * Reads bars up to a time and computes their features.
     *
     * @param train when training decision bars close, in the order of time
     * @param validation when validation decision bars close, behind these
     * @param end bars that close then or later are not looked at: nothing that the trainer gets is of them
     * @throws InvalidInputException when the features' warm-up leaves no training row
     */
    static TrainingData read(
            BarSource bars,
            FeaturePipeline features,
            BarSpecification kind,
            List<TimeRange> train,
            List<TimeRange> validation,
            long end,
            long seed) {
        int warmUp = features.warmUpBars();
        List<double[]> rows = new ArrayList<>();
        DoubleStream.Builder close = DoubleStream.builder();
        LongStream.Builder times = LongStream.builder();
        LongStream.Builder histories = LongStream.builder();
        HistoryHash history = new HistoryHash();
        MutableBar bar = new MutableBar();
        long featuresFrom = 0;
        long index = 0;
        long trainTo = 0;
        for (; bars.next(bar) && bar.closeTime() < end; index++) {
            featuresFrom = index == 0 ? bar.closeTime() : featuresFrom;
            trainTo += bar.closeTime() < train.getLast().to() ? 1 : 0;
            double[] row = new double[features.width()];
            long hash = history.add(bar);
            boolean complete = features.update(bar.copy(), row);
            if (complete != index >= warmUp) {
                throw new IllegalStateException("the row of bar " + index + " is " + (complete ? "" : "not ")
                        + "complete, with " + warmUp + " bars of warm-up");
            }
            if (complete && bar.closeTime() >= train.getFirst().from()) {
                times.add(bar.closeTime());
                histories.add(hash);
                close.add(bar.close());
                rows.add(row);
            }
        }
        if (warmUp >= trainTo) {
            throw new InvalidInputException("features: the first complete row is that of bar " + warmUp
                    + ", but the training segment ends before bar " + trainTo
                    + "; use shorter look-backs, a longer training segment or more data");
        }
        long[] time = times.build().toArray();
        TrainingSet set = new TrainingSet(
                new ModelInputs(features.names(), kind.interval()),
                rows.toArray(double[][]::new),
                close.build().toArray(),
                rows(train, time),
                rows(validation, time),
                seed);
        return of(
                set,
                kind.instrument().id(),
                featuresFrom,
                time,
                histories.build().toArray());
    }

    /** Rows of bars that close in these times; a time whose bars have no complete row has none. */
    private static List<RowRange> rows(List<TimeRange> closes, long[] times) {
        List<RowRange> rows = new ArrayList<>();
        for (TimeRange each : closes) {
            int from = rowsBefore(each.from(), times);
            int to = rowsBefore(each.to(), times);
            if (from < to) {
                rows.add(new RowRange(from, to));
            }
        }
        return rows;
    }

    private static int rowsBefore(long close, long[] times) {
        int found = Arrays.binarySearch(times, close);
        return found < 0 ? -found - 1 : found;
    }

    /**
     * Rows whose bars are known.
     *
     * @param featuresFrom close of the bar that the features began with
     * @param times close of each row's bar, nanoseconds since 1970-01-01T00:00Z
     * @param histories see {@link HistoryHash}, for each row
     */
    static TrainingData of(TrainingSet set, String instrument, long featuresFrom, long[] times, long[] histories) {
        KeptRows kept =
                KeptRows.draw(set.inputs().features(), set.features(), times, histories, set.trainRows(), set.seed());
        return new TrainingData(set, instrument, featuresFrom, times[0], times[times.length - 1], hash(set), kept);
    }

    /** SHA-256 over the closing prices of the rows, which no version of a feature changes. */
    String closesHash() {
        return closesHash(set.close());
    }

    /** See {@link #closesHash()}. */
    static String closesHash(double[] close) {
        Sha256 hash = new Sha256();
        ByteBuffer buffer = ByteBuffer.allocate(Double.BYTES);
        for (double each : close) {
            hash.add(buffer.clear().putDouble(each).flip());
        }
        return hash.hex();
    }

    /** See {@link #hash()}. */
    static String hash(TrainingSet set) {
        Sha256 hash = new Sha256();
        String shares = set.undivided()
                ? set.trainTo() + " " + set.validationFrom() + " " + set.validationTo()
                : set.train() + " " + set.validation();
        hash.add(set.inputs() + " " + shares + " " + set.seed());
        ByteBuffer buffer =
                ByteBuffer.allocate(Double.BYTES * (set.inputs().features().size() + 1));
        for (int i = 0; i < set.close().length; i++) {
            buffer.clear();
            for (double value : set.features()[i]) {
                buffer.putDouble(value);
            }
            buffer.putDouble(set.close()[i]);
            hash.add(buffer.flip());
        }
        return hash.hex();
    }
}
