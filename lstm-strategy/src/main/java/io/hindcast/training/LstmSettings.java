package io.hindcast.training;

import io.hindcast.forecast.ForecastTarget;
import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
import io.hindcast.settings.Settings;
import io.hindcast.training.architecture.Architecture;
import io.hindcast.training.architecture.ArchitectureName;
import java.util.List;

/**
 * The {@code model} section.
 *
 * @param architecture the network
 * @param target what is forecast
 * @param horizonBars how many bars ahead
 * @param windowBars time steps of a window
 * @param scaling of features and target
 * @param epochs the most there can be
 * @param batch samples of a minibatch
 * @param learningRate Adam's
 * @param weightDecay L2 in the gradient, biases included
 * @param gradientClip largest L2 norm of the gradient of all parameters together
 * @param patience epochs without a better validation loss after which training stops
 * @param plateauPatience epochs without a better validation loss after which the learning rate falls
 * @param plateauFactor what the learning rate is multiplied by then
 * @param constant what becomes of a network that is no better than a constant
 * @param trainingEngine what computes the LSTM layers in training
 * @param inferenceEngine what computes forecasts
 */
public record LstmSettings(
        Architecture architecture,
        ForecastTarget target,
        int horizonBars,
        int windowBars,
        Scaling scaling,
        int epochs,
        int batch,
        double learningRate,
        double weightDecay,
        double gradientClip,
        int patience,
        int plateauPatience,
        double plateauFactor,
        Constant constant,
        TrainingEngine trainingEngine,
        InferenceEngine inferenceEngine) {
    /** What becomes of a network whose best validation loss is not below that of the training labels' mean. */
    public enum Constant {
        /** It is the model all the same; the run warns. */
        WARN,
        /** The mean is the model: the same architecture whose output layer has weights of 0 and the mean as its bias. */
        KEEP
    }

    /** What computes forecasts. */
    public enum InferenceEngine {
        /** The weights, compiled once; Deeplearning4j where the network has something that the compiler doesn't know. */
        COMPILED,
        /** Deeplearning4j's own forward pass. */
        DL4J
    }

    /** How values are brought to a common range. */
    public enum Scaling {
        /** To [0, 1] on the training segment. */
        MIN_MAX,
        /** To mean 0 and standard deviation 1 on the training segment. */
        Z_SCORE
    }

    private static final Key<ForecastTarget> TARGET = Key.choice(
                    "target", ForecastTarget.class, "What is forecast: the log return over the horizon, or the close")
            .byDefault(ForecastTarget.LOG_RETURN);
    private static final Key<Integer> HORIZON =
            Key.integer("horizon", 1, 1_000, "How many bars ahead").unit("bars").byDefault(1);
    private static final Key<Integer> WINDOW = Key.integer(
                    "window", 2, 10_000, "Bars of a window, from which it is forecast")
            .unit("bars")
            .byDefault(60);
    private static final Key<Scaling> SCALER = Key.choice(
                    "scaler", Scaling.class, "How features and target are scaled, fitted on the training segment alone")
            .byDefault(Scaling.Z_SCORE);
    private static final Key<Integer> EPOCHS = Key.integer("epochs", 1, 100_000, "The most there can be")
            .unit("epochs")
            .byDefault(100);
    private static final Key<Integer> BATCH = Key.integer(
                    "batch", 1, 65_536, "Samples of a minibatch, shuffled each epoch")
            .unit("samples")
            .byDefault(32);
    private static final Key<Double> LEARNING_RATE =
            Key.decimal("learning-rate", 1e-9, 1, "Adam's, to begin with").byDefault(0.001);
    private static final Key<Double> WEIGHT_DECAY = Key.decimal(
                    "weight-decay", 0, 1, "L2 in the gradient, biases included")
            .byDefault(1e-5);
    private static final Key<Double> GRADIENT_CLIP = Key.decimal(
                    "gradient-clip", 1e-9, 1e9, "Largest L2 norm of the gradient of all parameters together")
            .byDefault(1.0);
    private static final Key<Integer> PATIENCE = Key.integer(
                    "patience", 1, 100_000, "Training stops after so many epochs without a lower validation loss")
            .unit("epochs")
            .byDefault(10);
    private static final Key<Integer> PLATEAU_PATIENCE = Key.integer(
                    "plateau-patience",
                    0,
                    100_000,
                    "The learning rate falls when the validation loss has not fallen below 0.9999 times its best for more than"
                            + " so many epochs (`ReduceLROnPlateau`)")
            .unit("epochs")
            .byDefault(5);
    private static final Key<Double> PLATEAU_FACTOR = Key.decimal(
                    "plateau-factor", 0.01, 0.99, "What the learning rate is multiplied by then")
            .byDefault(0.5);
    private static final Key<Constant> CONSTANT = Key.choice(
                    "constant",
                    Constant.class,
                    "What becomes of a network whose best validation loss is not below that of the mean of the training"
                            + " segment: `warn` trades it and says so, `keep` makes the model that mean (output weights 0, the"
                            + " mean as bias), and the run says that it is a constant")
            .byDefault(Constant.WARN);
    private static final Key<TrainingEngine> TRAINING_ENGINE = Key.choice(
                    "training",
                    TrainingEngine.class,
                    "`fused`: Deeplearning4j with our LSTM layer; `dl4j`: its own layers")
            .byDefault(TrainingEngine.FUSED);
    private static final Key<InferenceEngine> INFERENCE_ENGINE = Key.choice(
                    "inference",
                    InferenceEngine.class,
                    "`compiled`: the weights as operations on plain arrays, all architectures; `dl4j`: its own forward pass")
            .byDefault(InferenceEngine.COMPILED);

    /** What the section may hold beside {@code name}. */
    public static final Keys KEYS = Keys.of(
                    ArchitectureName.KEY,
                    TARGET,
                    HORIZON,
                    WINDOW,
                    SCALER,
                    Keys.section(
                            "training",
                            "How it is trained",
                            Keys.of(
                                    EPOCHS,
                                    BATCH,
                                    LEARNING_RATE,
                                    WEIGHT_DECAY,
                                    GRADIENT_CLIP,
                                    PATIENCE,
                                    PLATEAU_PATIENCE,
                                    PLATEAU_FACTOR,
                                    CONSTANT)),
                    Keys.section("engine", "What computes", Keys.of(TRAINING_ENGINE, INFERENCE_ENGINE)))
            .choosing(ArchitectureName.KEY, ArchitectureName.keys());

    /**
     * Reads the section.
     *
     * @throws io.hindcast.settings.InvalidInputException when a value is of the wrong type or out of range
     */
    public static LstmSettings read(Settings model) {
        Settings training = model.section("training");
        Settings engine = model.section("engine");
        return new LstmSettings(
                ArchitectureName.read(model),
                model.get(TARGET),
                model.get(HORIZON),
                model.get(WINDOW),
                model.get(SCALER),
                training.get(EPOCHS),
                training.get(BATCH),
                training.get(LEARNING_RATE),
                training.get(WEIGHT_DECAY),
                training.get(GRADIENT_CLIP),
                training.get(PATIENCE),
                training.get(PLATEAU_PATIENCE),
                training.get(PLATEAU_FACTOR),
                training.get(CONSTANT),
                engine.get(TRAINING_ENGINE),
                engine.get(INFERENCE_ENGINE));
    }

    /**
     * What a practitioner would object to.
     *
     * @param samples windows of the training segment
     */
    public List<String> warnings(long samples) {
        return Guidelines.warnings(architecture, samples);
    }
}
