package io.hindcast.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Copies of model folders, changed by somebody who can compute hashes as well. */
final class ModelFolders {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ModelFolders() {}

    static Path copy(Path model, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(model)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        return to;
    }

    static ObjectNode provenance(Path model) throws IOException {
        return (ObjectNode) JSON.readTree(model.resolve("provenance.json").toFile());
    }

    static void edit(Path model, Consumer<ObjectNode> edit) throws IOException {
        ObjectNode provenance = provenance(model);
        edit.accept(provenance);
        Files.writeString(model.resolve("provenance.json"), provenance.toPrettyString());
    }

    /** Changes a file and mends its hash. */
    static void replace(Path model, String file, byte[] content) throws IOException {
        Files.write(model.resolve(file), content);
        edit(model, provenance -> provenance.withObject("/files").put(file, sha256(content)));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
