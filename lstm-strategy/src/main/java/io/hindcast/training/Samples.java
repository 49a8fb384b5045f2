package io.hindcast.training;

import io.hindcast.forecast.TrainingSet;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Windows and labels of a training set, cut when they are asked for: only the scaled rows are kept. The sample of decision
 * row {@code i} is the window of rows {@code [i - window + 1, i]} and the label from row {@code i + horizon}.
 */
final class Samples {
    private final int window;
    private final int width;
    private final float[] rows;
    private final float[] labels;

    Samples(TrainingSet set, LstmSettings settings, LinearScaler features, LinearScaler target) {
        window = settings.windowBars();
        width = set.features()[0].length;
        rows = new float[set.features().length * width];
        labels = new float[set.features().length - settings.horizonBars()];
        for (int i = 0; i < set.features().length; i++) {
            features.scale(set.features()[i], rows, i * width);
        }
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (float) target.scale(0, label(set, settings, i));
        }
    }

    /** The unscaled label of a decision row. */
    static double label(TrainingSet set, LstmSettings settings, int row) {
        return settings.target().value(set.close()[row], set.close()[row + settings.horizonBars()]);
    }

    /** Windows of decision rows {@code order[from..to)}: {@code [minibatch, features, time]}. */
    INDArray windows(int[] order, int from, int to) {
        float[] values = new float[(to - from) * window * width];
        for (int i = from; i < to; i++) {
            System.arraycopy(
                    rows, (order[i] - window + 1) * width, values, (i - from) * window * width, window * width);
        }
        return Nd4j.create(values, new long[] {to - from, window, width}, 'c').permute(0, 2, 1);
    }

    /** Scaled labels of decision rows {@code order[from..to)}: {@code [minibatch, 1]}. */
    INDArray labels(int[] order, int from, int to) {
        float[] values = new float[to - from];
        for (int i = from; i < to; i++) {
            values[i - from] = labels[order[i]];
        }
        return Nd4j.create(values, new long[] {to - from, 1}, 'c');
    }

    float label(int row) {
        return labels[row];
    }
}
