package io.hindcast.store.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hindcast.market.EpochNanos;
import io.hindcast.market.Interval;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.Sha256;
import io.hindcast.store.files.FileReplacement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code metadata.json}: queue metadata as a JSON document, times in ISO-8601 UTC. */
final class MetadataDocument {
    static final String FILE = "metadata.json";

    /** Grows when the meaning of the document or the layout of the bars changes. */
    private static final int FORMAT_VERSION = 1;

    /** SHA-256 of all else that the document says; those of earlier versions have none. */
    private static final String OWN_HASH = "documentSha256";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectWriter PRETTY = JSON.writerWithDefaultPrettyPrinter();

    private MetadataDocument() {}

    /**
     * Writes the document of a queue that is being made.
     *
     * @param blocks hashes as of {@link BarDigest#blocks}
     */
    static void write(Path folder, QueueMetadata metadata, List<String> blocks) throws IOException {
        Files.writeString(folder.resolve(FILE), text(metadata, blocks));
    }

    /** Replaces the document of a queue in one step. */
    static void replace(Path folder, QueueMetadata metadata, List<String> blocks) {
        FileReplacement.write(folder.resolve(FILE), text(metadata, blocks));
    }

    private static String text(QueueMetadata metadata, List<String> blocks) {
        ObjectNode document = JSON.createObjectNode();
        document.put("formatVersion", FORMAT_VERSION);
        document.put("name", metadata.name());
        document.put("instrument", metadata.instrument().id());
        document.put("interval", metadata.interval().toString());
        document.put("zone", metadata.zone().getId());
        document.put("adjusted", metadata.adjusted());
        document.put("hasVolume", metadata.hasVolume());
        document.put("source", metadata.source());
        document.put("sourceSha256", metadata.sourceSha256());
        document.put("rows", metadata.rows());
        document.put("rejected", metadata.rejected());
        document.put("firstTime", EpochNanos.toInstant(metadata.firstTime()).toString());
        document.put("lastTime", EpochNanos.toInstant(metadata.lastTime()).toString());
        document.put("barsSha256", metadata.barsSha256());
        ObjectNode options = document.putObject("options");
        metadata.options().forEach(options::put);
        ArrayNode findings = document.putArray("findings");
        metadata.findings().forEach(findings::add);
        TermsDocument.put(document, metadata.instrument());
        document.put("blockBars", BarDigest.BLOCK_BARS);
        ArrayNode hashes = document.putArray("blocksSha256");
        blocks.forEach(hashes::add);
        try {
            document.put(OWN_HASH, hash(document));
            return PRETTY.writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("can't write metadata of queue " + metadata.name(), e);
        }
    }

    /**
     * The hashes of a queue's blocks.
     *
     * @return empty when they aren't there, or not as this version has them: the data hash alone can tell then
     */
    static Optional<List<String>> blocks(Path folder, QueueMetadata metadata) {
        long expected = BarDigest.fullBlocks(metadata.rows());
        if (expected == 0) {
            return Optional.of(List.of());
        }
        try {
            JsonNode document = JSON.readTree(Files.readString(folder.resolve(FILE)));
            List<String> blocks = new ArrayList<>();
            document.path("blocksSha256").forEach(hash -> blocks.add(hash.asText()));
            return document.path("blockBars").asInt() == BarDigest.BLOCK_BARS && blocks.size() == expected
                    ? Optional.of(List.copyOf(blocks))
                    : Optional.empty();
        } catch (NoSuchFileException | JsonProcessingException | CharacterCodingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + folder.resolve(FILE), e);
        }
    }

    /**
     * Reads the document in a folder.
     *
     * @return empty when there is none
     * @throws InvalidInputException when it can't be understood
     */
    static Optional<QueueMetadata> read(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            JsonNode document = JSON.readTree(Files.readString(file));
            int version = field(document, "formatVersion").asInt();
            if (version != FORMAT_VERSION) {
                throw new IllegalArgumentException("formatVersion is " + version + ", expected " + FORMAT_VERSION);
            }
            requireOwnHash(file, document);
            Map<String, String> options = new LinkedHashMap<>();
            field(document, "options")
                    .properties()
                    .forEach(option ->
                            options.put(option.getKey(), option.getValue().asText()));
            // Queues of earlier versions have none.
            List<String> findings = new ArrayList<>();
            document.path("findings").forEach(finding -> findings.add(finding.asText()));
            return Optional.of(new QueueMetadata(
                    field(document, "name").asText(),
                    TermsDocument.instrument(field(document, "instrument").asText(), document),
                    Interval.parse(field(document, "interval").asText()),
                    ZoneId.of(field(document, "zone").asText()),
                    field(document, "adjusted").asBoolean(),
                    field(document, "hasVolume").asBoolean(),
                    field(document, "source").asText(),
                    field(document, "sourceSha256").asText(),
                    field(document, "rows").asLong(),
                    field(document, "rejected").asLong(),
                    time(document, "firstTime"),
                    time(document, "lastTime"),
                    field(document, "barsSha256").asText(),
                    options,
                    findings));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JsonProcessingException
                | CharacterCodingException
                | IllegalArgumentException
                | DateTimeException
                | ArithmeticException e) {
            String problem = e instanceof CharacterCodingException ? "it is not UTF-8 text" : e.getMessage();
            throw new InvalidInputException(
                    file + ": not the metadata of a queue that this version can read (" + firstLine(problem)
                            + "); import the source again under another name, or delete the folder and import again",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + file, e);
        }
    }

    /** A queue of another interval, zone or instrument than was imported gives other results on the same bars. */
    private static void requireOwnHash(Path file, JsonNode document) throws JsonProcessingException {
        if (document instanceof ObjectNode object && object.has(OWN_HASH)) {
            ObjectNode rest = object.deepCopy();
            String written = rest.remove(OWN_HASH).asText();
            if (!written.equals(hash(rest))) {
                throw new InvalidInputException(file
                        + ": was changed since the queue was imported, so nobody can say what its bars are; import "
                        + document.path("source").asText("the source") + " again under the same name (and what"
                        + " else it was imported with), or restore the file from a copy");
            }
        }
    }

    private static String hash(ObjectNode document) throws JsonProcessingException {
        return Sha256.of(JSON.writeValueAsBytes(document));
    }

    /** Jackson's messages go on with an excerpt of the source. */
    private static String firstLine(@Nullable String text) {
        return text == null ? "" : text.lines().findFirst().orElse("");
    }

    private static JsonNode field(JsonNode document, String name) {
        JsonNode value = document.get(name);
        if (value == null || value.isNull()) {
            throw new IllegalArgumentException("'" + name + "' is missing");
        }
        return value;
    }

    private static long time(JsonNode document, String name) {
        return EpochNanos.of(Instant.parse(field(document, name).asText()));
    }
}
