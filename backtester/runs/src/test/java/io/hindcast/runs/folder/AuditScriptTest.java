package io.hindcast.runs.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hindcast.engine.execution.Decision;
import io.hindcast.engine.execution.ExecutionSettings;
import io.hindcast.engine.execution.RiskLimits;
import io.hindcast.engine.execution.TradingLoop;
import io.hindcast.engine.execution.TradingSettings;
import io.hindcast.engine.fixture.ImmediateTrading;
import io.hindcast.engine.fixture.RandomMarket;
import io.hindcast.engine.fixture.RandomOrders;
import io.hindcast.engine.fixture.ScriptedOrders;
import io.hindcast.engine.metrics.Annualisation;
import io.hindcast.engine.metrics.ForecastErrorAccumulator;
import io.hindcast.engine.metrics.TradingMetrics;
import io.hindcast.forecast.ForecastTarget;
import io.hindcast.market.Bar;
import io.hindcast.market.Instrument;
import io.hindcast.report.files.RecordWriter;
import io.hindcast.settings.MapSettings;
import io.hindcast.strategy.Strategy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The independent auditor agrees with runs of random bars and orders, and finds every number that was tampered with. */
@Tag("slow")
class AuditScriptTest {
    private static final Instrument SPX = new Instrument("SPX");
    private static final Path SCRIPT = Path.of("src/test/python/audit_run.py");
    private static final int HORIZON = 3;

    @TempDir
    private Path folder;

    @BeforeAll
    static void pythonIsThere() throws InterruptedException {
        boolean there;
        try {
            there = new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            there = false;
        }
        assumeTrue(there || "true".equals(System.getenv("CI")), "python3 is not installed: NOT AUDITED");
    }

    private record Verdict(int exitCode, String output) {}

    @ParameterizedTest
    @CsvSource({
        // seed, bars, slippage, fee, shorts, whole units
        "1, 400, 1, 1, false, false",
        "2, 400, 5, 2.5, true, false",
        "3, 300, 0, 0, true, true",
        "4, 300, 50, 20, false, true",
        "5, 250, 300, 300, true, false",
        "6, 60, 1, 0, true, false",
        "7, 3000, 2, 1, true, false",
    })
    void agreesWithARunOfRandomOrders(
            long seed, int count, double slippageBps, double feeBps, boolean allowShort, boolean whole)
            throws Exception {
        write(
                RandomMarket.bars(seed, count),
                count / 3,
                new RandomOrders(seed, whole),
                settings(slippageBps, feeBps, allowShort, whole));

        Verdict verdict = audit();
        assertThat(verdict.output()).contains(" 0 disagree");
        assertThat(verdict.exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        // seed, latency in hours, share of volume, shorts, whole units
        "11, 1, 2, true, false",
        "12, 40, 2, false, true",
        "13, 100, 2, true, false",
        "14, 0, 0.5, true, false",
        "15, 0, 0.05, false, true",
        "16, 30, 0.3, true, true",
        "17, 80, 0.9, true, false",
    })
    void agreesWithARunWhoseOrdersTakeTimeAndVolume(
            long seed, int hours, double share, boolean allowShort, boolean whole) throws Exception {
        writeSlow(seed, hours, share, allowShort, whole);

        Verdict verdict = audit();
        assertThat(verdict.output()).contains(" 0 disagree");
        List<String> orders = Files.readAllLines(folder.resolve("orders.csv"));
        assertThat(orders.stream().anyMatch(row -> row.contains(",PARTIALLY_FILLED,")))
                .isEqualTo(share < 1);
        assertThat(orders.stream().anyMatch(row -> row.contains(",ACCEPTED,"))).isEqualTo(hours > 0);
    }

