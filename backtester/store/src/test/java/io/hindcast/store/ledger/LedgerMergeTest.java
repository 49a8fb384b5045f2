package io.hindcast.store.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.settings.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of two copies that have grown apart no line is lost, and every head that either ever had is known. */
class LedgerMergeTest {
    private static final String TIME = "2026-01-02T03:04:05Z";

    @TempDir
    private Path folder;

    private Path here;
    private Path there;

    @BeforeEach
    void apart() throws IOException {
        here = folder.resolve("here.jsonl");
        there = folder.resolve("there.jsonl");
        Noted.note(here, "both 1", "both 2");
        copy(here, there);
        Noted.note(here, "here 1", "here 2");
        Noted.note(there, "there 1");
        Noted.note(there, "there 2", "there 3");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    private static MergeResult merge(Path into, Path other) {
        return new Ledger(into).merge(other, TIME);
    }

    private static Set<String> hashes(Path file) {
        return new Ledger(file).read().hashes();
    }

    private static void whole(Path file) {
        LedgerReading reading = new Ledger(file).read();
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.torn()).isEmpty();
    }

    @Test
    void theUnionIsThereAndAllHeadsAreKnown() throws IOException {
        Set<String> heads = hashes(there);
        heads.addAll(hashes(here));
        byte[] before = Files.readAllBytes(here);
        MergeResult result = merge(here, there);
        assertThat(result.lines()).isEqualTo(3);
        assertThat(result.damaged()).isZero();
        assertThat(result.kept()).isEmpty();
        whole(here);
        assertThat(Noted.of(here))
                .containsExactly("both 1", "both 2", "here 1", "here 2", "there 1", "there 2", "there 3");
        assertThat(hashes(here)).containsAll(heads);
        // What was here stays as it was, to the byte, and the ledger goes on.
        assertThat(Files.readAllBytes(here)).startsWith(before);
        Noted.note(here, "next");
        whole(here);
        assertThat(Noted.of(here)).endsWith("next").hasSize(8);
    }

    @Test
    void oneOfNothingNewChangesNothing() throws IOException {
        merge(here, there);
        byte[] once = Files.readAllBytes(here);
        assertThat(merge(here, there)).isEqualTo(new MergeResult(0, 0, false, Optional.empty()));
        assertThat(Files.readAllBytes(here)).isEqualTo(once);
        Path earlier = folder.resolve("earlier.jsonl");
        Files.write(earlier, Files.readAllLines(here).subList(0, 3));
        assertThat(merge(here, earlier).changed()).isFalse();
    }

    @Test
    void copiesThatAreJoinedToAndFroDoNotDoubleAnything() {
        merge(here, there);
        merge(there, here);
        merge(here, there);
        Noted.note(there, "later");
        merge(here, there);
        merge(there, here);
        for (Path each : List.of(here, there)) {
            whole(each);
            assertThat(Noted.of(each))
                    .containsExactlyInAnyOrder(
                            "both 1", "both 2", "here 1", "here 2", "there 1", "there 2", "there 3", "later");
        }
        assertThat(hashes(there)).containsAll(hashes(here));
    }

    @Test
    void aMissingOneIsRestored() throws IOException {
        Files.delete(here);
        merge(here, there);
        assertThat(here).hasSameBinaryContentAs(there);
    }

    @Test
    void aCutEndComesBackFromACopyWithWhatWasNotedSince() throws IOException {
        Path copy = folder.resolve("copy.jsonl");
        copy(here, copy);
        LedgerHead head = new Ledger(here).read().head();
        Files.write(here, Files.readAllLines(here).subList(0, 2));
        Noted.note(here, "since");
        assertThat(hashes(here)).doesNotContain(head.hash());
        merge(here, copy);
        whole(here);
        assertThat(hashes(here)).contains(head.hash());
        assertThat(Noted.of(here)).containsExactly("both 1", "both 2", "since", "here 1", "here 2");
    }

    @Test
    void aDamagedOneIsMendedByACopyAndKeptBeside() throws IOException {
        Path copy = folder.resolve("copy.jsonl");
        copy(here, copy);
        List<String> lines = Files.readAllLines(here);
        for (int damaged = 0; damaged < lines.size(); damaged++) {
            List<String> changed = new ArrayList<>(lines);
            changed.set(damaged, "so it goes");
            Files.write(here, changed);
            Noted.note(here, "since");
            byte[] before = Files.readAllBytes(here);
            Set<String> heads = hashes(here);
            MergeResult result = merge(here, copy);
            assertThat(result.damaged()).isEqualTo(1);
            assertThat(result.kept().orElseThrow()).hasBinaryContent(before);
            whole(here);
            assertThat(Noted.of(here)).containsExactly("both 1", "both 2", "here 1", "here 2", "since");
            assertThat(new Ledger(here).read().damagedLines()).isEqualTo(1);
            assertThat(hashes(here)).containsAll(heads).containsAll(hashes(copy));
        }
    }

    @Test
    void withoutACopyWhatIsWholeIsKeptAndWhatIsNotIsText() throws IOException {
        List<String> lines = Files.readAllLines(here);
        for (int damaged = 0; damaged < lines.size(); damaged++) {
            List<String> changed = new ArrayList<>(lines);
            changed.set(damaged, "so it goes " + damaged);
            Files.write(here, changed);
            MergeResult result = merge(here, here);
            assertThat(result.damaged()).isEqualTo(1);
            whole(here);
            List<String> left = new ArrayList<>(List.of("both 1", "both 2", "here 1", "here 2"));
            left.remove(damaged);
            assertThat(Noted.of(here)).isEqualTo(left);
            assertThat(Files.readString(here)).contains("so it goes " + damaged);
        }
    }

    @Test
    void aDamagedCopyGivesWhatIsWholeOfIt() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(there));
        lines.set(3, "so it goes");
        lines.remove(2);
        Files.writeString(there, String.join("\n", lines) + "\n{\"number\":6,");
        MergeResult result = merge(here, there);
        assertThat(result.lines()).isEqualTo(1);
        assertThat(result.damaged()).isEqualTo(1);
        whole(here);
        assertThat(Noted.of(here)).containsExactly("both 1", "both 2", "here 1", "here 2", "there 3");
        assertThat(new Ledger(here).read().tornLines()).isEqualTo(1);
        assertThat(merge(here, there).changed()).isFalse();
    }

    @Test
    void whatIsNoLedgerIsRefused() throws IOException {
        byte[] before = Files.readAllBytes(here);
        Path text = Files.writeString(folder.resolve("text"), "so it goes\n");
        assertThatThrownBy(() -> merge(here, text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(text + ": no line of it is one of a ledger; name a copy of here.jsonl");
        assertThatThrownBy(() -> merge(here, folder.resolve("nowhere")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("nowhere: no such file; name a copy of here.jsonl");
        assertThat(Files.readAllBytes(here)).isEqualTo(before);
    }
}
