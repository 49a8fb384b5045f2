package io.hindcast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.adapter.ForecastStream;
import io.hindcast.adapter.TargetPositions;
import io.hindcast.crossover.Average;
import io.hindcast.crossover.Mode;
import io.hindcast.crossover.MovingAverageCross;
import io.hindcast.engine.fixture.PluginJars;
import io.hindcast.forecast.Forecast;
import io.hindcast.lstm.ForecastThresholds;
import io.hindcast.market.EpochNanos;
import io.hindcast.market.Instrument;
import io.hindcast.market.Interval;
import io.hindcast.market.MutableBar;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.ta4j.ForecastIndicator;
import io.hindcast.ta4j.ForecastStrategy;
import io.hindcast.trading.Side;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ta4j.core.Bar;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Trade;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.backtest.TradeOnNextOpenModel;
import org.ta4j.core.num.DecimalNumFactory;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.NumFactory;

/** The LSTM strategy in Ta4j's backtester and behind the plain adapter: the backtest's forecasts and decisions. */
@Tag("slow")
class OtherEnginesTest {
    private static final Instrument TEST = new Instrument("TEST");
    private static final int FORECAST = 4;

    @TempDir
    private static Path folder;

    private static Project project;
    private static List<String> bars;
    private static Path config;
    private static Path model;
    /** Forecasts of the backtest by the index of their bar. */
    private static Map<Integer, Double> expected;

    @BeforeAll
    static void runOurBacktest() throws IOException {
        project = new Project(folder);
        bars = Project.bars(21, Project.BARS);
        project.importBars(project.csv("bars.csv", bars), "bars");
        config = project.lstmConfig("bars");
        Path run = project.run(config);
        model = project.network();
        expected = new HashMap<>();
        for (String row : rows(run, "forecasts.csv")) {
            String[] cells = row.split(",", -1);
            expected.put(index(cells[0]), Double.parseDouble(cells[FORECAST]));
        }
        assertThat(expected).hasSizeGreaterThan(300);
    }

    // ---- Ta4j

    @Test
    void theIndicatorIsTheBacktestsForecastToTheBit() {
        BarSeries series = series(DoubleNumFactory.getInstance(), Project.BARS);
        ForecastIndicator forecast = ForecastIndicator.open(series, model, ZoneOffset.UTC);
        assertThat(forecast.getCountOfUnstableBars()).isEqualTo(Project.BARS - expected.size());
        for (int i = 0; i < Project.BARS; i++) {
            assertBacktests(forecast, i);
        }
        assertThat(forecast.getValue(200).doubleValue()).isEqualTo(expected.get(200));
    }

    @Test
    void aValueDependsOnBarsUpToItsOwnAloneAndNotOnTheOrderOfAsking() {
        ForecastIndicator whole =
                ForecastIndicator.open(series(DoubleNumFactory.getInstance(), Project.BARS), model, ZoneOffset.UTC);
        for (int i : new int[] {399, 150, 20, 0, 398, 151}) {
            assertBacktests(whole, i);
        }
        for (int end : new int[] {60, 150, 333}) {
            BarSeries cut = series(DoubleNumFactory.getInstance(), end + 1);
            assertBacktests(ForecastIndicator.open(cut, model, ZoneOffset.UTC), end);
        }
    }

    @Test
    void aSeriesOfDecimalsGivesTheSameButForItsRounding() {
        ForecastIndicator forecast =
                ForecastIndicator.open(series(DecimalNumFactory.getInstance(), Project.BARS), model, ZoneOffset.UTC);
        for (int i = Project.BARS - expected.size(); i < Project.BARS; i++) {
            assertThat(forecast.getValue(i).doubleValue() / expected.get(i))
                    .isCloseTo(1, org.assertj.core.data.Offset.offset(1e-9));
        }
    }

    @Test
    void aLastBarThatChangesIsReadAgain() {
        BarSeries series = series(DoubleNumFactory.getInstance(), 200);
        ForecastIndicator forecast = ForecastIndicator.open(series, model, ZoneOffset.UTC);
        Bar last = series.getLastBar();
        series.addBar(bar(series, 199, 1.05), true);
        double other = forecast.getValue(199).doubleValue();
        assertThat(other).isNotEqualTo(expected.get(199));
        series.addBar(last, true);
        assertBacktests(forecast, 199);
        assertBacktests(forecast, 198);
    }

    @Test
    void aSeriesThatDropsBarsIsFineWhenItIsAskedAtEachBarAndRefusedWhenNot() {
        BarSeries series = new BaseBarSeriesBuilder()
                .withNumFactory(DoubleNumFactory.getInstance())
                .withMaxBarCount(5)
                .build();
        ForecastIndicator asked = ForecastIndicator.open(series, model, ZoneOffset.UTC);
        ForecastIndicator late = ForecastIndicator.open(series, model, ZoneOffset.UTC);
        for (int i = 0; i < Project.BARS; i++) {
            series.addBar(bar(series, i, 1));
            assertBacktests(asked, i);
        }
        assertThatThrownBy(() -> late.getValue(399))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("bar 0 is needed");
    }

