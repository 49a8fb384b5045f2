package io.hindcast.ridge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hindcast.forecast.ModelInputs;
import io.hindcast.settings.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The file of a model, {@code model.json}, with the hash of what decides its forecasts. */
final class RidgeFile {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String NAME = "model.json";
    private static final String HASH = "hash";

    private RidgeFile() {}

    /** Writes it into a folder that has none. */
    static void write(Path folder, RidgeDocument document) {
        try {
            ObjectNode node = JSON.valueToTree(document);
            node.put(HASH, document.hash());
            JSON.writeValue(folder.resolve(NAME).toFile(), node);
        } catch (IOException e) {
            throw new UncheckedIOException("can't write model " + folder, e);
        }
    }

    /**
     * Reads it.
     *
     * @throws InvalidInputException when it is missing or damaged, or was fitted for another purpose
     */
    static RidgeDocument read(Path folder, RidgeSettings settings, ModelInputs inputs) {
        try {
            JsonNode node = JSON.readTree(folder.resolve(NAME).toFile());
            RidgeDocument document = JSON.treeToValue(node, RidgeDocument.class);
            if (document == null || document.format() != RidgeDocument.FORMAT) {
                throw damaged(folder, "it has another format than " + RidgeDocument.FORMAT, null);
            }
            if (!document.whole()) {
                throw damaged(folder, "it lacks something of what a model is", null);
            }
            document.requireFit(folder, settings, inputs);
            if (!document.hash().equals(node.path(HASH).asText())) {
                throw damaged(folder, "its numbers are not those that were fitted", null);
            }
            return document;
        } catch (JsonProcessingException e) {
            throw damaged(folder, e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw damaged(folder, String.valueOf(e.getMessage()), e);
        }
    }

    private static InvalidInputException damaged(Path folder, String why, @Nullable Throwable cause) {
        return new InvalidInputException(
                "model " + folder + ": " + NAME + " is missing or damaged (" + why
                        + "); train again with --retrain (instead of --model)",
                cause);
    }
}
