package io.hindcast.store.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.settings.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which rows are kept of files whose times contradict each other. */
class ImportOrderTest {
    private static final LocalDate BEGIN = LocalDate.of(2020, 1, 1);

    @TempDir
    private Path folder;

    private ImportFixture fixture;

    @BeforeEach
    void openStore() {
        fixture = new ImportFixture(folder);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 6, 999, 1_000, 1_001, 20_000})
    void aFileWithTheNewestRowFirstIsTheSameBars(int count) throws IOException {
        List<String> rows = rows(count);
        fixture.run("straight", rows);
        Collections.reverse(rows);
        ImportResult reversed = fixture.run("reversed", rows);
        assertThat(reversed.queue().barsSha256())
                .isEqualTo(fixture.store().describe("straight").barsSha256());
        assertThat(reversed.queue().rejected()).isZero();
        assertThat(reversed.queue().findings()).anyMatch(finding -> finding.contains("newest row first"));
        assertThat(fixture.store().folder("reversed").toFile().list())
                .containsExactlyInAnyOrder(
                        fixture.store().folder("straight").toFile().list());
    }

    @Test
    void localTimesThatAClockChangeRepeatsAreReversedToo() throws IOException {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Instant open = Instant.parse("2024-11-03T04:00:00Z").plusSeconds(3_600L * i);
            rows.add(open.atZone(fixture.newYork()).toLocalDateTime() + ":00,1,2,1,1,5");
        }
        fixture.run("straight", rows, "1h", OnError.FAIL);
        Collections.reverse(rows);
        assertThat(fixture.run("reversed", rows, "1h", OnError.FAIL).queue().barsSha256())
                .isEqualTo(fixture.store().describe("straight").barsSha256());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2042-03-04", "1999-03-04", "2020-04-08", "2020-04-11"})
    void oneWrongDateIsTheRowThatIsLeftOut(String wrong) throws IOException {
        List<String> rows = rows(300);
        rows.set(198, wrong + ",7,7,7,7,7");
        assertThatThrownBy(() -> fixture.run("q", rows))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("line 200,")
                .hasMessageContaining(wrong)
                .hasMessageNotContaining("--on-error");
        ImportResult result = fixture.run("q", rows, "1d", OnError.SKIP);
        assertThat(result.queue().rejected()).isEqualTo(1);
        assertThat(result.queue().rows()).isEqualTo(299);
        assertThat(fixture.bars("q")).noneMatch(bar -> bar.close() == 7);
        assertThat(result.queue().findings()).anyMatch(finding -> finding.contains("1 of 300 rows"));
    }

    @Test
    void aWrongDateInANewestFirstFileIsTheRowThatIsLeftOut() throws IOException {
        List<String> rows = rows(60);
        rows.set(30, "2042-03-04,7,7,7,7,7");
        Collections.reverse(rows);
        assertThat(fixture.run("q", rows, "1d", OnError.SKIP).queue().rows()).isEqualTo(59);
        assertThat(fixture.bars("q")).noneMatch(bar -> bar.close() == 7);
    }

    @Test
    void aWrongDateBeforeTheLastRowIsNotTheLastBar() throws IOException {
        List<String> rows = rows(40);
        rows.set(38, "2042-03-04,7,7,7,7,7");
        fixture.run("q", rows, "1d", OnError.SKIP);
        assertThat(fixture.bars("q")).noneMatch(bar -> bar.close() == 7);
    }

    /** Against the longest rising subsequence by the plain algorithm of two loops. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void asFewRowsAsCanBeAreLeftOut(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        int[] days = IntStream.range(0, 400).toArray();
        for (int i = 0; i < 12; i++) {
            int at = random.nextInt(400);
            days[at] = random.nextInt(500);
        }
        List<String> rows = new ArrayList<>();
        Arrays.stream(days).forEach(day -> rows.add(BEGIN.plusDays(day) + ",1,1,1,1,5"));
        assertThat(fixture.run("q", rows, "1d", OnError.SKIP).queue().rows()).isEqualTo(longestRising(days));
    }

    @Test
    void anImportThatLosesMoreThanASmallShareFails() throws IOException {
        List<String> rows = rows(100);
        for (int i = 0; i < 6; i++) {
            rows.set(10 * i, BEGIN.plusDays(10L * i) + ",1,1,1,null,5");
        }
        assertThatThrownBy(() -> fixture.run("q", rows, "1d", OnError.SKIP))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("6 of 100 rows")
                .hasMessageContaining("null");
        assertThat(fixture.store().exists("q")).isFalse();
        rows.set(0, BEGIN + ",1,1,1,1,5");
        assertThat(fixture.run("q", rows, "1d", OnError.SKIP).queue().rows()).isEqualTo(95);
    }

    @Test
    void severalSymbolsAreRefusedByNameOrOneIsChosen() throws IOException {
        String header = "symbol,timestamp,open,high,low,close,volume";
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            rows.add("AAPL," + BEGIN.plusDays(i) + "T05:00:00Z,187,188,183,185,1000");
            rows.add("MSFT," + BEGIN.plusDays(i) + "T05:00:00Z,373,376,366,370,1000");
        }
        Path mixed = fixture.file(header, rows);
        Collections.sort(rows);
        for (Path file : List.of(mixed, fixture.file(header, rows))) {
            for (OnError onError : OnError.values()) {
                assertThatThrownBy(() -> fixture.run("q", file, "1d", onError, null))
                        .isInstanceOf(InvalidInputException.class)
                        .hasMessageContaining("AAPL, MSFT")
                        .hasMessageContaining("--symbol");
            }
            ImportResult result = fixture.run("q", file, "1d", OnError.FAIL, "MSFT");
            assertThat(result.queue().rows()).isEqualTo(40);
            assertThat(fixture.bars("q")).allMatch(bar -> bar.close() == 370);
            assertThat(result.queue().findings()).anyMatch(finding -> finding.contains("40 of others (AAPL)"));
            assertThat(result.queue().options()).containsEntry("symbol", "MSFT");
            assertThatThrownBy(() -> fixture.run("q", file, "1d", OnError.FAIL, "IBM"))
                    .hasMessageContaining("'IBM'")
                    .hasMessageContaining("AAPL, MSFT");
        }
    }

    @Test
    void noiseOfTheLastDigitsIsMendedAndMoreIsNot() throws IOException {
        List<String> rows = List.of(
                "2012-03-23,109.5,110.2,109.1,109.8,1000",
                "2012-03-26,110.1,110.50146484374999,109.9,110.50146484375,1000",
                "2012-03-27,109.99999999999,110.6,110.0,110.2,1000");
        ImportResult result = fixture.run("q", rows);
        assertThat(result.queue().rejected()).isZero();
        assertThat(fixture.bars("q").get(1).high()).isEqualTo(110.50146484375);
        assertThat(fixture.bars("q").get(2).low()).isEqualTo(109.99999999999);
        assertThat(result.queue().findings()).anyMatch(finding -> finding.startsWith("in 2 rows"));
        assertThatThrownBy(() -> fixture.run("q", List.of("2012-03-26,110.1,110.5014,109.9,110.5015,1000")))
                .hasMessageContaining("close");
    }

    private static int longestRising(int[] days) {
        int[] length = new int[days.length];
        int longest = 0;
        for (int i = 0; i < days.length; i++) {
            length[i] = 1;
            for (int j = 0; j < i; j++) {
                if (days[j] < days[i]) {
                    length[i] = Math.max(length[i], length[j] + 1);
                }
            }
            longest = Math.max(longest, length[i]);
        }
        return longest;
    }

    private static List<String> rows(int count) {
        List<String> rows = new ArrayList<>();
        HashSet<LocalDate> seen = new HashSet<>();
        for (int i = 0; i < count; i++) {
            assertThat(seen.add(BEGIN.plusDays(i))).isTrue();
            rows.add(
                    BEGIN.plusDays(i) + "," + (100 + i) + "," + (102 + i) + "," + (99 + i) + "," + (101 + i) + "," + i);
        }
        return rows;
    }
}