    @Test
    void barsOfAnotherLengthAreRefused() {
        BarSeries series = new BaseBarSeriesBuilder().build();
        series.barBuilder()
                .timePeriod(Duration.ofHours(1))
                .endTime(Instant.EPOCH)
                .openPrice(1)
                .highPrice(1)
                .lowPrice(1)
                .closePrice(1)
                .volume(1)
                .add();
        ForecastIndicator forecast = ForecastIndicator.open(series, model, ZoneOffset.UTC);
        assertThatThrownBy(() -> forecast.getValue(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bars of 1d")
                .hasMessageContaining("PT1H");
        assertThatThrownBy(() -> forecast.getValue(1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "4, -4", "10, 2"})
    void ta4jsBacktesterDecidesAtTheBarsOfTheBacktest(double entryBps, double exitBps) throws IOException {
        Path run = project.run(
                config,
                "--set=strategy.mode=long-flat",
                "--set=strategy.entry-bps=" + entryBps,
                "--set=strategy.exit-bps=" + exitBps);
        BarSeries series = series(DoubleNumFactory.getInstance(), Project.BARS);
        ForecastIndicator forecast = ForecastIndicator.open(series, model, ZoneOffset.UTC);
        int testFrom = index(rows(run, "equity.csv").getFirst().split(",", -1)[0]);

        TradingRecord record = new BarSeriesManager(series, new TradeOnNextOpenModel())
                .run(
                        ForecastStrategy.longOnly(forecast, new ForecastThresholds(entryBps, exitBps, false)),
                        Trade.TradeType.BUY,
                        series.numFactory().one(),
                        testFrom,
                        series.getEndIndex());

        List<String> decisions = record.getTrades().stream()
                .map(trade -> (trade.getIndex() - 1) + " " + trade.getType())
                .toList();
        assertThat(decisions).isEqualTo(decisions(run)).hasSizeGreaterThan(4);
    }

    @Test
    void shortsAreTheMirrorImage() {
        BarSeries series = series(DoubleNumFactory.getInstance(), Project.BARS);
        ForecastIndicator forecast = ForecastIndicator.open(series, model, ZoneOffset.UTC);
        ForecastThresholds thresholds = new ForecastThresholds(4, 1, true);
        org.ta4j.core.Strategy shorts = ForecastStrategy.shortOnly(forecast, thresholds);
        assertThat(shorts.getStartingType()).isEqualTo(Trade.TradeType.SELL);
        assertThat(ForecastStrategy.longOnly(forecast, thresholds).getStartingType())
                .isEqualTo(Trade.TradeType.BUY);
        int entries = 0;
        for (int i = forecast.getCountOfUnstableBars(); i < Project.BARS; i++) {
            double bps = forecast.forecast(i).orElseThrow().returnBps();
            assertThat(shorts.shouldEnter(i)).isEqualTo(bps <= -4);
            assertThat(shorts.shouldExit(i)).isEqualTo(bps >= -1);
            entries += shorts.shouldEnter(i) ? 1 : 0;
        }
        assertThat(entries).isPositive();
        assertThatThrownBy(() -> ForecastStrategy.shortOnly(forecast, new ForecastThresholds(4, 1, false)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    // ---- The plain adapter

    @Test
    void targetsAreTheOrdersOfTheBacktest() throws IOException {
        Map<String, Object> settings = Map.of("mode", "long-short", "entry-bps", 3, "exit-bps", 0, "fraction", 0.5);
        Path run = project.run(
                config, "--set=strategy.entry-bps=3", "--set=strategy.exit-bps=0", "--set=strategy.fraction=0.5");
        int testFrom = index(rows(run, "equity.csv").getFirst().split(",", -1)[0]);
        List<String> decisions = new ArrayList<>();
        try (TargetPositions targets = TargetPositions.lstm(model, ZoneOffset.UTC, TEST, settings)) {
            double held = 0;
            for (int i = 0; i < Project.BARS - 1; i++) {
                if (i < testFrom) {
                    targets.history(ours(i));
                    continue;
                }
                double wanted = targets.next(ours(i)).fraction();
                assertThat(wanted).isIn(0.5, 0.0, -0.5);
                if (wanted != held) {
                    decisions.add(i + " " + (wanted > held ? "BUY" : "SELL"));
                }
                held = wanted;
            }
        }
        assertThat(decisions).isEqualTo(decisions(run)).hasSizeGreaterThan(4);
    }

    @Test
    void whatWasNotReachedIsWantedAgain() {
        try (TargetPositions targets = TargetPositions.of(
                new MovingAverageCross(Interval.parse("1d"), Average.SMA, 1, 2, Mode.LONG_FLAT, 0.5), TEST)) {
            assertThat(targets.next(flat(1, 10)).fraction()).isZero();
            assertThat(targets.next(flat(2, 11)).fraction()).isEqualTo(0.5);
            targets.held(0);
            assertThat(targets.next(flat(3, 12)).fraction()).isEqualTo(0.5);
            assertThat(targets.next(flat(4, 11)).fraction()).isZero();
        }
    }

    @Test
    void anOrderOfAQuantityIsRefused() {
        try (TargetPositions targets =
                TargetPositions.of(context -> context.orders().market(TEST, Side.BUY, 1), TEST)) {
            assertThatThrownBy(() -> targets.next(flat(1, 10)))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("use Orders.target");
        }
    }

    @Test
    void aWrongSettingAndAFolderWithoutAModelAreRefused() {
        assertThatThrownBy(() -> TargetPositions.lstm(model, ZoneOffset.UTC, TEST, Map.of("entry-bsp", 3)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("did you mean 'entry-bps'");
        assertThatThrownBy(() -> ForecastStream.open(folder, ZoneOffset.UTC))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("model.json is missing");
    }

    @Test
    void aStreamWarnsOfTimeThatStandsStill() {
        try (ForecastStream stream = ForecastStream.open(model, ZoneOffset.UTC)) {
            Optional<Forecast> none = stream.next(ours(0));
            assertThat(none).isEmpty();
            assertThatThrownBy(() -> stream.next(ours(0)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("2020-01-02T00:00:00Z came after 2020-01-02T00:00:00Z");
            assertThat(stream.horizonBars()).isEqualTo(1);
        }
    }

    @Test
    void theExampleRuns() throws Exception {
        Path classes = new PluginJars(folder).classes(Path.of("..", "examples", "TargetsExample.java"));
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            loader.loadClass("TargetsExample").getMethod("main", String[].class).invoke(null, (Object)
                    new String[] {model.toString(), folder.resolve("bars.csv").toString()});
        } finally {
            System.setOut(before);
        }
        List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(Project.BARS);
        assertThat(lines.getFirst()).isEqualTo("2020-01-01 0.0");
        assertThat(lines).anyMatch(line -> line.endsWith(" 0.95"));
    }

    private static void assertBacktests(ForecastIndicator forecast, int index) {
        double price = forecast.forecast(index).map(Forecast::price).orElse(Double.NaN);
        assertThat(Double.doubleToRawLongBits(price))
                .as("bar " + index)
                .isEqualTo(Double.doubleToRawLongBits(expected.getOrDefault(index, Double.NaN)));
    }

    /** Bars at whose close an order was sent, but the last, at which Ta4j has no next open. */
    private static List<String> decisions(Path run) throws IOException {
        return rows(run, "orders.csv").stream()
                .filter(row -> row.contains(",SUBMITTED,"))
                .map(row -> row.split(",", -1))
                .filter(cells -> index(cells[0]) < Project.BARS - 1)
                .map(cells -> index(cells[0]) + " " + cells[3])
                .toList();
    }

    private static List<String> rows(Path run, String file) throws IOException {
        List<String> lines = Files.readAllLines(run.resolve(file));
        return lines.subList(1, lines.size());
    }

    /** Bars close at the midnight that ends their day. */
    private static int index(String time) {
        return (int) LocalDate.of(2020, 1, 2)
                .datesUntil(Instant.parse(time).atOffset(ZoneOffset.UTC).toLocalDate())
                .count();
    }

    private static double[] values(int index) {
        return Arrays.stream(bars.get(index).split(",", -1))
                .skip(1)
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static Instant closeTime(int index) {
        return LocalDate.of(2020, 1, 2).plusDays(index).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static MutableBar ours(int index) {
        double[] v = values(index);
        return new MutableBar().set(EpochNanos.of(closeTime(index)), v[0], v[1], v[2], v[3], v[4]);
    }

    private static MutableBar flat(int day, double price) {
        return new MutableBar().set(EpochNanos.of(closeTime(day)), price, price, price, price, 1);
    }

    private static Bar bar(BarSeries series, int index, double factor) {
        double[] v = values(index);
        return series.barBuilder()
                .timePeriod(Duration.ofDays(1))
                .endTime(closeTime(index))
                .openPrice(v[0])
                .highPrice(v[1] * factor)
                .lowPrice(v[2])
                .closePrice(v[3] * factor)
                .volume(v[4])
                .build();
    }

    private static BarSeries series(NumFactory numbers, int count) {
        BarSeries series = new BaseBarSeriesBuilder().withNumFactory(numbers).build();
        for (int i = 0; i < count; i++) {
            series.addBar(bar(series, i, 1));
        }
        return series;
    }
}
