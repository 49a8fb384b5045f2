package io.hindcast.regimes;

import io.hindcast.regime.RegimeHistory;
import io.hindcast.regime.RegimeLabels;
import io.hindcast.training.LinearScaler;
import io.hindcast.training.LstmSettings.Scaling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A history cut into overlapping sequences. Features are scaled by mean and deviation of the training bars; the bars of
 * their warm-up have that mean, which is 0, in every column.
 */
final class Sequences {
    private final int length;
    private final int width;
    private final float[] rows;

    /** @param length time steps of a sequence; at most the history's bars */
    Sequences(RegimeHistory history, int length) {
        this.length = length;
        this.width = history.featureNames().size();
        double[][] training = Arrays.copyOfRange(history.features(), history.firstRow(), history.trainTo());
        LinearScaler scaler = LinearScaler.fit(Scaling.Z_SCORE, training, training.length);
        rows = new float[history.bars() * width];
        for (int bar = history.firstRow(); bar < history.bars(); bar++) {
            scaler.scale(history.features()[bar], rows, bar * width);
        }
    }

    /**
     * First bars of sequences that cover {@code [from, to)}, each begun half a sequence after the one before, the last one
     * ending with the last bar.
     */
    List<Integer> starts(int from, int to) {
        List<Integer> starts = new ArrayList<>();
        for (int start = from; start < to - length; start += Math.max(1, length / 2)) {
            starts.add(start);
        }
        starts.add(to - length);
        return starts;
    }

    /** Scaled features of sequences: {@code [minibatch, features, time]}. */
    INDArray features(List<Integer> starts) {
        float[] values = new float[starts.size() * length * width];
        for (int i = 0; i < starts.size(); i++) {
            System.arraycopy(rows, starts.get(i) * width, values, i * length * width, length * width);
        }
        return Nd4j.create(values, new long[] {starts.size(), length, width}, 'c')
                .permute(0, 2, 1);
    }

    /**
     * Regimes of sequences, one-hot: {@code [minibatch, regimes, time]}.
     *
     * @param taught {@code [bars]}
     * @param regimes how many there are
     */
    INDArray oneHot(List<Integer> starts, int[] taught, int regimes) {
        float[] values = new float[starts.size() * length * regimes];
        for (int i = 0; i < starts.size(); i++) {
            for (int step = 0; step < length; step++) {
                int regime = taught[starts.get(i) + step];
                if (regime != RegimeLabels.NONE) {
                    values[(i * length + step) * regimes + regime] = 1;
                }
            }
        }
        return Nd4j.create(values, new long[] {starts.size(), length, regimes}, 'c')
                .permute(0, 2, 1);
    }

    /** 1 where a bar has a teaching label, 0 where it has none: {@code [minibatch, time]}. */
    INDArray mask(List<Integer> starts, int[] taught) {
        float[] values = new float[starts.size() * length];
        for (int i = 0; i < starts.size(); i++) {
            for (int step = 0; step < length; step++) {
                values[i * length + step] = taught[starts.get(i) + step] == RegimeLabels.NONE ? 0 : 1;
            }
        }
        return Nd4j.create(values, new long[] {starts.size(), length}, 'c');
    }
}