    /** A part too much, a part forgotten, an order that meets a price before its arrival, and so on. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "latency_seconds" : 108000.0 | "latency_seconds" : 250000.0
            "latency_seconds" : 108000.0 | "latency_seconds" : 0.0
            "max_volume_share" : 0.3     | "max_volume_share" : 0.4
            "max_volume_share" : 0.3     | "max_volume_share" : null
            "quantity" : "whole"         | "quantity" : "fractional"
            """)
    void findsExecutionThatIsNotWhatTheRunSays(String said, String instead) throws Exception {
        writeSlow(16, 30, 0.3, true, true);
        Path summary = folder.resolve("summary.json");
        String text = Files.readString(summary);
        assertThat(text).contains(said);
        Files.writeString(summary, text.replace(said, instead));
        assertThat(audit().exitCode()).isEqualTo(1);
    }

    @Test
    void findsAMissingPartAndAMissingAcknowledgement() throws Exception {
        writeSlow(16, 30, 0.3, true, true);
        for (String status : List.of("ACCEPTED", "PARTIALLY_FILLED", "FILLED")) {
            List<String> lines = Files.readAllLines(folder.resolve("orders.csv"));
            List<String> without = new ArrayList<>(lines);
            without.remove(lines.stream()
                    .filter(row -> row.contains("," + status + ","))
                    .skip(10)
                    .findFirst()
                    .orElseThrow());
            Files.write(folder.resolve("orders.csv"), without);
            assertThat(audit().exitCode()).as(status).isEqualTo(1);
            Files.write(folder.resolve("orders.csv"), lines);
        }
        assertThat(audit().exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        // seed, latency in hours, share of volume, whole units
        "21, 0, 2, false",
        "22, 40, 2, false",
        "23, 0, 0.3, false",
        "24, 30, 0.5, true",
        "25, 100, 0.9, false",
    })
    void agreesWithARunThatIsHaltedAndFlattened(long seed, int hours, double share, boolean whole) throws Exception {
        writeHalted(seed, hours, share, whole);

        Verdict verdict = audit();
        assertThat(verdict.output()).contains(" 0 disagree");
        assertThat(Files.readString(folder.resolve("orders.csv")))
                .contains("SUBMITTED,\"flatten\"", "SUBMITTED,\"halt: trading.limits.daily-loss");
    }

    @Test
    void findsAClosingOrderThatIsLeftOpenOrIsNotTheEngines() throws Exception {
        writeHalted(22, 40, 2, false);
        Path orders = folder.resolve("orders.csv");
        String original = Files.readString(orders);
        assertThat(original).contains("REJECTED,\"nothing left to close\"");
        Files.writeString(orders, original.replaceFirst("(?m)^.*REJECTED,\"nothing left to close\"\n", ""));
        assertThat(audit().output())
                .contains(" had nothing left to close on bar ")
                .contains(" stayed open");
        Files.writeString(orders, original.replaceAll("SUBMITTED,\"(flatten|halt)[^\"]*\"", "SUBMITTED,\"\""));
        assertThat(audit().output()).contains(" is the engine's: is False, expected True");
    }

    /** Halts after days that lose half a percent, and is flattened for some bars now and then. */
    private void writeHalted(long seed, int hours, double share, boolean whole) throws IOException {
        RiskLimits limits = RiskLimits.read(MapSettings.of(Map.of("daily-loss", 0.005)));
        write(
                RandomMarket.bars(seed, 300),
                100,
                new RandomOrders(seed, whole),
                slow(settings(5, 2.5, true, whole), limits, hours, share),
                number -> number % 20 < 16 ? Decision.TRADE : Decision.FLATTEN);
    }

    private void writeSlow(long seed, int hours, double share, boolean allowShort, boolean whole) throws IOException {
        write(
                RandomMarket.bars(seed, 300),
                100,
                new RandomOrders(seed, whole),
                slow(settings(5, 2.5, allowShort, whole), RiskLimits.NONE, hours, share));
    }

