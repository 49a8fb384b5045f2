package io.hindcast.store.importing.trades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hindcast.market.Interval;
import io.hindcast.settings.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradeBarsTest {
    private static final Interval MINUTE = Interval.parse("1m");

    @TempDir
    private Path folder;

    @Test
    void tradesOfAMinuteBecomeABarStampedAtItsBegin() throws IOException {
        List<String> bars = bars(MINUTE, "0,10,1", "30,12,0.5", "59,9,2", "60,11,1", "200,5,4");
        assertThat(bars)
                .containsExactly(
                        "1970-01-01T00:00:00Z,10.0,12.0,9.0,9.0,3.5",
                        "1970-01-01T00:01:00Z,11.0,11.0,11.0,11.0,1.0",
                        "1970-01-01T00:03:00Z,5.0,5.0,5.0,5.0,4.0");
    }

    @Test
    void volumeIsConservedAndPricesLieBetweenLowAndHigh() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        List<String> trades = new ArrayList<>();
        double amounts = 0;
        long time = 1_000_000;
        for (int i = 0; i < 5_000; i++) {
            time += random.nextInt(40);
            double amount = 0.1 + random.nextDouble();
            amounts += amount;
            trades.add(time + "," + (1 + random.nextDouble()) + "," + amount);
        }
        double volume = 0;
        for (String bar : bars(MINUTE, trades.toArray(String[]::new))) {
            double[] v = java.util.Arrays.stream(bar.split(",", -1))
                    .skip(1)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            assertThat(v[2]).isLessThanOrEqualTo(Math.min(v[0], v[3]));
            assertThat(v[1]).isGreaterThanOrEqualTo(Math.max(v[0], v[3]));
            volume += v[4];
        }
        assertThat(volume).isCloseTo(amounts, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "60,1,1;59,1,1 | line 3 | timestamp | must not be before",
                "soon,1,1 | line 2 | timestamp | whole seconds",
                "60,free,1 | line 2 | price | a number",
                "60,42000d,1 | line 2 | price | a number",
                "60,0x1p3,1 | line 2 | price | a number",
                "60,1,1f | line 2 | amount | a number",
                "60,1,\"1 | line 2 | a quote | closed",
                "9999999999999999999,1,1 | line 2 | timestamp | 64 bits",
                "60,-1,1 | line 2 | price | positive",
                "60,1,-1 | line 2 | amount | negative"
            })
    void aBadTradeIsNamedAndTheOldFileStays(String rows, String line, String column, String rule) throws IOException {
        Path out = Files.writeString(folder.resolve("bars.csv"), "old");
        assertThatThrownBy(() -> write(trades(rows.split(";", -1)), out))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(line)
                .hasMessageContaining(column)
                .hasMessageContaining(rule);
        assertThat(out).content().isEqualTo("old");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("bars.csv", "trades.csv");
    }

    @ParameterizedTest
    @CsvSource({"1, ''", "1000, ''", "1000000, ''", "1000000000, ''", "1, .25", "1, .0"})
    void unitsAreToldApartBySize(long perSecond, String fraction) throws IOException {
        String[] seconds = new String[120];
        String[] scaled = new String[120];
        for (int i = 0; i < 120; i++) {
            long time = 1_704_067_207L + 13L * i;
            seconds[i] = time + "," + (42_000 + i % 7) + ",1";
            scaled[i] = time * perSecond + fraction + "," + (42_000 + i % 7) + ",1";
        }
        assertThat(bars(MINUTE, scaled)).isEqualTo(bars(MINUTE, seconds)).hasSize(26);
    }

    @Test
    void severalSymbolsAreRefusedByNameOrOneIsChosen() throws IOException {
        Path file = Files.writeString(
                folder.resolve("two.csv"),
                "symbol,timestamp,price,amount\nBTC,60,10,1\nETH,61,1,1\nBTC,62,11,1\nETH,63,2,1\n");
        Path out = folder.resolve("out.csv");
        assertThatThrownBy(() -> write(file, out))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("BTC, ETH");
        List<String> told = new ArrayList<>();
        TradeBars.write(file, MINUTE, "ETH", out, told::add);
        assertThat(Files.readAllLines(out).getLast()).isEqualTo("1970-01-01T00:01:00Z,1.0,2.0,1.0,2.0,2.0");
        assertThat(told).singleElement().asString().contains("2 of others (BTC)");
    }

    @Test
    void twoColumnsOfOneNameAreRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("two.csv"), "timestamp,timestamp,price,amount\n1,60,10,1\n");
        assertThatThrownBy(() -> write(file, folder.resolve("out.csv")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("both named 'timestamp'");
    }

    @Test
    void missingEmptyAndForeignFilesAreRefused() throws IOException {
        Path out = folder.resolve("bars.csv");
        assertThatThrownBy(() -> write(folder.resolve("no.csv"), out)).hasMessageContaining("no.csv");
        Path empty = Files.writeString(folder.resolve("empty.csv"), "");
        assertThatThrownBy(() -> write(empty, out)).hasMessageContaining("empty");
        Path foreign = Files.writeString(folder.resolve("foreign.csv"), "timestamp,open\n1,2\n");
        assertThatThrownBy(() -> write(foreign, out)).hasMessageContaining("'price'");
        assertThatThrownBy(() -> write(trades(), out)).hasMessageContaining("no trade");
    }

    private List<String> bars(Interval interval, String... rows) throws IOException {
        Path out = folder.resolve("out.csv");
        long count = TradeBars.write(trades(rows), interval, null, out, finding -> {});
        List<String> lines = Files.readAllLines(out);
        assertThat(lines).hasSize((int) count + 1);
        return lines.subList(1, lines.size());
    }

    private Path trades(String... rows) throws IOException {
        List<String> lines = new ArrayList<>(List.of("timestamp,price,amount"));
        lines.addAll(List.of(rows));
        return Files.write(folder.resolve("trades.csv"), lines);
    }

    private static long write(Path trades, Path bars) {
        return TradeBars.write(trades, MINUTE, null, bars, finding -> {});
    }
}
