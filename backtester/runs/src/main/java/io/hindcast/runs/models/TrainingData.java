package io.hindcast.runs.models;

import io.hindcast.engine.split.Segments;
import io.hindcast.forecast.FeaturePipeline;
import io.hindcast.forecast.TrainingSet;
import io.hindcast.market.BarSource;
import io.hindcast.market.BarSpecification;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.Sha256;
import java.nio.ByteBuffer;

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
        return FeatureTable.read(bars, features, kind, segments.test().from()).data(segments, seed);
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
