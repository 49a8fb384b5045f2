package io.hindcast.store.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.market.Instrument;
import io.hindcast.market.Interval;
import io.hindcast.market.MutableBar;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.store.importing.CsvImport;
import io.hindcast.store.importing.ImportRequest;
import io.hindcast.store.importing.OnError;
import io.hindcast.store.importing.Stamp;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever has become of a queue's files, it is read as it was, or refused in words. */
@Timeout(120)
class DamagedQueueTest {
    private static final int BARS = 1_500;

    @TempDir
    private Path folder;

    private List<Long> whole;

    @BeforeEach
    void store() throws IOException {
        List<String> lines = new ArrayList<>(List.of("time,open,high,low,close"));
        for (int i = 0; i < BARS; i++) {
            lines.add(Instant.parse("2024-01-01T00:00:00Z").plusSeconds(60L * i) + ",1,1,1,1");
        }
        Path csv = Files.write(folder.resolve("bars.csv"), lines);
        new CsvImport(new BarStore(folder))
                .run(
                        new ImportRequest(
                                csv,
                                "q",
                                new Instrument("X"),
                                Interval.parse("1m"),
                                ZoneId.of("UTC"),
                                LocalTime.MIDNIGHT,
                                Stamp.OPEN,
                                false,
                                OnError.FAIL,
                                Optional.empty()),
                        (rows, read, bytes) -> {});
        whole = read();
        assertThat(whole).hasSize(BARS);
    }

    private List<Long> read() {
        List<Long> times = new ArrayList<>();
        try (QueueReader reader = new BarStore(folder).open("q")) {
            MutableBar bar = new MutableBar();
            while (reader.next(bar)) {
                times.add(bar.closeTime());
            }
        }
        return times;
    }

    private Path file(String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("q"))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void wholeOrRefused(String what) {
        try {
            assertThat(read()).as(what).isEqualTo(whole);
        } catch (InvalidInputException e) {
            assertThat(e).as(what).hasMessageContaining("'q' is damaged").hasMessageContaining("import bars.csv again");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 100, 4_096, 9_603, 56_728, 65_536, 131_072, 200_001})
    void aFileThatWasCutIsRefused(long length) throws IOException {
        try (RandomAccessFile bars = new RandomAccessFile(file(".cq4").toFile(), "rw")) {
            assertThat(bars.length()).isGreaterThan(length);
            bars.setLength(length);
        }
        wholeOrRefused("cut at " + length);
    }

    /** Some of what Chronicle throws there is a checked exception that it does not declare. */
    @Test
    void damagedHeadersAreNoTraces() throws IOException {
        byte[] good = Files.readAllBytes(file(".cq4"));
        for (int at : new int[] {2, 3, 6, 8, 10}) {
            byte[] bad = good.clone();
            bad[at] ^= 1;
            Files.write(file(".cq4"), bad);
            wholeOrRefused("header changed at " + at);
        }
    }

    @Tag("slow")
    @Test
    void damagedMetadataOfChronicleAreNoTraces() throws IOException {
        byte[] good = Files.readAllBytes(file(".cq4t"));
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 24; i++) {
            byte[] bad = good.clone();
            String what;
            if (i % 4 == 3) {
                int length = random.nextInt(1 + i * 8);
                bad = java.util.Arrays.copyOf(good, length);
                what = "metadata.cq4t cut at " + length;
            } else {
                int at = i < 16 ? i * 9 : random.nextInt(400);
                bad[at] ^= (byte) (1 << random.nextInt(8));
                what = "metadata.cq4t changed at " + at;
            }
            Files.write(file(".cq4t"), bad);
            wholeOrRefused(what);
        }
    }
}
