package io.hindcast.store.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hindcast.market.Bar;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.store.queue.QueueMetadata;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an import says of a file, and what it refuses a file for. */
class ImportFindingsTest {
    private static final LocalDate MONDAY = LocalDate.of(2024, 1, 1);

    @TempDir
    private Path folder;

    private ImportFixture fixture;

    @BeforeEach
    void openStore() {
        fixture = new ImportFixture(folder);
    }

    @Test
    void aPlainFileHasNothingToBeSaid() throws IOException {
        assertThat(fixture.run("q", weekdays(MONDAY, 300)).queue().findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "x,\"", "\"x", "\"\"\"", "\"a\"\""})
    void aQuoteThatIsLeftOpenIsAnErrorWithItsLine(String note) throws IOException {
        for (int at : new int[] {0, 7, 99}) {
            List<String> rows = new ArrayList<>(weekdays(MONDAY, 100));
            rows.replaceAll(row -> row + ",ok,ok");
            rows.set(at, rows.get(at).replace("ok,ok", note.contains(",") ? note : "ok," + note));
            for (String end : List.of("\n", "\r\n", "")) {
                Path file = folder.resolve("quote.csv");
                Files.writeString(
                        file,
                        ImportFixture.HEADER + ",kind,note" + (end.isEmpty() ? "\n" : end)
                                + String.join(end.isEmpty() ? "\n" : end, rows) + end);
                for (OnError onError : OnError.values()) {
                    assertThatThrownBy(() -> fixture.run("q", file, "1d", onError, null))
                            .isInstanceOf(InvalidInputException.class)
                            .hasMessageContaining("line " + (at + 2))
                            .hasMessageContaining("quote");
                }
            }
        }
    }

    @Test
    void quotesThatCloseAreRead() throws IOException {
        List<String> rows = new ArrayList<>(weekdays(MONDAY, 20));
        rows.replaceAll(row -> "\"" + row.replace(",", "\",\"") + "\",\"said \"\"x\"\", and y\",5\" pipe,\"\"");
        assertThat(fixture.run("q", fixture.file(ImportFixture.HEADER + ",a,b,c", rows), "1d", OnError.FAIL, null)
                        .queue()
                        .rows())
                .isEqualTo(20);
    }

