package io.hindcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hindcast.store.files.FolderDeletion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Folders that tests look at and change. */
final class Folders {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Folders() {}

    /** Copies a folder over another one. */
    static Path copy(Path from, Path to) throws IOException {
        FolderDeletion.delete(to);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
        return to;
    }

    /** Texts by paths. */
    static Map<String, String> content(Path folder) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                content.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return content;
    }

    /** Replaces what a pattern finds first. */
    static void replace(Path file, String pattern, String replacement) throws IOException {
        String text = Files.readString(file);
        String other = text.replaceFirst(pattern, replacement);
        assertThat(other).isNotEqualTo(text);
        Files.writeString(file, other);
    }

    /** Takes the last rows from a file. */
    static void cut(Path file, int rows) throws IOException {
        List<String> lines = Files.readAllLines(file);
        Files.write(file, lines.subList(0, lines.size() - rows));
    }

    /** As an earlier version has written it. */
    static void forgetHashes(Path folder) throws IOException {
        Path file = folder.resolve("certificate.json");
        ObjectNode certificate = (ObjectNode) JSON.readTree(file.toFile());
        certificate.remove("files");
        JSON.writeValue(file.toFile(), certificate);
    }
}
