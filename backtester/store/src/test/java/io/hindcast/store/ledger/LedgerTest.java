package io.hindcast.store.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.settings.Sha256;
import io.hindcast.store.files.ChildJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that was acknowledged is lost, and whatever happens to a line later is noticed. */
@Timeout(60)
class LedgerTest {
    private static final List<String> TEXTS = List.of("one", "two", "ünïcödé \uD83D\uDE80", "four", "five");

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void names() {
        file = folder.resolve("data/notes.jsonl");
    }

    @Test
    void whatWasNeverWrittenIsEmptyAndMadeByTheFirstLine() {
        assertThat(new Ledger(file).exists()).isFalse();
        LedgerReading nothing = new Ledger(file).read();
        assertThat(nothing.head()).isEqualTo(LedgerHead.NONE);
        assertThat(nothing.faults()).isEmpty();
        assertThat(new Ledger(file).append(before -> List.of()).lines()).isEmpty();
        assertThat(new Ledger(file).exists()).isFalse();
        assertThat(Noted.of(Noted.note(file, "one"))).containsExactly("one");
        assertThat(new Ledger(file).exists()).isTrue();
    }

    /** Any tool can check a chain: the rule of docs/ledger.md, applied by hand. */
    @Test
    void eachLineIsTiedToTheOneBeforeByTheHashOfItsBytes() throws IOException {
        Noted.note(file, "one", "two");
        LedgerReading reading = Noted.note(file, "three");
        String before = "0".repeat(64);
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(3);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int at = line.indexOf(",\"hash\":\"");
            String hash = Sha256.of(line.substring(0, at));
            assertThat(line)
                    .startsWith("{\"number\":" + (i + 1) + ",\"before\":\"" + before + "\",\"kind\":\"note\"")
                    .endsWith(",\"hash\":\"" + hash + "\"}");
            before = hash;
        }
        assertThat(reading.head()).isEqualTo(new LedgerHead(3, before));
        assertThat(reading.hashes()).contains(before).hasSize(4);
    }

    @Test
    void threadsLoseNothing() throws Exception {
        List<Callable<Object>> all = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            String name = "thread-" + thread;
            all.add(Executors.callable(
                    () -> Noted.Writer.main(new String[] {file.toString(), name, Integer.toString(12)})));
            for (int i = 0; i < 12; i++) {
                expected.add(name + "-" + i);
            }
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Object> each : threads.invokeAll(all)) {
                each.get();
            }
        }
        wholeWith(expected);
    }

    @Tag("slow")
    @Test
    void processesLoseNothing() throws Exception {
        List<Process> running = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        try {
            for (int process = 0; process < 4; process++) {
                String name = "process-" + process;
                running.add(ChildJvm.start(Noted.Writer.class, Optional.empty(), file.toString(), name, "10"));
                for (int i = 0; i < 10; i++) {
                    expected.add(name + "-" + i);
                }
            }
            for (Process each : running) {
                assertThat(each.waitFor(50, TimeUnit.SECONDS)).isTrue();
                assertThat(each.exitValue()).isZero();
            }
        } finally {
            running.forEach(Process::destroyForcibly);
        }
        wholeWith(expected);
    }

    private void wholeWith(List<String> expected) {
        LedgerReading reading = new Ledger(file).read();
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.torn()).isEmpty();
        assertThat(Noted.of(reading)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(reading.lines().stream().map(LedgerLine::number).toList())
                .isEqualTo(LongStream.rangeClosed(1, expected.size()).boxed().toList());
    }

    /** A kill in mid-write leaves any number of bytes of the last line: it is told from a deleted one, and closed with a note. */
    @Test
    void aTornLineIsClosedByTheNextWhereverItWasTorn() throws IOException {
        Noted.note(file, "one", "two");
        byte[] before = Files.readAllBytes(file);
        Noted.note(file, TEXTS.get(2));
        byte[] whole = Files.readAllBytes(file);
        for (int length = before.length; length <= whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            boolean torn = length > before.length && length < whole.length - 1;
            LedgerReading found = new Ledger(file).read();
            assertThat(found.faults()).as("%d bytes", length).isEmpty();
            assertThat(found.tornBytes()).isEqualTo(torn ? length - before.length : 0);
            // All but the end of the line is all that it was to say.
            boolean lost = torn || length == before.length;
            List<String> left = lost ? List.of("one", "two") : List.of("one", "two", TEXTS.get(2));
            assertThat(Noted.of(found)).isEqualTo(left);

            LedgerReading next = Noted.note(file, "next");
            List<String> expected = new ArrayList<>(left);
            expected.add("next");
            assertThat(next.faults()).isEmpty();
            assertThat(next.torn()).isEmpty();
            assertThat(Noted.of(next)).isEqualTo(expected);
            assertThat(next.tornLines()).isEqualTo(torn ? 1 : 0);
            byte[] after = Files.readAllBytes(file);
            assertThat(after).startsWith(before).endsWith('\n');
            if (torn) {
                String rest = new String(whole, before.length, length - before.length, StandardCharsets.UTF_8);
                assertThat(next.lines().get(2).content().path("text").asText()).isEqualTo(rest);
                assertThat(next.lines().get(2).content().path("bytes").asInt()).isEqualTo(length - before.length);
            }
        }
    }

    /** So is a kill while a torn line is closed: whatever was written over it, no line before it is touched. */
    @Test
    void aTornLineThatIsTornAgainIsClosedAsWell() throws IOException {
        Noted.note(file, "one");
        byte[] before = Files.readAllBytes(file);
        Files.write(
                file,
                (new String(before, StandardCharsets.UTF_8) + "{\"number\":2,\"bef").getBytes(StandardCharsets.UTF_8));
        Noted.note(file, "next");
        byte[] closed = Files.readAllBytes(file);
        for (int length = before.length; length <= closed.length; length += 5) {
            Files.write(file, Arrays.copyOf(closed, length));
            LedgerReading next = Noted.note(file, "again");
            assertThat(next.faults()).as("%d bytes", length).isEmpty();
            assertThat(Noted.of(next)).startsWith("one").endsWith("again");
        }
    }

    private static List<String> fiveLines(Path file) throws IOException {
        TEXTS.forEach(text -> Noted.note(file, text));
        return Files.readAllLines(file);
    }

    @Test
    void aDeletedLineIsNoticedWhereverItStood() throws IOException {
        List<String> lines = fiveLines(file);
        LedgerHead head = new Ledger(file).read().head();
        for (int deleted = 0; deleted < 5; deleted++) {
            List<String> left = new ArrayList<>(lines);
            left.remove(deleted);
            Files.write(file, left);
            LedgerReading reading = new Ledger(file).read();
            if (deleted < 4) {
                assertThat(reading.faults())
                        .containsExactly(new LedgerFault(
                                deleted + 1,
                                "is number " + (deleted + 2) + ", so line " + (deleted + 1)
                                        + " in front of it was deleted or moved"));
            } else {
                // A cut end leaves a whole chain: who has noted the head down notices it.
                assertThat(reading.faults()).isEmpty();
                assertThat(reading.hashes()).doesNotContain(head.hash());
            }
            assertThat(reading.lines()).hasSize(4);
        }
    }

    @Test
    void aChangedLineIsNoticedAtEachByte() throws IOException {
        List<String> lines = fiveLines(file);
        byte[] whole = Files.readAllBytes(file);
        int at = 0;
        for (int line = 0; line < 5; line++) {
            int length = lines.get(line).getBytes(StandardCharsets.UTF_8).length;
            for (int i = at; i < at + length; i++) {
                byte[] changed = whole.clone();
                changed[i] ^= 1;
                LedgerReading reading = LedgerReading.of(changed);
                assertThat(reading.faults()).as("byte %d", i).isNotEmpty();
                assertThat(reading.faults().getFirst().line()).isEqualTo(line + 1);
            }
            at += length + 1;
        }
    }

    @Test
    void movedAndDoubledAndForeignLinesAreNoticed() throws IOException {
        List<String> lines = fiveLines(file);
        Path other = folder.resolve("other.jsonl");
        Noted.note(other, "1", "2", "3", "4", "5");
        List<String> foreign = Files.readAllLines(other);
        for (int i = 0; i < 5; i++) {
            for (int to = i + 1; to < 5; to++) {
                List<String> moved = new ArrayList<>(lines);
                moved.set(i, lines.get(to));
                moved.set(to, lines.get(i));
                Files.write(file, moved);
                assertThat(new Ledger(file).read().faults())
                        .extracting(LedgerFault::line)
                        .contains(i + 1L);
            }
            List<String> twice = new ArrayList<>(lines);
            twice.add(i + 1, lines.get(i));
            Files.write(file, twice);
            assertThat(new Ledger(file).read().faults())
                    .first()
                    .isEqualTo(new LedgerFault(
                            i + 2,
                            "is number " + (i + 1) + " where " + (i + 2) + " is due: it was moved or written twice"));
            List<String> exchanged = new ArrayList<>(lines);
            exchanged.set(i, foreign.get(i));
            Files.write(file, exchanged);
            List<LedgerFault> faults = new Ledger(file).read().faults();
            // The first line of another ledger is in its place; what follows it shows that it is not the one.
            assertThat(faults).first().extracting(LedgerFault::line).isEqualTo(Math.max(2, i + 1L));
            assertThat(faults).first().extracting(LedgerFault::words).asString().contains("is of another copy");
        }
    }

    @Test
    void whatIsAppendedToADamagedLedgerIsKeptAndTheDamageStaysInSight() throws IOException {
        List<String> lines = fiveLines(file);
        for (int damaged = 0; damaged < 5; damaged++) {
            List<String> changed = new ArrayList<>(lines);
            changed.set(damaged, lines.get(damaged).replace("note", "nope"));
            Files.write(file, changed);
            LedgerReading next = Noted.note(file, "next");
            assertThat(next.faults())
                    .containsExactly(new LedgerFault(
                            damaged + 1, "was changed since it was written: its hash is not that of its text"));
            assertThat(Noted.of(next)).hasSize(5).endsWith("next");
            assertThat(Files.readAllLines(file)).startsWith(changed.toArray(String[]::new));
        }
    }
}
