package io.hindcast.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Sha256Test {
    /** The examples of FIPS 180-2. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private static final String TWO_BLOCKS = "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1";
    private static final String A_MILLION = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";

    @TempDir
    private Path folder;

    @Test
    void theStandardsExamplesHaveTheirHashes() {
        assertThat(Sha256.of("abc")).isEqualTo(ABC);
        assertThat(Sha256.of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"))
                .isEqualTo(TWO_BLOCKS);
        assertThat(Sha256.of("a".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(A_MILLION);
        assertThat(Sha256.of("")).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void partsHashAsTheWhole() throws IOException {
        Path file = Files.writeString(folder.resolve("b"), "b");
        ByteBuffer buffer = ByteBuffer.wrap(new byte[] {'c'});

        Sha256 hash = new Sha256().add("a").add(file).add(buffer);

        assertThat(buffer.hasRemaining()).isFalse();
        assertThat(hash.hex()).isEqualTo(ABC).isEqualTo(hash.hex());
        assertThat(hash.add(new byte[] {'x', 'd', 'x'}, 1, 1).hex()).isEqualTo(Sha256.of("abcd"));
    }

    @Test
    void filesHashOneAfterTheOther() throws IOException {
        Path first = Files.writeString(folder.resolve("first"), "a".repeat(700_000));
        Path second = Files.writeString(folder.resolve("second"), "a".repeat(300_000));

        assertThat(Sha256.ofFiles(first, second)).isEqualTo(A_MILLION);
    }

    @Test
    void aFileThatCannotBeReadIsNamed() {
        Path missing = folder.resolve("missing");

        assertThatThrownBy(() -> Sha256.ofFiles(missing))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("can't read " + missing);
    }
}
