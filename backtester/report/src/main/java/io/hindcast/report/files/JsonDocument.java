package io.hindcast.report.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hindcast.settings.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A JSON object on disk, and how an error in it is said: by dotted paths such as {@code table.0.entrant}. */
public final class JsonDocument {
    /** What helps when a file of a run is damaged. */
    static final String RUN_AGAIN = "run the backtest again";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private final JsonNode root;
    private final String definition;
    private final String remedy;

    private JsonDocument(Path file, JsonNode root, String definition, String remedy) {
        this.file = file;
        this.root = root;
        this.definition = definition;
        this.remedy = remedy;
    }

    /**
     * Reads a JSON object of a run.
     *
     * @throws InvalidInputException when it is none
     */
    public static JsonDocument ofRun(Path file) {
        return read(file, "docs/run-folder.md", RUN_AGAIN);
    }

    /**
     * Reads a JSON object.
     *
     * @param definition the document that defines it, for errors
     * @param remedy what the reader of an error is told to do
     * @throws InvalidInputException when it is none
     */
    public static JsonDocument read(Path file, String definition, String remedy) {
        try {
            JsonNode root = JSON.readTree(TextDocument.read(file, remedy));
            if (!root.isObject()) {
                throw new InvalidInputException(
                        file + ": must be a JSON object, as " + definition + " defines it; " + remedy);
            }
            return new JsonDocument(file, root, definition, remedy);
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(
                    file + ", line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ": not JSON: " + e.getOriginalMessage() + "; " + remedy,
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole of it. */
    public JsonNode root() {
        return root;
    }

    /** An error at a key. */
    public InvalidInputException problem(String path, String what) {
        return new InvalidInputException(
                file + ": " + path + " " + what + ", as " + definition + " defines it; " + remedy);
    }
}