    @Test
    void aLastRowWithoutALineEndIsShown() throws IOException {
        Path file = fixture.file(ImportFixture.HEADER, weekdays(MONDAY, 20));
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.length() - 3));
        String last = text.substring(text.lastIndexOf("2024"), text.length() - 3);
        assertThat(fixture.run("q", file, "1d", OnError.FAIL, null).queue().findings())
                .singleElement()
                .asString()
                .contains("may be cut: '" + last + "'");
        Files.write(file, text.getBytes(StandardCharsets.UTF_16));
        assertThat(fixture.run("q", file, "1d", OnError.FAIL, null).queue().findings())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"gzip", "zip"})
    void aPackedFileIsCalledWhatItIs(String kind) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = kind.equals("gzip") ? new GZIPOutputStream(bytes) : zip(bytes)) {
            out.write("date,open,high,low,close\n".getBytes(StandardCharsets.UTF_8));
        }
        Path file = Files.write(folder.resolve("packed.csv"), bytes.toByteArray());
        assertThatThrownBy(() -> fixture.run("q", file, "1d", OnError.FAIL, null))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(kind + " file")
                .hasMessageContaining("unpack it first");
    }

    @Test
    void controlCharactersOfACellAreWrittenOut() throws IOException {
        assertThatThrownBy(() -> fixture.run("q", List.of("2024-01-01,1,1,1,\u001b[31mred\u0007,5")))
                .hasMessageContaining("\\u001b[31mred\\u0007")
                .message()
                .doesNotContain("\u001b", "\u0007");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Volume BTC,Volume USDT | 'Volume BTC', 'Volume USDT'",
                "tick_volume,x | 'tick_volume'",
                "vol,volatility | 'vol'",
                "<VOL>,x | '<VOL>'"
            })
    void volumeColumnsThatWereOverlookedAreNamed(String columns, String named) throws IOException {
        List<String> rows = weekdays(MONDAY, 20).stream().map(row -> row + ",7").toList();
        Path file = fixture.file("date,open,high,low,close," + columns, rows);
        QueueMetadata queue = fixture.run("q", file, "1d", OnError.FAIL, null).queue();
        assertThat(queue.findings())
                .singleElement()
                .asString()
                .contains("no column 'volume'")
                .contains(named)
                .doesNotContain("volatility");
        assertThat(queue.warnings()).singleElement().asString().startsWith("queue 'q': ");
    }

    @Test
    void aSplitBesideAnAdjustedCloseIsSaidAndVolumeFollowsItButNoDividend() throws IOException {
        // 20 days of 4,000 shares at 400, then 4:1, then 16,000 at 100; a dividend of 2 % on the tenth day.
        List<String> rows = new ArrayList<>();
        LocalDate day = MONDAY;
        for (int i = 0; i < 40; i++, day = nextWeekday(day)) {
            double price = i < 20 ? 400 : 100;
            double factor = (i < 20 ? 0.25 : 1) * (i < 10 ? 0.98 : 1);
            rows.add(day + "," + price + "," + price + "," + price + "," + price + "," + price * factor + ","
                    + (i < 20 ? 4_000 : 16_000));
        }
        Path file = fixture.file("date,open,high,low,close,Adj Close,volume", rows);
        QueueMetadata raw = fixture.run("raw", file, "1d", OnError.FAIL, null).queue();
        assertThat(raw.findings()).singleElement().asString().contains("2024-01-29 4:1", "'Adj Close'", "--adjusted");
        QueueMetadata adjusted = fixture.run(
                        "adjusted", file, "1d", "America/New_York", Stamp.OPEN, true, OnError.FAIL, null)
                .queue();
        assertThat(adjusted.findings()).singleElement().asString().contains("volume was adjusted for a split");
        List<Bar> bars = fixture.bars("adjusted");
        assertThat(bars).allSatisfy(bar -> assertThat(bar.volume()).isEqualTo(16_000));
        assertThat(bars.get(15).close()).isCloseTo(100, within(1e-9));
        assertThat(bars.get(5).close()).isCloseTo(98, within(1e-9));
        assertThat(fixture.store().folder("adjusted").toFile().list()).noneMatch(name -> name.endsWith(".spool"));
    }

    @Test
    void adjustedPricesOfCentsThatAreRoundedAreNoSplits() throws IOException {
        List<String> rows = new ArrayList<>();
        LocalDate day = MONDAY;
        for (int i = 0; i < 40; i++, day = nextWeekday(day)) {
            rows.add(day + ",3,3,3,3," + (i % 2 == 0 ? "0.04" : "0.05") + ",1000");
        }
        Path file = fixture.file("date,open,high,low,close,adjclose,volume", rows);
        fixture.run("q", file, "1d", "UTC", Stamp.OPEN, true, OnError.FAIL, null);
        assertThat(fixture.bars("q")).allSatisfy(bar -> assertThat(bar.volume()).isEqualTo(1_000));
    }

    @Test
    void anAdjustedCloseOfDividendsThatWasNotUsedIsNamed() throws IOException {
        List<String> rows = new ArrayList<>();
        LocalDate day = MONDAY;
        for (int i = 0; i < 40; i++, day = nextWeekday(day)) {
            rows.add(day + ",100,100,100,100," + (i < 20 ? 98 : 100) + ",1000");
        }
        assertThat(fixture.run(
                                "q",
                                fixture.file("date,open,high,low,close,adjclose,volume", rows),
                                "1d",
                                OnError.FAIL,
                                null)
                        .queue()
                        .findings())
                .singleElement()
                .asString()
                .contains("'adjclose' was not used")
                .contains("2.0 %");
    }

    @ParameterizedTest
    @CsvSource({"500, 250, 2:1", "499.23, 127.58, 4:1", "700, 101, 7:1", "3, 30.1, 1:10", "90, 60, 3:2"})
    void aLeapByASplitsRatioIsSaidWithoutAnAdjustedClose(double before, double behind, String ratio)
            throws IOException {
        List<String> rows = new ArrayList<>();
        LocalDate day = MONDAY;
        for (int i = 0; i < 30; i++, day = nextWeekday(day)) {
            double price = i < 15 ? before : behind;
            rows.add(day + "," + price + "," + price + "," + price + "," + price + ",10");
        }
        assertThat(fixture.run("q", rows).queue().findings())
                .singleElement()
                .asString()
                .contains(ratio);
    }

    @Test
    void holesAreFoundAndNightsWeekendsAndHolidaysAreNone() throws IOException {
        // Hours of a session from Monday to Friday over ten weeks; a holiday; an hour missing once; a week missing.
        List<String> rows = new ArrayList<>();
        LocalDate day = MONDAY;
        for (int i = 0; i < 50; i++, day = nextWeekday(day)) {
            for (int hour = 10; hour < 16; hour++) {
                boolean missing = i == 7 || (i == 12 && hour == 13) || (i >= 20 && i < 26);
                if (!missing) {
                    rows.add(day + " " + hour + ":00:00,1,1,1,1,5");
                }
            }
        }
        List<String> findings =
                fixture.run("q", rows, "1h", OnError.FAIL).queue().findings();
        assertThat(findings).singleElement().asString().contains("2 holes").contains("2024-01-26T21:00:00Z");
        // A market that never closes.
        rows.clear();
        LocalDateTime time = LocalDateTime.of(2024, 1, 1, 0, 0);
        for (int i = 0; i < 3_000; i++, time = time.plusMinutes(15)) {
            if (i < 700 || i >= 710) {
                rows.add(time + ":00Z,1,1,1,1,5");
            }
        }
        assertThat(fixture.run("q", rows, "15m", OnError.FAIL).queue().findings())
                .singleElement()
                .asString()
                .contains("a hole")
                .contains("about 10)")
                .contains("2 h 45 min");
    }

    @Test
    void aMarketIsNotCalledClosedOnADayOfWhichItHasBarsEveryWeek() throws IOException {
        // Foreign exchange: from Sunday evening to Friday.
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            LocalDate day = MONDAY.plusDays(i);
            if (day.getDayOfWeek() != java.time.DayOfWeek.SATURDAY) {
                rows.add(day + ",1,1,1,1,5");
            }
        }
        assertThat(fixture.run("q", rows).queue().findings())
                .singleElement()
                .asString()
                .startsWith(
                        "10 of the days with bars are Sundays, the first 2024-01-07: where a market trades a few hours")
                .doesNotContain("closed");
    }

    @Test
    void daysMissingFromADailyFileAreFound() throws IOException {
        List<String> rows = new ArrayList<>(weekdays(MONDAY, 100));
        rows.subList(30, 36).clear();
        assertThat(fixture.run("q", rows).queue().findings())
                .singleElement()
                .asString()
                .contains("a hole")
                .contains("about 6)");
        rows.clear();
        for (int i = 0; i < 60; i++) {
            if (i != 40) {
                rows.add(MONDAY.plusDays(i) + ",1,1,1,1,5");
            }
        }
        assertThat(fixture.run("q", rows).queue().findings())
                .singleElement()
                .asString()
                .contains("about 1)");
    }

    @Test
    void barsOfAWeekendAreFound() throws IOException {
        List<String> rows = new ArrayList<>(weekdays(MONDAY, 60));
        rows.add(5, "2024-01-06,100,101,99,100,5");
        assertThat(fixture.run("q", rows).queue().findings())
                .singleElement()
                .asString()
                .contains("1 of the days with bars are Saturdays")
                .contains("2024-01-06");
    }

    @ParameterizedTest
    @CsvSource({"T05:00:00Z, UTC", "T05:00:00Z, America/New_York", "T00:00:00+00:00, UTC", "T09:30:00, America/New_York"
    })
    void aDayThatIsStampedAtItsOpenIsNoWeekend(String time, String zone) throws IOException {
        List<String> rows = weekdays(MONDAY, 60).stream()
                .map(row -> row.replaceFirst(",", time + ","))
                .toList();
        assertThat(fixture.run(
                                "q",
                                fixture.file(ImportFixture.HEADER, rows),
                                "1d",
                                zone,
                                Stamp.OPEN,
                                false,
                                OnError.FAIL,
                                null)
                        .queue()
                        .findings())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1d, month, 1", "4w, month, 1", "30d, month, 1", "1d, quarter, 3", "90d, quarter, 3", "1d, year, 12"})
    void barsOfTheCalendarsMonthsAreRefusedWithoutAdviceThatLooksAhead(String interval, String name, int months)
            throws IOException {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            rows.add(LocalDate.of(2010, 1, 1).plusMonths((long) i * months) + ",1,1,1,1,5");
        }
        assertThatThrownBy(() -> fixture.run("q", rows, interval, OnError.FAIL))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("a " + name + " apart")
                .hasMessageNotContaining("such as --interval 4w");
    }

    @Test
    void monthsThatAreStampedAtTheirCloseAreKnownThen() throws IOException {
        List<String> rows = new ArrayList<>();
        for (int i = 1; i < 16; i++) {
            rows.add(LocalDate.of(2010, 1, 1).plusMonths(i).minusDays(1) + ",1,1,1,1,5");
        }
        QueueMetadata queue = fixture.run(
                        "q",
                        fixture.file(ImportFixture.HEADER, rows),
                        "4w",
                        "UTC",
                        Stamp.CLOSE,
                        false,
                        OnError.FAIL,
                        null)
                .queue();
        assertThat(io.hindcast.market.EpochNanos.toInstant(queue.firstTime()).toString())
                .isEqualTo("2010-01-31T16:00:00Z");
    }

    private static ZipOutputStream zip(OutputStream bytes) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(bytes);
        zip.putNextEntry(new ZipEntry("bars.csv"));
        return zip;
    }

    private static List<String> weekdays(LocalDate from, int count) {
        List<String> rows = new ArrayList<>();
        LocalDate day = from;
        for (int i = 0; i < count; i++, day = nextWeekday(day)) {
            rows.add(day + ",100.0,101.0,99.0,100.5,1324900000");
        }
        return rows;
    }

    private static LocalDate nextWeekday(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (next.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0) {
            next = next.plusDays(1);
        }
        return next;
    }
}
