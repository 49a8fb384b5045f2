package io.hindcast.inference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The SHA-256 of each file of a model's folder, as the {@code provenance.json} has them that a training writes there. */
final class StoredHashes {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROVENANCE = "provenance.json";

    private StoredHashes() {}

    /**
     * Compares the files with their hashes, before anything of them is read otherwise. A folder without a list of hashes has
     * been written by a program that keeps none.
     *
     * @throws InvalidInputException naming the folder and the file that is missing or was changed
     */
    static void requireUnchanged(Path folder) {
        Path list = folder.resolve(PROVENANCE);
        if (!Files.isRegularFile(list)) {
            return;
        }
        try {
            JsonNode hashes = JSON.readTree(list.toFile()).path("files");
            // A list may name anything, also what lies elsewhere or can be the name of no file.
            Set<String> there = files(folder);
            for (Map.Entry<String, JsonNode> entry : hashes.properties()) {
                if (!there.contains(entry.getKey())
                        || !new Sha256()
                                .add(folder.resolve(entry.getKey()))
                                .hex()
                                .equals(entry.getValue().asText())) {
                    throw new InvalidInputException(
                            "model " + folder + ": " + entry.getKey()
                                    + " is missing or was changed since the model was trained; train again with --retrain (instead of --model)");
                }
            }
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(
                    "model " + folder + ": " + PROVENANCE
                            + " is damaged; train again with --retrain (instead of --model)",
                    e);
        } catch (IOException e) {
            throw new InvalidInputException("model " + folder + ": can't be read (" + e.getMessage() + ")", e);
        }
    }

    private static Set<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .collect(Collectors.toSet());
        }
    }
}
