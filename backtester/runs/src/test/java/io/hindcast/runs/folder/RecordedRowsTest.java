package io.hindcast.runs.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hindcast.report.files.Column;
import io.hindcast.report.files.CsvTable;
import io.hindcast.report.files.EquityColumn;
import io.hindcast.report.files.FillColumn;
import io.hindcast.report.files.ForecastColumn;
import io.hindcast.report.files.OrderColumn;
import io.hindcast.report.files.PriceColumn;
import io.hindcast.report.files.TradeColumn;
import io.hindcast.report.files.TrainingColumn;
import io.hindcast.report.summary.ForecastFigures;
import io.hindcast.report.summary.StrategyFigures;
import io.hindcast.report.summary.Summary;
import io.hindcast.runs.fixture.TinyWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in a run's files can be read by their columns, fits together, and adds up to the run's figures. */
class RecordedRowsTest {
    @TempDir
    private static Path folder;

    private static Path run;
    private static Summary summary;

    @BeforeAll
    static void runOnce() throws IOException {
        TinyWorkspace tiny = TinyWorkspace.withBars(folder);
        RunResult result = tiny.backtest(TinyWorkspace.CONFIG, "model.horizon=2");
        run = result.folder();
        summary = result.summary();
    }

    private static <C extends Enum<C> & Column> int read(String file, C[] columns, Consumer<CsvTable<C>.Row> row) {
        int[] rows = new int[1];
        CsvTable.<C>read(run.resolve(file), List.of(columns), each -> {
            rows[0]++;
            row.accept(each);
        });
        return rows[0];
    }

    /** In their order, and no others. */
    @Test
    void theHeadersAreTheColumns() throws IOException {
        Map<String, Column[]> files = Map.of(
                ForecastColumn.FILE, ForecastColumn.values(),
                PriceColumn.FILE, PriceColumn.values(),
                OrderColumn.FILE, OrderColumn.values(),
                FillColumn.FILE, FillColumn.values(),
                EquityColumn.FILE, EquityColumn.values(),
                TradeColumn.FILE, TradeColumn.values(),
                TrainingColumn.FILE, TrainingColumn.values());
        for (Map.Entry<String, Column[]> file : files.entrySet()) {
            List<String> headers = new ArrayList<>();
            for (Column column : file.getValue()) {
                headers.add(column.header());
            }
            assertThat(Files.readAllLines(run.resolve(file.getKey())))
                    .as(file.getKey())
                    .startsWith(String.join(",", headers))
                    .hasSizeGreaterThan(1);
        }
    }

    @Test
    void pricesAreThoseOfTheTestSegment() throws IOException {
        List<String> bars =
                TinyWorkspace.walk(1, TinyWorkspace.BARS).subList(TinyWorkspace.TEST_FROM, TinyWorkspace.BARS);
        List<String> prices = new ArrayList<>();
        read(
                PriceColumn.FILE,
                PriceColumn.values(),
                row -> prices.add(row.number(PriceColumn.OPEN) + "," + row.number(PriceColumn.HIGH) + ","
                        + row.number(PriceColumn.LOW) + "," + row.number(PriceColumn.CLOSE)));
        assertThat(prices)
                .isEqualTo(bars.stream()
                        .map(bar -> bar.substring(bar.indexOf(',') + 1, bar.lastIndexOf(',')))
                        .toList());
    }

    @Test
    void everyFillIsOfAnOrderAndEveryEquityIsExplained() {
        Map<String, Double> ordered = new HashMap<>();
        read(OrderColumn.FILE, OrderColumn.values(), row -> {
            assertThat(row.text(OrderColumn.STATUS)).isNotEmpty();
            ordered.put(row.text(OrderColumn.ORDER_ID), row.number(OrderColumn.QUANTITY));
        });
        Map<Long, Double> cashMoves = new HashMap<>();
        Map<Long, Double> unitMoves = new HashMap<>();
        double[] fees = new double[1];
        int fills = read(FillColumn.FILE, FillColumn.values(), row -> {
            double quantity = row.number(FillColumn.QUANTITY);
            assertThat(quantity).isEqualTo(ordered.get(row.text(FillColumn.ORDER_ID)));
            double sign = row.text(FillColumn.SIDE).equals("BUY") ? 1 : -1;
            long time = row.time(FillColumn.TIME);
            cashMoves.merge(
                    time, -sign * quantity * row.number(FillColumn.PRICE) - row.number(FillColumn.FEE), Double::sum);
            unitMoves.merge(time, sign * quantity, Double::sum);
            fees[0] += row.number(FillColumn.FEE);
        });
        Map<Long, Double> closes = new HashMap<>();
        read(
                PriceColumn.FILE,
                PriceColumn.values(),
                row -> closes.put(row.time(PriceColumn.TIME), row.number(PriceColumn.CLOSE)));
        double[] held = {summary.costs().initialCash().orElseThrow(), 0};
        int equities = read(EquityColumn.FILE, EquityColumn.values(), row -> {
            long time = row.time(EquityColumn.TIME);
            held[0] += cashMoves.getOrDefault(time, 0.0);
            held[1] += unitMoves.getOrDefault(time, 0.0);
            assertThat(row.number(EquityColumn.CASH)).isCloseTo(held[0], within(1e-6));
            assertThat(row.number(EquityColumn.POSITION_VALUE)).isCloseTo(held[1] * closes.get(time), within(1e-6));
            assertThat(row.number(EquityColumn.EQUITY))
                    .isCloseTo(row.number(EquityColumn.CASH) + row.number(EquityColumn.POSITION_VALUE), within(1e-6));
            assertThat(row.number(EquityColumn.EXPOSURE))
                    .isCloseTo(row.number(EquityColumn.POSITION_VALUE) / row.number(EquityColumn.EQUITY), within(1e-9));
        });
        StrategyFigures figures = summary.figures();
        assertThat(equities).isEqualTo(TinyWorkspace.BARS - TinyWorkspace.TEST_FROM);
        assertThat(figures.trading().fills()).isEqualTo(fills);
        assertThat(figures.trading().totalFees()).isCloseTo(fees[0], within(1e-9));
        assertThat(figures.strategy().finalEquity()).isCloseTo(held[0] + held[1] * last(closes), within(1e-6));
        assertThat(figures.trading().openPosition()).isCloseTo(held[1], within(1e-9));
    }

