package io.hindcast.inference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hindcast.forecast.EpochResult;
import io.hindcast.forecast.ModelInputs;
import io.hindcast.forecast.OfflineModel;
import io.hindcast.forecast.TrainedModel;
import io.hindcast.market.Interval;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.Sha256;
import io.hindcast.training.LinearScaler;
import io.hindcast.training.LstmNetwork;
import io.hindcast.training.LstmSettings;
import io.hindcast.training.LstmTraining;
import io.hindcast.training.TrainingEngine;
import io.hindcast.training.architecture.Architecture;
import io.hindcast.training.architecture.CausalArchitecture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.factory.Nd4j;

/** Files of a model: {@code network.zip}, {@code scaler.json}, {@code model.json}, {@code training.csv}. */
public final class ModelFolder {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String SCALER = "scaler.json";
    private static final String MODEL = "model.json";
    private static final String TRAINING = "training.csv";

    /** Recurrent dropout, which a training alone has and {@code model.json} does not tell. */
    private static final String WEIGHT_NOISE = "weightNoise";

    private final Path folder;

    /** @param folder of one model */
    public ModelFolder(Path folder) {
        this.folder = folder;
    }

    private record Scalers(LinearScaler features, LinearScaler target) {}

    /** Writes a model into the folder, which exists and is empty. */
    public void write(LstmSettings settings, ModelInputs inputs, LstmTraining.Result trained) {
        try {
            ModelSerializer.writeModel(
                    trained.network(), folder.resolve(NetworkFile.NAME).toFile(), false);
            Scalers scalers = new Scalers(trained.features(), trained.target());
            JSON.writeValue(folder.resolve(SCALER).toFile(), scalers);
            ModelDocument unhashed = ModelDocument.of(settings, inputs, trained, "");
            String hash = hash(trained.network().params().toFloatVector(), scalers, unhashed);
            JSON.writeValue(folder.resolve(MODEL).toFile(), ModelDocument.of(settings, inputs, trained, hash));
            List<String> rows = new ArrayList<>(List.of("fold,epoch,train_loss,validation_loss,learning_rate,seconds"));
            for (EpochResult epoch : trained.epochs()) {
                rows.add("holdout," + epoch.epoch() + "," + epoch.trainLoss() + "," + epoch.validationLoss() + ","
                        + epoch.learningRate() + "," + epoch.seconds());
            }
            Files.write(folder.resolve(TRAINING), rows);
        } catch (IOException e) {
            throw new UncheckedIOException("can't write model " + folder, e);
        }
    }

    /**
     * Reads a causal model and probes it.
     *
     * @throws InvalidInputException when a file is missing or damaged, the model was trained for another purpose, or it
     *     reads its window against the direction of time
     */
    public TrainedModel read(LstmSettings settings, ModelInputs inputs) {
        StoredModel stored = stored(settings, inputs);
        try {
            return new LoadedCausalModel(
                    stored,
                    CausalNetwork.probe(stored.graph(), stored.windowBars(), stored.featureCount()),
                    settings.inferenceEngine());
        } catch (CausalNetwork.NotCausalException e) {
            throw new InvalidInputException(
                    "model " + folder + ": is no " + settings.architecture().name() + " model for live forecasts: it "
                            + e.getMessage()
                            + "; use a model that train has made, or train again with --retrain (instead of --model)",
                    e);
        }
    }

    /**
     * Reads a model for offline evaluation, whatever direction of time it reads in.
     *
     * @throws InvalidInputException when a file is missing or damaged, or the model was trained for another purpose
     */
    public OfflineModel readOffline(LstmSettings settings, ModelInputs inputs) {
        return new LoadedOfflineModel(stored(settings, inputs), settings.inferenceEngine());
    }

    /**
     * Reads a causal model for a program that has no config, as the folder describes it, and probes it.
     *
     * @throws InvalidInputException when a file is missing or damaged, or the model is for offline evaluation only
     */
    public StandaloneModel readAlone() {
        StoredHashes.requireUnchanged(folder);
        ModelDocument document = document();
        LstmSettings settings = described(document);
        if (!(settings.architecture() instanceof CausalArchitecture)) {
            throw new InvalidInputException("model " + folder + ": is " + document.architecture()
                    + ", which reads each window backwards in time as well; it can't make live forecasts, so use a"
                    + " causal one");
        }
        ModelInputs inputs = new ModelInputs(document.features(), interval(document));
        return new StandaloneModel(
                read(settings, inputs), inputs, document.window(), document.horizon(), document.target());
    }

