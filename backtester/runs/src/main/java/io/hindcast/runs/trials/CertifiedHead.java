package io.hindcast.runs.trials;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.hindcast.store.files.FolderCertificate;
import io.hindcast.store.ledger.LedgerHead;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the ledger ended when a folder was certified.
 *
 * @param folder the run or comparison
 */
public record CertifiedHead(Path folder, LedgerHead head) {
    /** Key of a certificate: number of the last line. */
    public static final String LENGTH = "ledger_length";

    /** Key of a certificate: hash of the last line. */
    public static final String HEAD = "ledger_head";

    private static final JsonFactory JSON = new JsonFactory();

    /**
     * That of a folder. The certificate itself is checked by whoever reads the folder.
     *
     * @return empty where it has no certificate, or one that can't be read or is of a version that did not keep a ledger
     */
    public static Optional<CertifiedHead> of(Path folder) {
        Path file = folder.resolve(FolderCertificate.FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        long length = -1;
        String hash = "";
        try (JsonParser parser = JSON.createParser(file.toFile())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while ((length < 0 || hash.isEmpty()) && parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals(LENGTH) && value == JsonToken.VALUE_NUMBER_INT) {
                    length = parser.getLongValue();
                } else if (name.equals(HEAD) && value == JsonToken.VALUE_STRING) {
                    hash = parser.getText();
                } else {
                    parser.skipChildren();
                }
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return length < 0 || hash.isEmpty()
                ? Optional.empty()
                : Optional.of(new CertifiedHead(folder, new LedgerHead(length, hash)));
    }

    /**
     * Those of all runs or comparisons of a folder; of a comparison that was interrupted those of its jobs.
     *
     * @param folder need not exist
     */
    static List<CertifiedHead> within(Path folder) {
        List<CertifiedHead> heads = new ArrayList<>();
        for (Path each : folders(folder)) {
            Optional<CertifiedHead> own = of(each);
            own.ifPresent(heads::add);
            if (!Files.exists(each.resolve(FolderCertificate.FILE))) {
                folders(each.resolve("jobs")).forEach(job -> of(job).ifPresent(heads::add));
            }
        }
        return heads;
    }

    private static List<Path> folders(Path folder) {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder, Files::isDirectory)) {
                for (Path path : paths) {
                    if (!path.getFileName().toString().startsWith(".")) {
                        found.add(path);
                    }
                }
            } catch (IOException e) {
                return found;
            }
        }
        return found.stream().sorted().toList();
    }
}
