package io.hindcast.store.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The {@value #FILE} of a folder, whose section {@code files} has the SHA-256 of each of its other files. It is written when
 * all of them are. What begins with a dot is no file of the folder: nobody reads it.
 */
public final class FolderCertificate {
    /** Its name. */
    public static final String FILE = "certificate.json";

    private static final String FILES = "files";
    /** A comparison of a hundred thousand jobs has less. */
    private static final long MOST_BYTES = 256L << 20;

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private FolderCertificate() {}

    /**
     * Writes the certificate of a folder that nobody reads yet.
     *
     * @param document what else it says; receives the hashes
     * @throws UncheckedIOException when a file can't be read, or the certificate can't be written
     */
    public static void write(Path folder, ObjectNode document) {
        write(folder, document, Map.of());
    }

    /**
     * Writes the certificate of a folder that nobody reads yet.
     *
     * @param document what else it says; receives the hashes
     * @param known hashes of files that need not be read again, by name
     * @throws UncheckedIOException when a file can't be read, or the certificate can't be written
     */
    public static void write(Path folder, ObjectNode document, Map<String, String> known) {
        Set<String> unread = names(folder);
        unread.removeAll(known.keySet());
        Map<String, String> all = new TreeMap<>(known);
        all.putAll(hashes(folder, unread));
        put(document.putObject(FILES), all);
        FileReplacement.write(folder.resolve(FILE), text(document));
    }

    /**
     * Replaces the hashes of files that were written anew, in one step; those of all others stay. Does nothing in a folder
     * whose certificate has no hashes: to add some would vouch for files that nobody has checked.
     *
     * @param names of the files
     * @throws InvalidInputException when the certificate is damaged
     */
    public static void renew(Path folder, String... names) {
        ObjectNode document = read(folder).orElse(JSON.createObjectNode());
        if (document.get(FILES) instanceof ObjectNode files) {
            Map<String, String> all = entries(files);
            all.putAll(hashes(folder, Set.of(names)));
            files.removeAll();
            put(files, all);
            replace(folder, document);
        }
    }

    /** Replaces a certificate in one step; the hashes are those that the document has. */
    public static void replace(Path folder, ObjectNode document) {
        FileReplacement.write(folder.resolve(FILE), text(document));
    }

    /**
     * The hashes in a folder's certificate, by name.
     *
     * @return empty when there is no certificate, or one of an earlier version, which has none
     * @throws InvalidInputException when the certificate is damaged
     */
    public static Optional<Map<String, String>> hashes(Path folder) {
        return read(folder)
                .map(document -> document.get(FILES))
                .filter(JsonNode::isObject)
                .map(FolderCertificate::entries);
    }

    /**
     * The certificate of a folder.
     *
     * @return empty when there is none
     * @throws InvalidInputException when it is damaged
     */
    public static Optional<ObjectNode> read(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            if (Files.exists(file) && (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES)) {
                throw damaged(file, null);
            }
            return Optional.of((ObjectNode) JSON.readTree(Files.readString(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JsonProcessingException | CharacterCodingException | ClassCastException e) {
            throw damaged(file, e);
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + file, e);
        }
    }

    private static InvalidInputException damaged(Path file, @Nullable Exception cause) {
        return new InvalidInputException(
                file + ": is no JSON object, so it was changed since it was written, and nobody can say whether other"
                        + " files of the folder were; restore the folder from a copy, or make it anew",
                cause);
    }

    /**
     * SHA-256 of the certificate itself, lower-case hex: whoever has noted it down sees whether anything was changed. Empty
     * when there is none.
     */
    public static Optional<String> sha256(Path folder) {
        try {
            Path file = folder.resolve(FILE);
            return Files.isRegularFile(file) ? Optional.of(hash(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + folder.resolve(FILE), e);
        }
    }

    /**
     * SHA-256 that the certificate had before it spoke of a file, as {@link #sha256(Path)} gives it.
     *
     * @param added name of the file
     * @throws InvalidInputException when the certificate is damaged
     */
    public static Optional<String> sha256Without(Path folder, String added) {
        return read(folder).map(document -> {
            if (document.get(FILES) instanceof ObjectNode files) {
                files.remove(added);
            }
            return Sha256.of(text(document));
        });
    }

    /** What lies in a folder beside the certificate, folders included. */
    static Set<String> names(Path folder) {
        Set<String> names = new TreeSet<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
            for (Path path : paths) {
                String name = path.getFileName().toString();
                if (!name.startsWith(".") && !name.equals(FILE)) {
                    names.add(Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) ? name + "/" : name);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't list " + folder, e);
        }
        return names;
    }

    /** SHA-256 of each of these files, several at a time; folders have none. */
    static Map<String, String> hashes(Path folder, Collection<String> names) {
        Map<String, String> hashes = new ConcurrentHashMap<>();
        names.parallelStream().filter(name -> !name.endsWith("/")).forEach(name -> {
            try {
                hashes.put(name, hash(folder.resolve(name)));
            } catch (IOException e) {
                throw new UncheckedIOException("can't read " + folder.resolve(name), e);
            }
        });
        return hashes;
    }

    private static String hash(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            // A pipe, for one, would be read for ever.
            throw new NoSuchFileException(file.toString(), null, "is no regular file");
        }
        return new Sha256().add(file).hex();
    }

    private static Map<String, String> entries(JsonNode files) {
        Map<String, String> entries = new TreeMap<>();
        files.properties()
                .forEach(file -> entries.put(file.getKey(), file.getValue().asText()));
        return entries;
    }

    private static void put(ObjectNode files, Map<String, String> hashes) {
        new TreeMap<>(hashes).forEach(files::put);
    }

    private static String text(ObjectNode document) {
        try {
            return JSON.writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("can't write a certificate", e);
        }
    }
}
