package io.hindcast.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hindcast.settings.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Labels on disk, whole and unchanged: {@code regimes.csv}, {@code labels.json}, {@code config.yaml}.
 *
 * @param path the folder
 * @param document the content of {@code labels.json}
 */
public record LabelFolder(Path path, ObjectNode document) {
    static final String ROWS = "regimes.csv";
    static final String DOCUMENT = "labels.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Opens labels.
     *
     * @throws InvalidInputException when a file is missing or damaged, or {@code regimes.csv} is not what was labelled
     */
    public static LabelFolder open(Path path) {
        Path file = path.resolve(DOCUMENT);
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException("labels " + path + ": is no folder of labels (it has no " + DOCUMENT
                    + "); name one that 'hindcast label' has made");
        }
        try {
            JsonNode document = JSON.readTree(file.toFile());
            Path rows = path.resolve(ROWS);
            if (!(document instanceof ObjectNode object)) {
                throw new InvalidInputException(
                        "labels " + path + ": " + DOCUMENT + " must be a JSON object; label again with --relabel");
            }
            if (!Files.isRegularFile(rows)
                    || !Hashes.ofFiles(rows)
                            .equals(object.path("regimes_sha256").asText())) {
                throw new InvalidInputException("labels " + path + ": " + ROWS
                        + " is missing or was changed since it was made; label again with --relabel");
            }
            return new LabelFolder(path, object);
        } catch (IOException e) {
            throw new InvalidInputException(
                    "labels " + path + ": " + DOCUMENT + " is damaged ("
                            + (e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage())
                            + "); label again with --relabel",
                    e);
        }
    }

    /** Names of the regimes, in the labeler's order. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        document.path("regimes").forEach(name -> names.add(name.asText()));
        return names;
    }

    /**
     * Keeps the labels of one history from being laid over another.
     *
     * @param barsSha256 the data hash of the run
     * @throws InvalidInputException when they were made for other bars
     */
    void requireData(String barsSha256) {
        if (!document.path("data_sha256").asText().equals(barsSha256)) {
            throw new InvalidInputException("labels " + path + ": were made for other bars ("
                    + document.path("instrument").asText() + ", queue "
                    + document.path("queue").asText() + ") than this run is on; label the run's own queue first");
        }
    }
}
