package io.hindcast.store.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.Sha256;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hashes of a folder's files, as they are written, renewed and read back. */
class FolderCertificateTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private Path certificate;

    @BeforeEach
    void write() throws IOException {
        certificate = folder.resolve("certificate.json");
        Files.writeString(folder.resolve("b.csv"), "2");
        Files.writeString(folder.resolve("a.csv"), "1");
    }

    private static ObjectNode document() {
        return JSON.createObjectNode().put("seed", 7);
    }

    @Test
    void ofEachFileThatIsNotHiddenThereIsAHashInTheOrderOfTheNames() throws IOException {
        Files.writeString(folder.resolve(".hidden"), "3");
        Files.createDirectory(folder.resolve("jobs"));
        FolderCertificate.write(folder, document());
        assertThat(certificate)
                .content()
                .isEqualToNormalizingNewlines("{\n  \"seed\" : 7,\n  \"files\" : {\n    \"a.csv\" : \"" + Sha256.of("1")
                        + "\",\n    \"b.csv\" : \"" + Sha256.of("2") + "\"\n  }\n}\n");
        assertThat(FolderCertificate.hashes(folder)).hasValue(Map.of("a.csv", Sha256.of("1"), "b.csv", Sha256.of("2")));
        assertThat(FolderCertificate.sha256(folder)).hasValue(Sha256.of(Files.readAllBytes(certificate)));
    }

    @Test
    void whatIsKnownIsNotReadAgain() {
        FolderCertificate.write(folder, document(), Map.of("a.csv", "known"));
        assertThat(FolderCertificate.hashes(folder)).hasValue(Map.of("a.csv", "known", "b.csv", Sha256.of("2")));
    }

    @Test
    void onlyWhatWasWrittenAnewIsHashedAnew() throws IOException {
        FolderCertificate.write(folder, document());
        Files.writeString(folder.resolve("a.csv"), "tampered with");
        Files.writeString(folder.resolve("b.csv"), "22");
        Files.writeString(folder.resolve("c.csv"), "33");
        FolderCertificate.renew(folder, "b.csv", "c.csv");
        assertThat(FolderCertificate.hashes(folder))
                .hasValue(Map.of("a.csv", Sha256.of("1"), "b.csv", Sha256.of("22"), "c.csv", Sha256.of("33")));
        assertThat(FolderCertificate.read(folder).orElseThrow().path("seed").asInt())
                .isEqualTo(7);
    }

    @Test
    void noHashesAreAddedToACertificateThatHasNone() throws IOException {
        FolderCertificate.renew(folder, "a.csv");
        assertThat(certificate).doesNotExist();
        Files.writeString(certificate, "{\"seed\": 7}");
        FolderCertificate.renew(folder, "a.csv");
        assertThat(certificate).content().isEqualTo("{\"seed\": 7}");
        assertThat(FolderCertificate.hashes(folder)).isEmpty();
    }

    @Test
    void aFolderWithoutACertificateHasNone() {
        assertThat(FolderCertificate.read(folder)).isEmpty();
        assertThat(FolderCertificate.hashes(folder)).isEmpty();
        assertThat(FolderCertificate.sha256(folder)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{", "\"text\"", "\u00ff", "huge", "folder"})
    void aCertificateThatIsNoDocumentIsNotRead(String content) throws IOException {
        switch (content) {
            case "folder" -> Files.createDirectory(certificate);
            case "huge" -> {
                try (RandomAccessFile file = new RandomAccessFile(certificate.toFile(), "rw")) {
                    // Takes no room on the disk, and would fill the memory.
                    file.setLength(3L << 30);
                }
            }
            default -> Files.write(certificate, content.getBytes(StandardCharsets.ISO_8859_1));
        }
        assertThatThrownBy(() -> FolderCertificate.read(folder))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        certificate + ": is no JSON object, so it was changed since it was written, and nobody can say"
                                + " whether other files of the folder were; restore the folder from a copy, or make it anew");
    }

    /** A pipe, or a link to nothing, would be waited for. */
    @Test
    void whatIsNoFileIsNotHashed() throws IOException {
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));
        assertThatThrownBy(() -> FolderCertificate.write(folder, document()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("can't read " + folder.resolve("link"));
    }
}
