package io.hindcast.runs.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.hindcast.engine.drift.ModelBaseline;
import io.hindcast.engine.seeds.SeedMean;
import io.hindcast.forecast.FittedModel;
import io.hindcast.forecast.ModelInputs;
import io.hindcast.forecast.TrainableModel;
import io.hindcast.forecast.TrainedModel;
import io.hindcast.forecast.TrainingProgress;
import io.hindcast.runs.config.Build;
import io.hindcast.runs.config.YamlConfig;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.Sha256;
import io.hindcast.store.files.FolderReplacement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Trained models, each in a folder that is named after its kind and a hash of everything that decided it: training rows,
 * segments, seed, settings, version; so runs that differ in what comes after training share it. The folder's {@code provenance.json} lists the bars seen and every file's SHA-256;
 * {@code baseline.json} is what live bars are held against, {@code rows.json} what the features of a run are.
 */
public final class ModelStore {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String CONFIG = "config.yaml";
    private static final String PROVENANCE = "provenance.json";
    private static final String BASELINE = "baseline.json";
    private static final String ROWS = "rows.json";

    private final Path folder;

    ModelStore(Path folder) {
        this.folder = folder;
    }

    /**
     * A model with its place.
     *
     * @param <M> whether it may forecast for the engine
     * @param claim what its folder says of its training
     * @param standing how much of that was found to be true
     * @param id SHA-256 of the provenance, and so of all files
     * @param baseline empty for a model of both directions of time, and for one of a version that did not store it
     * @param rows some that it was trained on; empty for a model of a version that did not keep them
     */
    public record Stored<M extends FittedModel>(
            M model,
            Path folder,
            TrainingClaim claim,
            DataStanding standing,
            String id,
            Optional<ModelBaseline> baseline,
            Optional<KeptRows> rows) {
        /** Close of the last bar that training has seen, nanoseconds since 1970-01-01T00:00Z. */
        public long lastTime() {
            return claim.lastTime();
        }

        /** SHA-256 of the file that live bars are held against; empty without one. */
        public Optional<String> baselineSha256() {
            return baseline.map(_ -> Sha256.ofFiles(folder.resolve(BASELINE)));
        }

        Stored<M> found(DataStanding toBe) {
            return new Stored<>(model, folder, claim, toBe, id, baseline, rows);
        }
    }

    /**
     * Where the model for this data and these settings is or will be.
     *
     * @param plugin SHA-256 of the jar that the model comes from; empty when it is built in
     */
    Path place(TrainingData data, Map<String, Object> settings, String plugin) {
        String key = Sha256.of(data.hash() + "\n" + YamlConfig.write(settings) + "\n" + Build.version() + plugin);
        // A plugin names its models as it likes.
        String name = String.valueOf(settings.get("name")).replaceAll("[^A-Za-z0-9._]+", "-");
        return folder.resolve(name + "-" + key.substring(0, 16));
    }

    /**
     * Loads the model at a place, if one is there and whole.
     *
     * @throws InvalidInputException when it is damaged, or says that it was trained on other data than these
     */
    <M extends FittedModel> Optional<Stored<M>> find(Path place, TrainableModel<M> model, TrainingData data) {
        return Files.isDirectory(place) ? Optional.of(own(place, model, data)) : Optional.empty();
    }

    private <M extends FittedModel> Stored<M> own(Path place, TrainableModel<M> model, TrainingData data) {
        Stored<M> stored = load(place, model, data.set().inputs());
        stored.claim().requireOf(data);
        return stored.found(DataStanding.RECOMPUTED);
    }

    /**
     * Loads a model from any folder.
     *
     * @throws InvalidInputException when it is missing, damaged, or was trained for another purpose than this run's
     */
    <M extends FittedModel> Stored<M> load(Path place, TrainableModel<M> model, ModelInputs inputs) {
        JsonNode provenance = provenance(place);
        TrainingClaim claim = TrainingClaim.read(place, provenance);
        if (provenance.path("files").isEmpty()) {
            throw new InvalidInputException("model " + place + ": its " + PROVENANCE + " has no hashes of its files"
                    + " (files), so nobody can tell whether they were changed; use a model that train has made, or train"
                    + " again with --retrain (instead of --model)");
        }
        Set<String> there = files(place);
        provenance.path("files").properties().forEach(entry -> {
            if (!there.contains(entry.getKey())
                    || !Sha256.ofFiles(place.resolve(entry.getKey()))
                            .equals(entry.getValue().asText())) {
                throw new InvalidInputException("model " + place + ": " + entry.getKey()
                        + " is missing or was changed since the model was trained; train again with --retrain"
                        + " (instead of --model)");
            }
        });
        requireListed(place, there, provenance.path("files"));
        if (SeedMean.single(model) == model) {
            SeedMean.requireSingle(place);
        }
        M loaded = model.load(place, inputs);
        Optional<KeptRows> rows = rows(place, inputs.features());
        rows.ifPresent(claim::requireHolds);
        return new Stored<>(
                loaded,
                place,
                claim,
                DataStanding.STATED,
                Sha256.ofFiles(place.resolve(PROVENANCE)),
                baseline(place, inputs.features().size()),
                rows);
    }

