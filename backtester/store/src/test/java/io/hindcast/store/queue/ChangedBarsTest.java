package io.hindcast.store.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hindcast.market.Instrument;
import io.hindcast.market.Interval;
import io.hindcast.market.MutableBar;
import io.hindcast.settings.InvalidInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A bar that is not the one that was imported reaches nobody. */
@Tag("slow")
class ChangedBarsTest {
    private static final int BARS = 10_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private BarStore store;
    private List<Double> whole;

    @BeforeEach
    void fill() {
        store = new BarStore(folder);
        MutableBar bar = new MutableBar();
        try (QueueWriter writer = store.create("q")) {
            for (int i = 1; i <= BARS; i++) {
                writer.append(bar.set(i * 60_000_000_000L, 1, 1e6, 0.5, close(i), 1));
            }
            writer.commit(new QueueMetadata(
                    "q",
                    new Instrument("X"),
                    Interval.parse("1m"),
                    ZoneOffset.UTC,
                    false,
                    true,
                    "bars.csv",
                    "",
                    BARS,
                    0,
                    writer.firstTime(),
                    writer.lastTime(),
                    writer.finish(),
                    Map.of(),
                    List.of()));
        }
        whole = new ArrayList<>();
        read(whole);
        assertThat(whole).hasSize(BARS);
    }

    /** Of a bar, counted from 1: not to be found anywhere else in the file. */
    private static double close(int bar) {
        return 1000 + bar * 0.37;
    }

    private void read(List<Double> closes) {
        MutableBar bar = new MutableBar();
        try (QueueReader reader = store.open("q")) {
            while (reader.next(bar)) {
                closes.add(bar.close());
            }
        }
    }

    /** Changes the lowest bit of a close. */
    private void flip(int bar) throws IOException {
        Path file;
        try (Stream<Path> files = Files.list(folder.resolve("q"))) {
            file = files.filter(each -> each.toString().endsWith(".cq4"))
                    .findFirst()
                    .orElseThrow();
        }
        ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        long sought = Double.doubleToRawLongBits(close(bar));
        int at = 0;
        while (content.getLong(at) != sought) {
            at++;
        }
        content.putLong(at, sought ^ 1);
        Files.write(file, content.array());
    }

    private ObjectNode metadata() throws IOException {
        return (ObjectNode) JSON.readTree(folder.resolve("q/metadata.json").toFile());
    }

    private void write(ObjectNode metadata) throws IOException {
        JSON.writeValue(folder.resolve("q/metadata.json").toFile(), metadata);
    }

    /** As an earlier version has left it. */
    private void forgetBlocks() throws IOException {
        ObjectNode metadata = metadata();
        metadata.remove(List.of("blockBars", "blocksSha256", "documentSha256"));
        write(metadata);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1     |     0 | bars 1 to 4,096 of 10,000 (closes from 1970-01-01T00:01:00Z to 1970-01-03T20:16:00Z",
                "4096  |     0 | bars 1 to 4,096 of 10,000",
                "4097  | 4,096 | bars 4,097 to 8,192 of 10,000",
                "10000 | 8,192 | bars 8,193 to 10,000 of 10,000"
            })
    void aFlippedBitIsFoundBeforeABarOfItsBlockIsHandedOut(int bar, String before, String where) throws IOException {
        flip(bar);
        List<Double> closes = new ArrayList<>();
        assertThatThrownBy(() -> read(closes))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("queue 'q' is damaged", where, "import bars.csv again with --name q");
        assertThat(closes).isEqualTo(whole.subList(0, Integer.parseInt(before.replace(",", ""))));
        assertThatThrownBy(() -> store.check("q"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(where);
    }

    @Test
    void aListOfHashesThatWasMadeForOtherBarsIsNotThatOfTheDataHash() throws IOException {
        flip(5_000);
        BarDigest digest = new BarDigest();
        for (int i = 1; i <= BARS; i++) {
            double close = i == 5_000 ? Math.nextUp(close(i)) : close(i);
            digest.add(i * 60_000_000_000L, 1, 1e6, 0.5, close, 1);
        }
        ObjectNode metadata = metadata();
        ArrayNode blocks = metadata.putArray("blocksSha256");
        digest.blocks().forEach(blocks::add);
        metadata.remove("documentSha256");
        write(metadata);
        assertThatThrownBy(() -> store.check("q"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("metadata.json, or the hashes there were changed");
    }

    /** The bars are the same, and what they mean is not. */
    @ParameterizedTest
    @CsvSource({
        "interval, 5m",
        "zone, America/New_York",
        "instrument, Y",
        "adjusted, true",
        "hasVolume, ",
        "lastTime, 1970-01-07T22:41:00Z",
        "source, other.csv"
    })
    void anotherMeaningOfTheSameBarsIsFound(String key, String value) throws IOException {
        ObjectNode metadata = metadata();
        if (key.equals("adjusted") || key.equals("hasVolume")) {
            metadata.put(key, value != null);
        } else {
            metadata.put(key, value);
        }
        write(metadata);
        List<Double> closes = new ArrayList<>();
        assertThatThrownBy(() -> read(closes))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll(
                        "q/metadata.json: was changed since the queue was imported", "under the same name");
        assertThat(closes).isEmpty();
    }

    @Test
    void aQueueOfAnEarlierVersionIsCheckedOnceAndGetsItsHashes() throws IOException {
        byte[] made = Files.readAllBytes(folder.resolve("q/metadata.json"));
        forgetBlocks();
        List<String> told = new ArrayList<>();
        store.requireBlocks("q", told::add);
        assertThat(told)
                .singleElement()
                .asString()
                .contains("'q' is of an earlier version", "all of its 10,000 bars were checked", "are kept with it");
        assertThat(folder.resolve("q/metadata.json")).hasBinaryContent(made);
        store.requireBlocks("q", told::add);
        assertThat(told).hasSize(1);
        List<Double> closes = new ArrayList<>();
        read(closes);
        assertThat(closes).isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5_000, 10_000})
    void aFlippedBitInAQueueOfAnEarlierVersionIsFoundBeforeTheFirstBar(int bar) throws IOException {
        flip(bar);
        forgetBlocks();
        List<Double> closes = new ArrayList<>();
        assertThatThrownBy(() -> read(closes))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("bars 1 to 10,000 of 10,000", "import bars.csv again with --name q");
        assertThat(closes).isEmpty();
        assertThat(metadata().has("blocksSha256")).isFalse();
    }

    @Test
    void whereNothingCanBeWrittenAQueueOfAnEarlierVersionIsCheckedEachTime() throws IOException {
        forgetBlocks();
        Files.deleteIfExists(folder.resolve(".lock"));
        Files.createDirectory(folder.resolve(".lock"));
        List<String> told = new ArrayList<>();
        store.requireBlocks("q", told::add);
        assertThat(told).singleElement().asString().contains("can't be written", "each time");
        assertThat(metadata().has("blocksSha256")).isFalse();
        List<Double> closes = new ArrayList<>();
        read(closes);
        assertThat(closes).isEqualTo(whole);
    }
}
