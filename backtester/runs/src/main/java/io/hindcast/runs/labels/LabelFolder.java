package io.hindcast.runs.labels;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hindcast.report.files.RegimeColumn;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.Sha256;
import io.hindcast.store.files.FolderCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Labels on disk, whole and unchanged: {@code regimes.csv}, {@code labels.json}, {@code config.yaml}, and the certificate of
 * these.
 *
 * @param path the folder
 * @param document the content of {@code labels.json}
 * @param checked false when they are of an earlier version, so that only {@code regimes.csv} could be checked
 */
public record LabelFolder(Path path, ObjectNode document, boolean checked) {
    static final String ROWS = RegimeColumn.FILE;
    static final String DOCUMENT = "labels.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Opens labels.
     *
     * @throws InvalidInputException when a file is missing or damaged, or is not the one that was written
     */
    public static LabelFolder open(Path path) {
        Path file = path.resolve(DOCUMENT);
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException("labels " + path + ": is no folder of labels (it has no " + DOCUMENT
                    + "); name one that 'hindcast label' has made");
        }
        FolderCheck check = FolderCheck.of(path);
        check.require("labels " + path, "label again with --relabel, or restore the folder from a copy");
        try {
            JsonNode document = JSON.readTree(file.toFile());
            Path rows = path.resolve(ROWS);
            if (!(document instanceof ObjectNode object)) {
                throw new InvalidInputException(
                        "labels " + path + ": " + DOCUMENT + " must be a JSON object; label again with --relabel");
            }
            if (!Files.isRegularFile(rows)
                    || !Sha256.ofFiles(rows)
                            .equals(object.path("regimes_sha256").asText())) {
                throw new InvalidInputException("labels " + path + ": " + ROWS
                        + " is missing or was changed since it was made; label again with --relabel");
            }
            return new LabelFolder(path, object, check.possible());
        } catch (IOException e) {
            throw new InvalidInputException(
                    "labels " + path + ": " + DOCUMENT + " is damaged ("
                            + (e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage())
                            + "); label again with --relabel",
                    e);
        }
    }

    /** What a reader should know of the labels; empty when there is nothing to say. */
    public Optional<String> unchecked() {
        return checked
                ? Optional.empty()
                : Optional.of(
                        "labels " + path.getFileName() + ": are of an earlier version without a certificate, so whether"
                                + " " + DOCUMENT + " was changed can't be checked");
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
    public void requireData(String barsSha256) {
        if (!document.path("data_sha256").asText().equals(barsSha256)) {
            throw new InvalidInputException("labels " + path + ": were made for other bars ("
                    + document.path("instrument").asText() + ", queue "
                    + document.path("queue").asText() + ") than this run is on; label the run's own queue first");
        }
    }
}