    /** The {@code model.name} that a folder was trained by; empty where it does not say one, which {@link #load} finds fault with. */
    Optional<String> kind(Path place) {
        Path config = place.resolve(CONFIG);
        if (!Files.isRegularFile(config)) {
            return Optional.empty();
        }
        try {
            return YamlConfig.read(config, List.of()).tree().get("model") instanceof Map<?, ?> model
                    ? Optional.ofNullable(model.get("name")).map(String::valueOf)
                    : Optional.empty();
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
    }

    /** What a model's folder says of its training. */
    TrainingClaim claim(Path place) {
        return TrainingClaim.read(place, provenance(place));
    }

    /** Trains a model and puts it in its place, where it replaces an earlier one once it is whole. */
    <M extends FittedModel> Stored<M> train(
            Path place,
            TrainableModel<M> model,
            TrainingData data,
            Map<String, Object> settings,
            TrainingProgress told) {
        return put(place, model, data, settings, folder -> model.train(data.set(), folder, told));
    }

    /**
     * Puts models that have been trained with one seed each together, to one that is their mean.
     *
     * @param model what loads it
     * @param data with the first seed
     * @param members by their seeds
     */
    <M extends FittedModel> Stored<M> join(
            Path place,
            TrainableModel<M> model,
            TrainingData data,
            Map<String, Object> settings,
            SortedMap<Long, Stored<M>> members) {
        return put(place, model, data, settings, folder -> {
            members.forEach((seed, member) -> copy(member.folder(), SeedMean.place(folder, seed)));
            return model.load(folder, data.set().inputs());
        });
    }

    private <M extends FittedModel> Stored<M> put(
            Path place,
            TrainableModel<M> model,
            TrainingData data,
            Map<String, Object> settings,
            Function<Path, M> made) {
        boolean replacing = Files.exists(place);
        try (FolderReplacement writing = new FolderReplacement(place)) {
            M trained = made.apply(writing.folder());
            if (trained instanceof TrainedModel causal) {
                JSON.writeValue(
                        writing.folder().resolve(BASELINE).toFile(),
                        BaselineMeasurement.measure(data.set(), model, causal));
            }
            JSON.writeValue(writing.folder().resolve(ROWS).toFile(), data.kept());
            Files.writeString(writing.folder().resolve(CONFIG), YamlConfig.write(Map.of("model", settings)));
            Map<String, Object> provenance = new TreeMap<>();
            provenance.put("hindcast", Build.version());
            TrainingClaim.write(data, provenance);
            provenance.put("files", fileHashes(writing.folder()));
            JSON.writeValue(writing.folder().resolve(PROVENANCE).toFile(), provenance);
            if (replacing) {
                writing.commit();
            } else {
                // Another process may have trained the same model meanwhile: one is as good as the other.
                writing.commitUnlessThere();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't write model " + place, e);
        }
        return own(place, model, data);
    }

    private static void copy(Path from, Path to) {
        try {
            Files.createDirectory(to);
            for (String name : files(from)) {
                Files.copy(from.resolve(name), to.resolve(name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't copy model " + from + " to " + to, e);
        }
    }

    /** A file without a hash could be changed, or have come in later, and its model's id would be the same. */
    private static void requireListed(Path place, Set<String> there, JsonNode hashes) {
        there.stream()
                .filter(name -> !name.startsWith(".") && !name.equals(PROVENANCE) && !hashes.has(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new InvalidInputException("model " + place + ": holds " + name + ", which its " + PROVENANCE
                            + " has no hash of, so it came in after the training; move it to another folder");
                });
    }

    /** Names of the files in the folder: what else a list of hashes names is not there, wherever it may lie. */
    private static Set<String> files(Path place) {
        Set<String> names = new TreeSet<>();
        for (Path within : SeedMean.folders(place)) {
            try (Stream<Path> files = Files.list(within)) {
                files.filter(Files::isRegularFile)
                        .map(file -> place.relativize(file).toString().replace('\\', '/'))
                        .forEach(names::add);
            } catch (IOException e) {
                throw new UncheckedIOException("can't list " + within, e);
            }
        }
        return names;
    }

    private static Optional<ModelBaseline> baseline(Path place, int featureCount) {
        Path file = place.resolve(BASELINE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            ModelBaseline baseline = json(file, ModelBaseline.class);
            if (baseline.features().size() != featureCount) {
                throw new IOException("it is about " + baseline.features().size() + " features, not " + featureCount);
            }
            return Optional.of(baseline);
        } catch (IOException e) {
            throw damaged(place, BASELINE, e);
        }
    }

    private static Optional<KeptRows> rows(Path place, List<String> features) {
        Path file = place.resolve(ROWS);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            KeptRows rows = json(file, KeptRows.class);
            if (!rows.features().equals(features)) {
                throw new IOException("it is about " + rows.features() + ", not " + features);
            }
            return Optional.of(rows);
        } catch (IOException e) {
            throw damaged(place, ROWS, e);
        }
    }

    private static <T> T json(Path file, Class<T> type) throws IOException {
        T value = JSON.readValue(file.toFile(), type);
        if (value == null) {
            throw new IOException("it holds nothing");
        }
        return value;
    }

    private static InvalidInputException damaged(Path place, String file, IOException cause) {
        return new InvalidInputException(
                "model " + place + ": " + file + " is damaged ("
                        + (cause instanceof JsonProcessingException json
                                ? json.getOriginalMessage()
                                : cause.getMessage())
                        + "); train again with --retrain (instead of --model)",
                cause);
    }

    private static JsonNode provenance(Path place) {
        Path file = place.resolve(PROVENANCE);
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException("model " + place + ": is no model folder (it has no " + PROVENANCE
                    + "); name one below data/models, or leave --model away to train one");
        }
        try {
            JsonNode provenance = JSON.readTree(file.toFile());
            if (!provenance.isObject()) {
                throw new IOException("it is no JSON object");
            }
            return provenance;
        } catch (IOException e) {
            throw new InvalidInputException(
                    "model " + place + ": " + PROVENANCE
                            + " is damaged; train again with --retrain (instead of --model)",
                    e);
        }
    }

    private static Map<String, String> fileHashes(Path folder) {
        return files(folder).stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        name -> Sha256.ofFiles(folder.resolve(name)),
                        (one, _) -> one,
                        TreeMap::new));
    }
}
