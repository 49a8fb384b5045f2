package io.hindcast.training;

import io.hindcast.forecast.EpochResult;
import io.hindcast.forecast.TrainingProgress;
import io.hindcast.forecast.TrainingSet;
import io.hindcast.kernel.Workers;
import io.hindcast.settings.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Trains a network: Adam, mean squared error, shuffled minibatches, a learning rate that falls on a plateau, early stopping,
 * best weights restored.
 */
public final class LstmTraining {
    private static final int VALIDATION_CHUNK = 256;

    private final LstmSettings settings;
    private final TrainingProgress progress;

    /**
     * A trained network and the scalers that belong to it.
     *
     * @param network with the weights of the best epoch, on Deeplearning4j's own layers: any program can read it
     * @param features fitted on the training rows
     * @param target one column, fitted on the training labels
     * @param scaledRows how many rows, the training decision rows, the scalers were fitted on
     * @param epochs how training went
     * @param constantLoss validation loss of the training labels' mean
     * @param constant whether that mean was kept instead of what was trained
     */
    public record Result(
            ComputationGraph network,
            LinearScaler features,
            LinearScaler target,
            int scaledRows,
            List<EpochResult> epochs,
            double constantLoss,
            boolean constant) {}

    /** @param progress told after each minibatch and epoch; says whether all threads may be used */
    public LstmTraining(LstmSettings settings, TrainingProgress progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * Trains from scratch; the same set gives the same weights, to the bit.
     *
     * @throws InvalidInputException when a segment has no sample, or the loss is no longer finite
     */
    public Result train(TrainingSet set) {
        SingleThread.require();
        int[] decisions = set.trainRows();
        int[] train = withWindow(decisions);
        int[] validation = withWindow(set.validationRows());
        if (train.length == 0 || validation.length == 0) {
            throw new InvalidInputException("model.window: with windows of " + settings.windowBars()
                    + " bars the training segment of " + decisions.length + " rows has " + train.length
                    + " samples and the validation segment " + validation.length
                    + "; use a shorter window, another split or more data");
        }
        double[][] rows = new double[decisions.length][];
        double[][] labels = new double[decisions.length][];
        for (int i = 0; i < decisions.length; i++) {
            rows[i] = set.features()[decisions[i]];
            labels[i] = new double[] {Samples.label(set, settings, decisions[i])};
        }
        LinearScaler features = LinearScaler.fit(settings.scaling(), rows, rows.length);
        LinearScaler target = LinearScaler.fit(settings.scaling(), labels, labels.length);
        Samples samples = new Samples(set, settings, features, target);
        int width = set.inputs().features().size();
        ComputationGraph network = LstmNetwork.create(
                settings.architecture(),
                width,
                settings.windowBars(),
                set.seed(),
                settings.trainingEngine(),
                Workers.shared().lent(progress::alone));
        double mean = meanLabel(samples, train);
        double constantLoss = loss(mean, samples, validation);
        progress.constant(constantLoss);
        List<EpochResult> epochs = fit(network, samples, train, validation, set.seed());
        boolean constant = settings.constant() == LstmSettings.Constant.KEEP
                && epochs.stream().noneMatch(epoch -> epoch.validationLoss() < constantLoss);
        if (constant) {
            network.getOutputLayer(0)
                    .getParam(DefaultParamInitializer.WEIGHT_KEY)
                    .assign(0);
            network.getOutputLayer(0).getParam(DefaultParamInitializer.BIAS_KEY).assign(mean);
        }
        ComputationGraph stock =
                LstmNetwork.on(TrainingEngine.DL4J, network, settings.architecture(), width, settings.windowBars());
        return new Result(stock, features, target, decisions.length, epochs, constantLoss, constant);
    }

    /** Decision rows that have a whole window before them. */
    private int[] withWindow(int[] rows) {
        return Arrays.stream(rows)
                .filter(row -> row >= settings.windowBars() - 1)
                .toArray();
    }

    private List<EpochResult> fit(ComputationGraph network, Samples samples, int[] train, int[] validation, long seed) {
        SplittableRandom shuffling = new SplittableRandom(seed);
        Nd4j.getRandom().setSeed(seed);
        TrainingStep step = new TrainingStep(network, settings.gradientClip(), settings.weightDecay());
        PlateauSchedule schedule =
                new PlateauSchedule(settings.learningRate(), settings.plateauFactor(), settings.plateauPatience());
        EarlyStopping stopping = new EarlyStopping(settings.patience());
        List<EpochResult> epochs = new ArrayList<>();
        INDArray best = network.params().dup();
        for (int epoch = 1; epoch <= settings.epochs() && !stopping.stops(); epoch++) {
            long start = System.nanoTime();
            double learningRate = schedule.learningRate();
            shuffle(train, shuffling);
            double trainLoss = epoch(step, learningRate, samples, train, epoch);
            double validationLoss = loss(network, samples, validation);
            requireFinite(trainLoss + validationLoss, epoch);
            EpochResult result =
                    new EpochResult(epoch, trainLoss, validationLoss, learningRate, (System.nanoTime() - start) / 1e9);
            epochs.add(result);
            progress.epoch(result);
            schedule.epoch(validationLoss);
            if (stopping.epoch(validationLoss)) {
                best = network.params().dup();
            }
        }
        network.setParams(best);
        return epochs;
    }

    private double epoch(TrainingStep step, double learningRate, Samples samples, int[] order, int epoch) {
        int batches = (order.length + settings.batch() - 1) / settings.batch();
        double sum = 0;
        for (int batch = 0; batch < batches; batch++) {
            int from = batch * settings.batch();
            int to = Math.min(order.length, from + settings.batch());
            double loss;
            try (INDArray windows = samples.windows(order, from, to);
                    INDArray labels = samples.labels(order, from, to)) {
                loss = step.fit(windows, labels, learningRate);
            }
            sum += loss * (to - from);
            progress.batch(epoch, settings.epochs(), batch + 1, batches, loss);
        }
        return sum / order.length;
    }

    private static double loss(ComputationGraph network, Samples samples, int[] order) {
        double sum = 0;
        for (int from = 0; from < order.length; from += VALIDATION_CHUNK) {
            int to = Math.min(order.length, from + VALIDATION_CHUNK);
            try (INDArray windows = samples.windows(order, from, to);
                    INDArray output = network.outputSingle(false, windows)) {
                for (int i = from; i < to; i++) {
                    double error = output.getDouble(i - from, 0) - samples.label(order[i]);
                    sum += error * error;
                }
            }
        }
        return sum / order.length;
    }

    private static double meanLabel(Samples samples, int[] rows) {
        double sum = 0;
        for (int row : rows) {
            sum += samples.label(row);
        }
        return sum / rows.length;
    }

    /** Of one value for all windows, rounded as a network's bias is. */
    private static double loss(double constant, Samples samples, int[] rows) {
        double sum = 0;
        for (int row : rows) {
            double error = (float) constant - samples.label(row);
            sum += error * error;
        }
        return sum / rows.length;
    }

    private static void requireFinite(double loss, int epoch) {
        if (!Double.isFinite(loss)) {
            throw new InvalidInputException(
                    "model.training: the loss of epoch " + epoch
                            + " is not finite; try a lower learning-rate or gradient-clip, or look for outliers in the features");
        }
    }

    /** Fisher and Yates. */
    private static void shuffle(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }
}
