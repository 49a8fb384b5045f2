package io.hindcast.store.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.market.Bar;
import io.hindcast.market.BarSource;
import io.hindcast.market.EpochNanos;
import io.hindcast.market.Instrument;
import io.hindcast.market.Interval;
import io.hindcast.market.MutableBar;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.store.queue.BarStore;
import io.hindcast.store.queue.QueueMetadata;
import io.hindcast.store.queue.QueueWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class CsvImportTest {
    private static final String HEADER = "date,open,high,low,close,volume";

    @TempDir
    private Path folder;

    private BarStore store;
    private CsvImport importer;

    @BeforeEach
    void openStore() {
        store = new BarStore(folder.resolve("queues"));
        importer = new CsvImport(store);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsStoredIsWhatStoodInTheFileToTheBit(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> lines = new ArrayList<>();
        List<Bar> expected = new ArrayList<>();
        int count = 1 + random.nextInt(3_000);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (int i = 0; i < count; i++) {
            LocalDate date = LocalDate.of(1999, 1, 1).plusDays(i);
            double low = Math.exp(20 * random.nextDouble() - 10);
            double high = low * (1 + random.nextDouble());
            Bar bar = new MutableBar()
                    .set(
                            EpochNanos.of(Instant.parse(date.plusDays(1) + "T00:00:00Z")),
                            low + (high - low) * random.nextDouble(),
                            high,
                            low,
                            low + (high - low) * random.nextDouble(),
                            1e9 * random.nextDouble());
            expected.add(bar);
            lines.add(date + "," + bar.open() + "," + bar.high() + "," + bar.low() + "," + bar.close() + ","
                    + bar.volume());
            digest.update(ByteBuffer.allocate(48)
                    .putLong(bar.closeTime())
                    .putDouble(bar.open())
                    .putDouble(bar.high())
                    .putDouble(bar.low())
                    .putDouble(bar.close())
                    .putDouble(bar.volume())
                    .array());
        }
        QueueMetadata queue = run(file(HEADER, lines), OnError.FAIL).queue();
        assertThat(bars("q")).usingRecursiveFieldByFieldElementComparator().isEqualTo(expected);
        assertThat(queue.rows()).isEqualTo(count);
        assertThat(queue.firstTime()).isEqualTo(expected.getFirst().closeTime());
        assertThat(queue.lastTime()).isEqualTo(expected.getLast().closeTime());
        assertThat(queue.barsSha256()).isEqualTo(HexFormat.of().formatHex(digest.digest()));
        assertThat(store.describe("q")).isEqualTo(queue);
    }

    @Test
    void aFailedImportLeavesTheEarlierQueueAndNothingElse() throws IOException {
        run(file(HEADER, List.of("2020-01-01,1,1,1,1,0")), OnError.FAIL);
        List<String> before = names();
        List<String> lines = new ArrayList<>();
        for (int day = 1; day <= 28; day++) {
            lines.add(String.format(java.util.Locale.ROOT, "2021-02-%02d,1,1,1,%s,0", day, day == 20 ? "x" : "1"));
        }
        Path bad = file(HEADER, lines);
        assertThatThrownBy(() -> run(bad, OnError.FAIL))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("line 21")
                .hasMessageContaining("close")
                .hasMessageContaining("--on-error skip");
        assertThat(names()).isEqualTo(before);
        assertThat(bars("q")).hasSize(1);
    }

    @Test
    void badRowsAreLeftOutAndSetDownWhenAskedFor() throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "2020-01-01,1,1,1,1,0",
                "2020-01-02,1,1,1,null,0",
                "2020-01-03,1,1,2,1,0",
                "2020-01-03,2,3,1,2,5",
                "2020-01-02,1,1,1,1,0",
                "2020-01-04,1,1,1,1,-1"));
        // More than a small share of bad rows would end the import.
        for (int i = 0; i < 80; i++) {
            lines.add(LocalDate.of(2020, 1, 5).plusDays(i) + ",1,1,1,1,0");
        }
        QueueMetadata queue = run(file(HEADER, lines), OnError.SKIP).queue();
        assertThat(queue.rows()).isEqualTo(82);
        assertThat(queue.rejected()).isEqualTo(4);
        assertThat(bars("q").get(1).high()).isEqualTo(3);
        List<String> rejects = Files.readAllLines(store.folder("q").resolve(CsvImport.REJECTS));
        assertThat(rejects).hasSize(5);
        assertThat(rejects.get(1)).startsWith("3,").contains("null");
        assertThat(rejects.get(4)).startsWith("7,").contains("-1");
    }

    @Test
    void importingAgainReplacesAndWhatIsLeftOfACrashDoesNotMatter() throws IOException {
        assertThat(run(file(HEADER, List.of("2020-01-01,1,1,1,1,0")), OnError.FAIL)
                        .replaced())
                .isFalse();
        Path file = file(HEADER, List.of("2020-01-01,2,2,2,2,0", "2020-01-02,2,2,2,2,0"));
        ImportRequest request = request(file, OnError.FAIL);
        assertThat(importer.upToDate(request)).isFalse();
        assertThat(importer.run(request, (rows, read, bytes) -> {}).replaced()).isTrue();
        assertThat(importer.upToDate(request)).isTrue();
        assertThat(bars("q")).hasSize(2);

        // A crash leaves a writer's folder behind: it is no queue, and the next import works.
        try (QueueWriter crashed = store.create("q")) {
            crashed.append(new MutableBar().set(1, 1, 1, 1, 1, 1));
            assertThat(stored()).extracting(QueueMetadata::name).containsExactly("q");
            assertThat(bars("q")).hasSize(2);
        }
        assertThat(bars("q")).hasSize(2);
    }

    @Test
    void aDeathAtAnyStepLeavesAWholeQueue() throws IOException {
        run(file(HEADER, List.of("2020-01-01,1,1,1,1,0")), OnError.FAIL);
        Path queues = folder.resolve("queues");
        // Died while writing: a folder of a writer that is gone.
        Path half = Files.createDirectories(queues.resolve(".q.importing-0123456789abcdef"));
        Files.writeString(half.resolve("half.cq4"), "half");
        Files.writeString(queues.resolve(".q.importing-0123456789abcdef.lock"), "");
        assertThat(bars("q")).hasSize(1);
        assertThat(stored()).hasSize(1);
        // Died between moving the old queue aside and the new one in.
        Files.move(store.folder("q"), queues.resolve(".q.replaced-0123456789abcdef"));
        assertThat(bars("q")).hasSize(1);
        run(file(HEADER, List.of("2020-01-01,2,2,2,2,0")), OnError.FAIL);
        assertThat(bars("q").getFirst().close()).isEqualTo(2);
        assertThat(half).doesNotExist();
    }

    @Test
    void aReaderKeepsWhatItOpenedWhileTheQueueIsReplaced() throws IOException {
        run(file(HEADER, List.of("2020-01-01,1,1,1,1,0", "2020-01-02,1,1,1,1,0")), OnError.FAIL);
        try (BarSource open = store.open("q")) {
            MutableBar bar = new MutableBar();
            assertThat(open.next(bar)).isTrue();
            run(file(HEADER, List.of("2020-01-01,9,9,9,9,0")), OnError.FAIL);
            assertThat(open.next(bar)).isTrue();
            assertThat(bar.close()).isEqualTo(1);
            assertThat(open.next(bar)).isFalse();
        }
        assertThat(bars("q").getFirst().close()).isEqualTo(9);
    }

    @Test
    void aDateCloseIsTheSessionsInTheMarketsZoneSummerAndWinter() throws IOException {
        Path file = file(HEADER, List.of("2020-03-06,1,1,1,1,0", "2020-03-09,1,1,1,1,0"));
        importer.run(
                new ImportRequest(
                        file,
                        "q",
                        new Instrument("SPX"),
                        Interval.parse("1d"),
                        ZoneId.of("America/New_York"),
                        LocalTime.of(16, 0),
                        Stamp.OPEN,
                        false,
                        OnError.FAIL,
                        Optional.empty()),
                (rows, read, bytes) -> {});
        assertThat(bars("q"))
                .extracting(bar -> EpochNanos.toInstant(bar.closeTime()).toString())
                .containsExactly("2020-03-06T21:00:00Z", "2020-03-09T20:00:00Z");
    }

    @Test
    void anOpenStampIsKnownOneIntervalLaterAndACloseStampAtOnce() throws IOException {
        Path file = file(
                "timestamp,open,high,low,close,volume",
                List.of("2020-01-01T10:00:00Z,1,1,1,1,0", "2020-01-01T10:05:00Z,1,1,1,1,0"));
        for (Stamp stamp : Stamp.values()) {
            importer.run(
                    new ImportRequest(
                            file,
                            "q",
                            new Instrument("X"),
                            Interval.parse("5m"),
                            ZoneId.of("UTC"),
                            LocalTime.MIDNIGHT,
                            stamp,
                            false,
                            OnError.FAIL,
                            Optional.empty()),
                    (rows, read, bytes) -> {});
            assertThat(EpochNanos.toInstant(bars("q").getFirst().closeTime()).toString())
                    .isEqualTo(stamp == Stamp.OPEN ? "2020-01-01T10:05:00Z" : "2020-01-01T10:00:00Z");
        }
    }

    @Test
    void adjustedPricesAreMultipliedByAdjustedCloseOverClose() throws IOException {
        Path file = file("date,open,high,low,close,adjclose,volume", List.of("2020-01-01,10,14,8,12,6,100"));
        importer.run(request(file, "q", true), (rows, read, bytes) -> {});
        Bar bar = bars("q").getFirst();
        assertThat(List.of(bar.open(), bar.high(), bar.low(), bar.close(), bar.volume()))
                .containsExactly(5.0, 7.0, 4.0, 6.0, 100.0);
        importer.run(request(file, "q", false), (rows, read, bytes) -> {});
        assertThat(bars("q").getFirst().close()).isEqualTo(12);
        assertThatThrownBy(() -> importer.run(
                        request(file(HEADER, List.of("2020-01-01,1,1,1,1,0")), "q", true), (rows, read, bytes) -> {}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("adj");
    }

    private ImportResult run(Path file, OnError onError) {
        return importer.run(request(file, onError), (rows, read, bytes) -> {});
    }

    private static ImportRequest request(Path file, OnError onError) {
        return new ImportRequest(
                file,
                "q",
                new Instrument("SPX"),
                Interval.parse("1d"),
                ZoneId.of("UTC"),
                LocalTime.MIDNIGHT,
                Stamp.OPEN,
                false,
                onError,
                Optional.empty());
    }

    private static ImportRequest request(Path file, String name, boolean adjusted) {
        return new ImportRequest(
                file,
                name,
                new Instrument("SPX"),
                Interval.parse("1d"),
                ZoneId.of("UTC"),
                LocalTime.MIDNIGHT,
                Stamp.OPEN,
                adjusted,
                OnError.FAIL,
                Optional.empty());
    }

    private Path file(String header, List<String> lines) throws IOException {
        List<String> all = new ArrayList<>(List.of(header));
        all.addAll(lines);
        return Files.write(Files.createTempFile(folder, "bars", ".csv"), all);
    }

    private List<Bar> bars(String name) {
        List<Bar> bars = new ArrayList<>();
        MutableBar bar = new MutableBar();
        try (BarSource source = store.open(name)) {
            while (source.next(bar)) {
                bars.add(bar.copy());
            }
        }
        return bars;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("queues"))) {
            return files.map(Path::toString).sorted().toList();
        }
    }

    private List<QueueMetadata> stored() {
        return store.list(problem -> {
            throw problem;
        });
    }
}
