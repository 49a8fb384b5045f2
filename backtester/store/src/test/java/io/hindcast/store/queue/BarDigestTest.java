package io.hindcast.store.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.settings.Sha256;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The data hash is SHA-256 over 48 big-endian bytes a bar, at the end and at each block. */
class BarDigestTest {
    private static final int BLOCK = 4_096;

    private static String expected(int bars) {
        ByteBuffer bytes = ByteBuffer.allocate(bars * 48);
        for (int i = 0; i < bars; i++) {
            bytes.putLong(i).putDouble(i + 0.1).putDouble(i + 0.2).putDouble(i - 0.3);
            bytes.putDouble(i + 0.4).putDouble(-0.0);
        }
        return Sha256.of(bytes.array());
    }

    private static BarDigest digest(int bars) {
        BarDigest digest = new BarDigest();
        for (int i = 0; i < bars; i++) {
            digest.add(i, i + 0.1, i + 0.2, i - 0.3, i + 0.4, -0.0);
        }
        return digest;
    }

    private static void assertHashes(int bars) {
        BarDigest digest = digest(bars);
        String hash = digest.finish();
        assertThat(hash).isEqualTo(expected(bars));
        List<String> blocks = new ArrayList<>();
        for (int end = BLOCK; end < bars; end += BLOCK) {
            blocks.add(expected(end));
        }
        assertThat(digest.blocks()).isEqualTo(blocks);
        assertThat(BarDigest.fullBlocks(bars)).isEqualTo(blocks.size());
    }

    @Property(tries = 30)
    void eachBlockThatAnotherBarFollowsHasTheHashOfAllBarsUpToItsEnd(
            @ForAll @IntRange(min = 1, max = 15_000) int bars) {
        assertHashes(bars);
    }

    @Example
    void alsoAtTheBordersOfABlock() {
        for (int bars : new int[] {1, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK, 2 * BLOCK + 1}) {
            assertHashes(bars);
        }
    }
}