    private static TradingSettings slow(TradingSettings usual, RiskLimits limits, int hours, double share) {
        return new TradingSettings(
                usual.initialCash(),
                usual.parts(),
                usual.quantity(),
                usual.allowShort(),
                usual.initialMargin(),
                usual.maintenanceMargin(),
                limits,
                new ExecutionSettings(Duration.ofHours(hours), share > 1 ? Double.POSITIVE_INFINITY : share));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 6})
    void agreesWithARunOfFewBars(int count) throws Exception {
        write(RandomMarket.bars(8, count), 0, new ScriptedOrders(100.0), settings(1, 1, false, false));

        Verdict verdict = audit();
        assertThat(verdict.output()).contains(" 0 disagree");
    }

    @Test
    void agreesWithARunThatIsRuinedByAShortPosition() throws Exception {
        List<Bar> bars = new ArrayList<>();
        double[] closes = {100, 100, 90, 400, 400, 410};
        for (int day = 0; day < closes.length; day++) {
            bars.add(RandomMarket.bar(day + 1, closes[Math.max(0, day - 1)], closes[day]));
        }
        write(bars, 0, new ScriptedOrders(-1_500.0), settings(1, 1, true, false));

        Verdict verdict = audit();
        assertThat(verdict.output()).contains(" 0 disagree");
        JsonNode strategy = new ObjectMapper()
                .readTree(folder.resolve("summary.json").toFile())
                .get("strategy");
        assertThat(strategy.get("final_equity").doubleValue()).isNegative();
        assertThat(strategy.get("sharpe").isNull()).isTrue();
        assertThat(strategy.get("cagr").isNull()).isTrue();
        assertThat(strategy.get("max_drawdown").doubleValue()).isGreaterThan(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "forecasts.csv",
                "orders.csv",
                "fills.csv",
                "equity.csv",
                "trades.csv",
                "summary.json",
                "bars.csv"
            })
    void findsATamperedNumberInEveryColumn(String file) throws Exception {
        write(RandomMarket.bars(2, 120), 40, new RandomOrders(2, false), settings(5, 2.5, true, false));
        assertThat(audit().exitCode()).isZero();
        Path path = folder.resolve(file);
        String original = Files.readString(path);

        Map<String, String> tampered = file.endsWith(".json") ? tamperJson(original) : tamperCsv(original);
        // These follow from no file of the run.
        tampered.keySet()
                .removeIf(
                        key -> key.matches(
                                "incidents[.](halt_count|halted_bars|(margin_calls|limited_targets|targets_below_one_unit)[.]count)"));
        assertThat(tampered).isNotEmpty();
        for (Map.Entry<String, String> change : tampered.entrySet()) {
            Files.writeString(path, change.getValue());
            Verdict verdict = audit();
            assertThat(verdict.exitCode()).as(change.getKey()).isEqualTo(1);
            assertThat(verdict.output()).as(change.getKey()).contains(" disagree");
            if (change.getKey().matches("(strategy|benchmark|trading|lots|forecast)[.].*")
                    && !change.getKey().endsWith("horizon_bars")) {
                assertThat(verdict.output())
                        .startsWith("summary.json " + change.getKey() + ": is")
                        .contains(" 1 disagree");
            }
        }
    }

    @Test
    void findsAMissingRowInEveryFile() throws Exception {
        write(RandomMarket.bars(2, 120), 40, new RandomOrders(2, false), settings(5, 2.5, true, false));
        for (String file : List.of("orders.csv", "fills.csv", "equity.csv", "trades.csv", "bars.csv")) {
            List<String> lines = Files.readAllLines(folder.resolve(file));
            List<String> without = new ArrayList<>(lines);
            without.remove(lines.size() / 2);
            Files.write(folder.resolve(file), without);
            assertThat(audit().exitCode()).as(file).isEqualTo(1);
            Files.write(folder.resolve(file), lines);
        }
        assertThat(audit().exitCode()).isZero();
    }

    @Test
    void findsAFillThatWasGivenThePriceOfItsOwnDecision() throws Exception {
        List<Bar> bars = RandomMarket.bars(9, 10);
        write(bars, 0, new ScriptedOrders(1.0), settings(1, 1, false, false));
        for (String file : List.of("orders.csv", "fills.csv")) {
            Path path = folder.resolve(file);
            String second = Instant.EPOCH.plusNanos(bars.get(1).closeTime()).toString();
            String first = Instant.EPOCH.plusNanos(bars.get(0).closeTime()).toString();
            Files.writeString(path, Files.readString(path).replace(second, first));
        }
        assertThat(audit().output()).contains("bars after the decision: is 0, expected 1");
    }

    private void write(List<Bar> bars, int start, Strategy strategy, TradingSettings settings) throws IOException {
        write(bars, start, strategy, settings, number -> Decision.TRADE);
    }

    private void write(
            List<Bar> bars, int start, Strategy strategy, TradingSettings settings, IntFunction<Decision> decisions)
            throws IOException {
        Annualisation annualisation = new Annualisation(252, "252 trading days", Double.NaN, List.of());
        TradingMetrics metrics = new TradingMetrics(annualisation);
        RunOnDisk run = new RunOnDisk(metrics);
        TradingLoop loop = new TradingLoop(SPX, RandomMarket.INTERVAL, strategy, settings, run);
        ForecastErrorAccumulator errors = new ForecastErrorAccumulator("test", HORIZON, ForecastTarget.LOG_RETURN);
        Random random = new Random(bars.size());
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            Bar target = i + HORIZON < bars.size() ? bars.get(i + HORIZON) : null;
            String fold = i >= start ? "test" : i >= start - HORIZON ? "purged" : "train";
            double forecast = random.nextInt(8) == 0
                    ? bar.close()
                    : bar.close() * Math.exp(0.02 * random.nextGaussian() + (random.nextInt(5) - 2) / 100.0);
            run.forecast(bar, fold, forecast, target);
            if (i < start) {
                loop.onHistory(bar);
                continue;
            }
            metrics.begin(bar.volume());
            loop.onBar(bar, null, decisions.apply(i));
            if (target != null) {
                errors.add(bar.close(), forecast, target.close());
            }
        }
        ObjectNode summary = RecordWriter.tree(RunResults.of(metrics));
        summary.set("forecast", RecordWriter.tree(RunResults.of(errors.errors())));
        summary.set("annualisation", RecordWriter.tree(RunResults.of(annualisation)));
        summary.set("costs", RecordWriter.tree(RunResults.costs(settings)));
        RunResults.execution(settings).ifPresent(execution -> summary.set("execution", RecordWriter.tree(execution)));
        summary.putObject("run").put("interval", RandomMarket.INTERVAL.toString());
        run.write(folder, bars, summary);
    }

    /** For each column that holds numbers, the file with one of them changed by a millionth. */
    private static Map<String, String> tamperCsv(String original) {
        List<String> lines = original.lines().toList();
        String[] header = lines.getFirst().split(",", -1);
        Map<String, String> tampered = new TreeMap<>();
        for (int column = 0; column < header.length; column++) {
            for (int row = lines.size() * 2 / 3; row < lines.size(); row++) {
                String[] fields = lines.get(row).split(",", -1);
                // The auditor need not look at these.
                boolean unused = List.of("high", "low", "volume").contains(header[column]);
                if (unused
                        || !fields[column].matches("-?[0-9.]+(E-?[0-9]+)?")
                        || Double.parseDouble(fields[column]) == 0) {
                    continue;
                }
                boolean whole = fields[column].matches("[0-9]+");
                double value = Double.parseDouble(fields[column]);
                fields[column] = whole ? Long.toString((long) value + 1) : Double.toString(value * (1 + 1e-6));
                List<String> changed = new ArrayList<>(lines);
                changed.set(row, String.join(",", fields));
                tampered.put(header[column], String.join("\n", changed) + "\n");
                break;
            }
        }
        return tampered;
    }

    /** For each number, the file with it changed by a millionth. */
    private static Map<String, String> tamperJson(String original) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        Map<String, String> tampered = new TreeMap<>();
        ObjectNode root = (ObjectNode) mapper.readTree(original);
        for (Map.Entry<String, ObjectNode> part : objects("", root).entrySet()) {
            ObjectNode parent = part.getValue();
            for (String key : names(parent)) {
                JsonNode value = parent.get(key);
                if (value.isNumber()) {
                    double number = value.doubleValue();
                    parent.set(
                            key,
                            value.isIntegralNumber()
                                    ? LongNode.valueOf(value.longValue() + 1)
                                    : DoubleNode.valueOf(number == 0 ? 1e-6 : number * (1 + 1e-6)));
                    tampered.put(part.getKey() + "." + key, root.toPrettyString());
                    parent.set(key, value);
                }
            }
        }
        return tampered;
    }

    private static Map<String, ObjectNode> objects(String path, ObjectNode root) {
        Map<String, ObjectNode> objects = new TreeMap<>(Map.of(path, root));
        for (String key : names(root)) {
            if (root.get(key) instanceof ObjectNode child) {
                objects.putAll(objects(path.isEmpty() ? key : path + "." + key, child));
            }
        }
        return objects;
    }

    private static List<String> names(ObjectNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private Verdict audit() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "python3",
                        "-B",
                        SCRIPT.toString(),
                        folder.toString(),
                        folder.resolve("bars.csv").toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Verdict(process.waitFor(), output);
    }

    private static TradingSettings settings(double slippageBps, double feeBps, boolean allowShort, boolean whole) {
        return ImmediateTrading.settings(
                100_000,
                slippageBps,
                feeBps,
                whole ? TradingSettings.Quantity.WHOLE : TradingSettings.Quantity.FRACTIONAL,
                allowShort,
                0.5,
                0.25);
    }
}