    private ModelDocument document() {
        try {
            ModelDocument document = json(MODEL, ModelDocument.class);
            if (document.format() != ModelDocument.FORMAT) {
                throw new InvalidInputException("model " + folder + ": has format " + document.format() + ", expected "
                        + ModelDocument.FORMAT + "; train again with --retrain (instead of --model)");
            }
            if (!document.whole()) {
                throw damaged(MODEL + " lacks something of what a model is", null);
            }
            return document;
        } catch (IOException e) {
            throw damaged(e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage(), e);
        }
    }

    /** Nothing is made of what the folder holds before its hash is compared. */
    private StoredModel stored(LstmSettings settings, ModelInputs inputs) {
        try {
            ModelDocument document = document();
            document.requireFit(folder, settings, inputs);
            Architecture architecture = described(document).architecture();
            int width = document.features().size();
            Scalers scalers = json(SCALER, Scalers.class);
            requireColumns(scalers, width);
            NetworkFile stored = NetworkFile.read(
                    file(NetworkFile.NAME).toPath(), LstmNetwork.parameters(architecture, width, document.window()));
            if (!hash(stored.weights(), scalers, document).equals(document.hash())) {
                throw damaged("weights or scalers are not those that were trained", null);
            }
            ComputationGraph network =
                    LstmNetwork.create(architecture, width, document.window(), 0, TrainingEngine.DL4J);
            requireDescribed(stored.configuration(), network, document);
            network.setParams(Nd4j.create(stored.weights()));
            return new StoredModel(network, scalers.features(), scalers.target(), document, epochs());
        } catch (JsonProcessingException e) {
            throw damaged(e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw damaged(e.getMessage(), e);
        }
    }

    private LstmSettings described(ModelDocument document) {
        try {
            return document.settings();
        } catch (InvalidInputException e) {
            throw damaged(MODEL + " describes no model: " + e.getMessage(), e);
        }
    }

    private Interval interval(ModelDocument document) {
        try {
            return Interval.parse(document.interval());
        } catch (IllegalArgumentException | DateTimeException e) {
            throw damaged(MODEL + " describes no model: " + e.getMessage(), e);
        }
    }

    private void requireColumns(Scalers scalers, int width) {
        if (scalers.features() == null
                || scalers.target() == null
                || !scalers.features().scales(width)
                || !scalers.target().scales(1)) {
            throw damaged(SCALER + " does not scale " + width + " features and a target", null);
        }
    }

    /** The stored configuration is compared as text: what it names is never made. */
    private void requireDescribed(String configuration, ComputationGraph network, ModelDocument document)
            throws IOException {
        JsonNode stored = JSON.readTree(configuration);
        JsonNode described = JSON.readTree(network.getConfiguration().toJson());
        stored.findParents(WEIGHT_NOISE).forEach(layer -> ((ObjectNode) layer).remove(WEIGHT_NOISE));
        described.findParents(WEIGHT_NOISE).forEach(layer -> ((ObjectNode) layer).remove(WEIGHT_NOISE));
        if (!stored.equals(described)) {
            throw damaged(
                    "the configuration in " + NetworkFile.NAME + " is not that of the " + document.architecture()
                            + " network that " + MODEL + " describes",
                    null);
        }
    }

    private <T> T json(String name, Class<T> type) throws IOException {
        T value = JSON.readValue(file(name), type);
        if (value == null) {
            throw damaged(name + " holds nothing", null);
        }
        return value;
    }

    private java.io.File file(String name) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw damaged(name + " is missing", null);
        }
        return file.toFile();
    }

    private InvalidInputException damaged(@Nullable String how, @Nullable Throwable cause) {
        return new InvalidInputException(
                "model " + folder + ": is damaged (" + how + "); train again with --retrain (instead of --model)",
                cause);
    }

    private List<EpochResult> epochs() throws IOException {
        List<String> rows = Files.readAllLines(file(TRAINING).toPath());
        List<EpochResult> epochs = new ArrayList<>();
        try {
            for (String row : rows.subList(1, rows.size())) {
                String[] values = row.split(",", -1);
                epochs.add(new EpochResult(
                        Integer.parseInt(values[1]),
                        Double.parseDouble(values[2]),
                        Double.parseDouble(values[3]),
                        Double.parseDouble(values[4]),
                        Double.parseDouble(values[5])));
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw damaged(TRAINING + " can't be read", e);
        }
        return epochs;
    }

    private static String hash(float[] weights, Scalers scalers, ModelDocument document) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(weights.length * Float.BYTES);
        bytes.asFloatBuffer().put(weights);
        return new Sha256()
                .add(document.purpose())
                .add(ByteBuffer.wrap(JSON.writeValueAsBytes(scalers)))
                .add(bytes)
                .hex();
    }
}
