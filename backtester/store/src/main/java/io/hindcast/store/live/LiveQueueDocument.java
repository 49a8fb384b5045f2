package io.hindcast.store.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hindcast.feed.FeedClock;
import io.hindcast.market.BarSpecification;
import io.hindcast.market.Interval;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.store.files.FileReplacement;
import io.hindcast.store.queue.TermsDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** {@code metadata.json} of a live queue. It appears whole or not at all. */
final class LiveQueueDocument {
    static final String FILE = "metadata.json";

    /** Grows when the meaning of the document or the layout of the messages changes. */
    private static final int FORMAT_VERSION = 1;

    /** Tells it from the metadata of imported bars. */
    private static final String KIND = "live";

    private static final ObjectMapper JSON = new ObjectMapper();

    private LiveQueueDocument() {}

    static void write(Path folder, LiveQueueMetadata metadata) {
        ObjectNode document = JSON.createObjectNode();
        document.put("formatVersion", FORMAT_VERSION);
        document.put("kind", KIND);
        document.put("name", metadata.name());
        document.put("instrument", metadata.bars().instrument().id());
        document.put("interval", metadata.bars().interval().toString());
        document.put("zone", metadata.bars().zone().getId());
        document.put("sessionClose", metadata.bars().sessionCloseText());
        document.put("clock", metadata.clock().name().toLowerCase(Locale.ROOT));
        document.put("source", metadata.source());
        TermsDocument.put(document, metadata.bars().instrument());
        FileReplacement.write(folder.resolve(FILE), document.toPrettyString() + "\n");
    }

    /**
     * Reads the document in a folder.
     *
     * @return empty when there is none
     * @throws InvalidInputException when it can't be understood
     */
    static Optional<LiveQueueMetadata> read(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            JsonNode document = JSON.readTree(Files.readString(file));
            if (!text(document, "kind").equals(KIND)) {
                throw new IllegalArgumentException("kind is " + text(document, "kind") + ", expected " + KIND);
            }
            if (document.path("formatVersion").asInt() != FORMAT_VERSION) {
                throw new IllegalArgumentException(
                        "formatVersion is " + document.path("formatVersion") + ", expected " + FORMAT_VERSION);
            }
            return Optional.of(new LiveQueueMetadata(
                    text(document, "name"),
                    new BarSpecification(
                            TermsDocument.instrument(text(document, "instrument"), document),
                            Interval.parse(text(document, "interval")),
                            ZoneId.of(text(document, "zone")),
                            BarSpecification.sessionClose(text(document, "sessionClose"))),
                    FeedClock.valueOf(text(document, "clock").toUpperCase(Locale.ROOT)),
                    text(document, "source")));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JsonProcessingException | CharacterCodingException | IllegalArgumentException | DateTimeException e) {
            String problem = e instanceof CharacterCodingException ? "it is not UTF-8 text" : e.getMessage();
            throw new InvalidInputException(
                    file + ": not the metadata of a live queue that this version can read ("
                            + Objects.requireNonNullElse(problem, "")
                                    .lines()
                                    .findFirst()
                                    .orElse("")
                            + "); give another name, or move the folder away",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + file, e);
        }
    }

    private static String text(JsonNode document, String name) {
        JsonNode value = document.get(name);
        if (value == null || !value.isTextual()) {
            throw new IllegalArgumentException("'" + name + "' is missing");
        }
        return value.asText();
    }
}
