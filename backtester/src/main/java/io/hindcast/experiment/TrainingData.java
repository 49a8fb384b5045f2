package io.hindcast.experiment;

import io.hindcast.forecast.FeaturePipeline;
import io.hindcast.forecast.ModelInputs;
import io.hindcast.forecast.TrainingSet;
import io.hindcast.market.BarSource;
import io.hindcast.market.Interval;
import io.hindcast.market.MutableBar;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.split.Segments;
import io.hindcast.upkeep.HistoryHash;
import io.hindcast.upkeep.KeptRows;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * The bars before the test segment as a model may see them. Later bars are not read at all.
 *
 * @param set rows and segments
 * @param firstTime close of the first row's bar, nanoseconds since 1970-01-01T00:00Z
 * @param lastTime close of the last row's bar
 * @param kept rows to be kept with the model
 */
record TrainingData(TrainingSet set, long firstTime, long lastTime, KeptRows kept) {

    /**
     * Reads bars up to the test segment and computes their features.
     *
     * @throws InvalidInputException when the features' warm-up leaves no training row
     */
    static TrainingData read(
            BarSource bars, FeaturePipeline features, Interval interval, Segments segments, long seed) {
        int warmUp = features.warmUpBars();
        if (warmUp >= segments.trainTo()) {
            throw new InvalidInputException("features: the first complete row is that of bar " + warmUp
                    + ", but the training segment ends before bar " + segments.trainTo()
                    + "; use shorter look-backs, a longer training segment or more data");
        }
        List<double[]> rows = new ArrayList<>();
        double[] close = new double[Math.toIntExact(segments.testFrom() - warmUp)];
        long[] times = new long[close.length];
        long[] histories = new long[close.length];
        HistoryHash history = new HistoryHash();
        MutableBar bar = new MutableBar();
        for (long index = 0; index < segments.testFrom() && bars.next(bar); index++) {
            double[] row = new double[features.width()];
            long hash = history.add(bar);
            if (features.update(bar.copy(), row)) {
                times[rows.size()] = bar.closeTime();
                histories[rows.size()] = hash;
                close[rows.size()] = bar.close();
                rows.add(row);
            }
        }
        if (rows.size() != close.length) {
            throw new IllegalStateException(
                    "expected " + close.length + " complete rows of features, but got " + rows.size());
        }
        TrainingSet set = new TrainingSet(
                new ModelInputs(features.names(), interval),
                rows.toArray(double[][]::new),
                close,
                Math.toIntExact(segments.trainTo() - warmUp),
                Math.toIntExact(segments.validationFrom() - warmUp),
                Math.toIntExact(segments.validationTo() - warmUp),
                seed);
        return of(set, times, histories);
    }

    /**
     * Rows whose bars are known.
     *
     * @param times close of each row's bar, nanoseconds since 1970-01-01T00:00Z
     * @param histories see {@link HistoryHash}, for each row
     */
    static TrainingData of(TrainingSet set, long[] times, long[] histories) {
        KeptRows kept =
                KeptRows.draw(set.inputs().features(), set.features(), times, histories, set.trainTo(), set.seed());
        return new TrainingData(set, times[0], times[times.length - 1], kept);
    }

    /** SHA-256 over everything that a trainer reads. */
    String hash() {
        MessageDigest digest = Hashes.sha256();
        digest.update((set.inputs() + " " + set.trainTo() + " " + set.validationFrom() + " " + set.validationTo() + " "
                        + set.seed())
                .getBytes(StandardCharsets.UTF_8));
        ByteBuffer buffer =
                ByteBuffer.allocate(Double.BYTES * (set.inputs().features().size() + 1));
        for (int i = 0; i < set.close().length; i++) {
            buffer.clear();
            for (double value : set.features()[i]) {
                buffer.putDouble(value);
            }
            buffer.putDouble(set.close()[i]);
            digest.update(buffer.flip());
        }
        return Hashes.hex(digest);
    }
}
