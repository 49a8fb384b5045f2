package io.hindcast.regimes;

import io.hindcast.regime.LabelingProgress;
import io.hindcast.regime.RegimeHistory;
import io.hindcast.regime.RegimeLabeler;
import io.hindcast.regime.RegimeLabels;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.training.SingleThread;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Labels regimes with a bidirectional LSTM that hindsight has taught on the training bars. */
final class BidirectionalLabeler implements RegimeLabeler {
    private final RegimeSettings settings;

    BidirectionalLabeler(RegimeSettings settings) {
        this.settings = settings;
    }

    @Override
    public int reachBars() {
        return settings.reachBars();
    }

    @Override
    public RegimeLabels label(RegimeHistory history, LabelingProgress progress) {
        SingleThread.require();
        int trainingBars = history.trainTo() - history.firstRow();
        if (trainingBars < settings.windowBars()) {
            throw new InvalidInputException("regimes.window: a sequence of " + settings.windowBars()
                    + " bars is longer than the training segment, which has " + trainingBars
                    + " bars with features; use a shorter window, a longer training segment or more data");
        }
        List<String> names = settings.names().distinct();
        int[] taught = new TeachingLabels(settings).of(history);
        requireLessons(taught, history);
        Sequences sequences = new Sequences(history, settings.windowBars());
        MultiLayerNetwork network =
                ClassifierNetwork.create(settings, history.featureNames().size(), names.size(), history.seed());
        try {
            List<Double> losses = train(network, sequences, history, taught, names.size(), progress);
            int[] regimes = new int[history.bars()];
            double[] probabilities = new double[history.bars()];
            label(network, sequences, regimes, probabilities, names.size());
            return new RegimeLabels(names, regimes, probabilities, taught, losses);
        } finally {
            network.close();
        }
    }

    private static void requireLessons(int[] taught, RegimeHistory history) {
        if (Arrays.stream(taught, history.firstRow(), history.trainTo()).allMatch(each -> each == RegimeLabels.NONE)) {
            throw new InvalidInputException("regimes.volatility.bars: no bar of the training segment has a whole window"
                    + " around it; use a shorter one, a longer training segment or more data");
        }
    }

    private List<Double> train(
            MultiLayerNetwork network,
            Sequences sequences,
            RegimeHistory history,
            int[] taught,
            int regimes,
            LabelingProgress progress) {
        List<Integer> starts = new ArrayList<>(sequences.starts(history.firstRow(), history.trainTo()));
        Random shuffling = new Random(history.seed());
        List<Double> losses = new ArrayList<>();
        for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
            Collections.shuffle(starts, shuffling);
            double sum = 0;
            double bars = 0;
            for (List<Integer> batch : batches(starts)) {
                try (INDArray features = sequences.features(batch);
                        INDArray labels = sequences.oneHot(batch, taught, regimes);
                        INDArray mask = sequences.mask(batch, taught)) {
                    network.fit(features, labels, null, mask);
                    bars += mask.sumNumber().doubleValue();
                }
                // The score is the sum over the bars of a sequence, mean over the sequences.
                sum += network.score() * batch.size();
            }
            double loss = sum / bars;
            if (!Double.isFinite(loss)) {
                throw new InvalidInputException("regimes.learning-rate: the loss of epoch " + epoch + " is " + loss
                        + "; use a lower learning rate than " + settings.learningRate());
            }
            losses.add(loss);
            progress.epoch(epoch, settings.epochs(), loss);
        }
        return losses;
    }

    /** Each bar is labelled in the sequence that has it furthest from its ends. */
    private void label(
            MultiLayerNetwork network, Sequences sequences, int[] regimes, double[] probabilities, int count) {
        for (List<Integer> batch : batches(sequences.starts(0, regimes.length))) {
            try (INDArray features = sequences.features(batch);
                    INDArray output = network.output(features, false)) {
                for (int i = 0; i < batch.size(); i++) {
                    int start = batch.get(i);
                    // A later sequence overwrites what is left of this one's last quarter.
                    for (int step = start == 0 ? 0 : settings.windowBars() / 4; step < settings.windowBars(); step++) {
                        int best = 0;
                        for (int regime = 1; regime < count; regime++) {
                            if (output.getDouble(i, regime, step) > output.getDouble(i, best, step)) {
                                best = regime;
                            }
                        }
                        regimes[start + step] = best;
                        probabilities[start + step] = output.getDouble(i, best, step);
                    }
                }
            }
        }
    }

    private List<List<Integer>> batches(List<Integer> starts) {
        List<List<Integer>> batches = new ArrayList<>();
        for (int from = 0; from < starts.size(); from += settings.batch()) {
            batches.add(starts.subList(from, Math.min(starts.size(), from + settings.batch())));
        }
        return batches;
    }
}
