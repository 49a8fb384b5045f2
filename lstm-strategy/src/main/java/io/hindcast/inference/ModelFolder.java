package io.hindcast.inference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.hindcast.forecast.EpochResult;
import io.hindcast.forecast.ModelInputs;
import io.hindcast.forecast.OfflineModel;
import io.hindcast.forecast.TrainedModel;
import io.hindcast.market.Interval;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.training.LinearScaler;
import io.hindcast.training.LstmSettings;
import io.hindcast.training.LstmTraining;
import io.hindcast.training.architecture.CausalArchitecture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;

/** Files of a model: {@code network.zip}, {@code scaler.json}, {@code model.json}, {@code training.csv}. */
public final class ModelFolder {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String NETWORK = "network.zip";
    private static final String SCALER = "scaler.json";
    private static final String MODEL = "model.json";
    private static final String TRAINING = "training.csv";

    /** DL4J would deserialize other entries with Java's object streams, which can run code. */
    private static final Set<String> KNOWN_ENTRIES = Set.of("configuration.json", "coefficients.bin");

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
                    trained.network(), folder.resolve(NETWORK).toFile(), false);
            Scalers scalers = new Scalers(trained.features(), trained.target());
            JSON.writeValue(folder.resolve(SCALER).toFile(), scalers);
            ModelDocument unhashed = ModelDocument.of(settings, inputs, trained, "");
            String hash = hash(trained.network(), scalers, unhashed);
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
                            + e.getMessage() + "; use a model that train has made, or train again with --retrain",
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
        ModelDocument document = document();
        LstmSettings settings = document.settings();
        if (!(settings.architecture() instanceof CausalArchitecture)) {
            throw new InvalidInputException("model " + folder + ": is " + document.architecture()
                    + ", which reads each window backwards in time as well; it can't make live forecasts, so use a"
                    + " causal one");
        }
        ModelInputs inputs = new ModelInputs(document.features(), Interval.parse(document.interval()));
        return new StandaloneModel(
                read(settings, inputs), inputs, document.window(), document.horizon(), document.target());
    }

    private ModelDocument document() {
        try {
            ModelDocument document = JSON.readValue(file(MODEL), ModelDocument.class);
            if (document.format() != ModelDocument.FORMAT) {
                throw new InvalidInputException("model " + folder + ": has format " + document.format() + ", expected "
                        + ModelDocument.FORMAT + "; train again with --retrain");
            }
            return document;
        } catch (IOException e) {
            throw damaged(e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage(), e);
        }
    }

    private StoredModel stored(LstmSettings settings, ModelInputs inputs) {
        try {
            ModelDocument document = document();
            document.requireFit(folder, settings, inputs);
            Scalers scalers = JSON.readValue(file(SCALER), Scalers.class);
            requireKnownEntries();
            ComputationGraph network = ModelSerializer.restoreComputationGraph(
                    folder.resolve(NETWORK).toFile(), false);
            if (!hash(network, scalers, document).equals(document.hash())) {
                throw damaged("weights or scalers are not those that were trained", null);
            }
            return new StoredModel(network, scalers.features(), scalers.target(), document, epochs());
        } catch (JsonProcessingException e) {
            throw damaged(e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw damaged(e.getMessage(), e);
        }
    }

    private java.io.File file(String name) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw damaged(name + " is missing", null);
        }
        return file.toFile();
    }

    private InvalidInputException damaged(String how, Throwable cause) {
        return new InvalidInputException(
                "model " + folder + ": is damaged (" + how + "); train again with --retrain", cause);
    }

    private void requireKnownEntries() throws IOException {
        try (ZipFile zip = new ZipFile(file(NETWORK))) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                String name = entries.nextElement().getName();
                if (!KNOWN_ENTRIES.contains(name)) {
                    throw new InvalidInputException("model " + folder + ": " + NETWORK + " holds '" + name
                            + "', which could run code when it is read; expected only " + KNOWN_ENTRIES
                            + "; don't use this file");
                }
            }
        }
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
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw damaged(TRAINING + " can't be read", e);
        }
        return epochs;
    }

    private static String hash(ComputationGraph network, Scalers scalers, ModelDocument document) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(document.purpose().getBytes(StandardCharsets.UTF_8));
            digest.update(JSON.writeValueAsBytes(scalers));
            float[] weights = network.params().toFloatVector();
            ByteBuffer bytes = ByteBuffer.allocate(weights.length * Float.BYTES);
            bytes.asFloatBuffer().put(weights);
            digest.update(bytes.array());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