    private static double last(Map<Long, Double> closes) {
        return closes.get(closes.keySet().stream().max(Long::compare).orElseThrow());
    }

    @Test
    void tradesAddUpToWhatTheSummarySays() {
        double[] sums = new double[2];
        int trades = read(TradeColumn.FILE, TradeColumn.values(), row -> {
            sums[0] += row.number(TradeColumn.PNL);
            sums[1] += row.number(TradeColumn.PNL) > 0 ? 1 : 0;
            assertThat(row.time(TradeColumn.ENTRY_TIME)).isLessThan(row.time(TradeColumn.EXIT_TIME));
            assertThat(row.number(TradeColumn.BARS_HELD)).isPositive();
        });
        assertThat(summary.figures().trading().trades()).isEqualTo(trades);
        assertThat(summary.figures().trading().averageTradePnl()).isCloseTo(sums[0] / trades, within(1e-9));
        assertThat(summary.figures().trading().winRate()).isCloseTo(sums[1] / trades, within(1e-12));
    }

    /** Out of sample, where what came of it is known, and nowhere else. */
    @Test
    void errorsAreThoseOfTheTestRows() {
        double[] sums = new double[5];
        int rows = read(ForecastColumn.FILE, ForecastColumn.values(), row -> {
            double actual = row.number(ForecastColumn.ACTUAL);
            if (row.text(ForecastColumn.FOLD).equals("test") && !Double.isNaN(actual)) {
                double off = row.number(ForecastColumn.FORECAST) - actual;
                double naive = row.number(ForecastColumn.PERSISTENCE) - actual;
                sums[0]++;
                sums[1] += off * off;
                sums[2] += Math.abs(off);
                sums[3] += naive * naive;
            }
        });
        assertThat(rows).isEqualTo(TinyWorkspace.BARS - 8);
        ForecastFigures figures = summary.forecast().orElseThrow();
        assertThat(figures.count())
                .isEqualTo((long) sums[0])
                .isEqualTo(TinyWorkspace.BARS - TinyWorkspace.TEST_FROM - 2);
        assertThat(figures.horizonBars()).isEqualTo(2);
        assertThat(figures.model().rmsePrice()).isCloseTo(Math.sqrt(sums[1] / sums[0]), within(1e-9));
        assertThat(figures.model().maePrice()).isCloseTo(sums[2] / sums[0], within(1e-9));
        assertThat(figures.persistence().rmsePrice()).isCloseTo(Math.sqrt(sums[3] / sums[0]), within(1e-9));
        assertThat(figures.skillPrice()).isCloseTo(1 - sums[1] / sums[3], within(1e-9));
    }

    @Test
    void theTrainingIsThatOfTheModel() {
        int epochs = read(TrainingColumn.FILE, TrainingColumn.values(), row -> {
            assertThat(row.text(TrainingColumn.FOLD)).isEqualTo("holdout");
            assertThat(row.number(TrainingColumn.EPOCH)).isEqualTo(1);
            assertThat(row.number(TrainingColumn.TRAIN_LOSS)).isEqualTo(1.25);
            assertThat(row.number(TrainingColumn.VALIDATION_LOSS)).isEqualTo(1.5);
        });
        assertThat(epochs).isEqualTo(1);
        assertThat(summary.training()).hasValueSatisfying(training -> {
            assertThat(training.epochs()).isEqualTo(1);
            assertThat(training.bestValidationLoss()).hasValue(1.5);
        });
    }
}
