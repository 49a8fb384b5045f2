package io.hindcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hindcast.app.Project.Output;
import io.hindcast.cost.FeeModelProvider;
import io.hindcast.cost.FillModelProvider;
import io.hindcast.cost.SlippageModelProvider;
import io.hindcast.engine.fixture.PluginJars;
import io.hindcast.metric.MetricProvider;
import io.hindcast.risk.RiskCheckProvider;
import io.hindcast.sizing.PositionSizerProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Costs, sizes, checks and metrics of somebody else: a jar built from what the documentation says is dropped in and used. */
@Tag("slow")
@Timeout(120)
class DoorsTest {
    private static final Pattern EXAMPLE = Pattern.compile(
            "```java\n((?:(?!```).)*?public final class (\\w+) implements (\\w+)(?:(?!```).)*?)```", Pattern.DOTALL);
    private static final Map<String, Class<?>> DOORS = Map.of(
            "FeeModelProvider", FeeModelProvider.class,
            "SlippageModelProvider", SlippageModelProvider.class,
            "FillModelProvider", FillModelProvider.class,
            "PositionSizerProvider", PositionSizerProvider.class,
            "RiskCheckProvider", RiskCheckProvider.class,
            "MetricProvider", MetricProvider.class);

    @TempDir
    private static Path folder;

    private static Project project;
    private static Path config;
    private static String plugins;

    @BeforeAll
    static void buildWhatIsDocumented() throws IOException {
        project = new Project(folder);
        project.importBars(project.csv("bars.csv", Project.bars(3, 200)), "bars");
        config = project.write("doors.yaml", """
                name: doors
                data: {queue: bars}
                strategy: {name: ma-cross, fast-bars: 3, slow-bars: 8, fraction: 0.55}
                """);
        Matcher examples = EXAMPLE.matcher(Files.readString(Path.of("..", "docs", "plugins.md")));
        Map<String, Class<?>> missing = new HashMap<>(DOORS);
        PluginJars jar = new PluginJars(folder);
        while (examples.find()) {
            Class<?> door = missing.remove(examples.group(3));
            if (door != null) {
                jar.rawSource(examples.group(1)).service(door, examples.group(2));
            }
        }
        assertThat(missing).as("doors without an example in docs/plugins.md").isEmpty();
        plugins = jar.jar("doors.jar").getParent().toString();
    }

    @Test
    void feesSlippageAndFillsAreThoseOfTheJar() throws IOException {
        Path run = run("trading={fees: {name: stamp-duty, bps: 100}, slippage: {name: half-spread, spread: 0.5},"
                + " fills: {name: at-close}}");
        Map<String, String> closes = new HashMap<>();
        rows(run, "prices.csv").forEach(row -> closes.put(row[0], row[4]));
        List<String[]> fills = rows(run, "fills.csv");
        assertThat(fills).hasSizeGreaterThan(3);
        for (String[] fill : fills) {
            boolean buy = fill[3].equals("BUY");
            double quantity = Double.parseDouble(fill[4]);
            double price = Double.parseDouble(fill[5]);
            double reference = Double.parseDouble(fill[6]);
            assertThat(reference).isEqualTo(Double.parseDouble(closes.get(fill[0])));
            assertThat(price).isEqualTo(reference + (buy ? 0.25 : -0.25));
            assertThat(Double.parseDouble(fill[8])).isEqualTo(buy ? 0.01 * (quantity * price) : 0);
        }
        JsonNode costs = summary(run).path("costs");
        assertThat(costs.path("parts").path("fees").asText()).isEqualTo("stamp-duty (bps 100.0)");
        assertThat(costs.has("fee_bps")).isFalse();
        assertThat(run.resolve("report.html")).content().contains("half-spread (spread 0.5)", "fills at-close");
        assertThat(summary(run).path("run").path("plugins").toString()).isEqualTo("[\"doors.jar\"]");
    }

    @Test
    void sizesChecksAndMetricsAreThoseOfTheJar() throws IOException {
        Path run = run(
                "trading={sizing: {name: tenths}, checks: [{name: max-units, units: 40}]}",
                "metrics=[{name: best-bar}, {name: ulcer-index}]");
        // Half of 100 000 is more than 40 units: every entry is cut, exits pass.
        List<String[]> orders = rows(run, "orders.csv");
        assertThat(orders).anyMatch(row -> row[9].equals("UPDATED") && row[10].contains("no more than 40.0 units"));
        assertThat(rows(run, "fills.csv")).allMatch(row -> Double.parseDouble(row[4]) == 40);

        JsonNode metrics = summary(run).path("metrics");
        assertThat(metrics.findValuesAsText("name")).containsExactly("best-bar", "ulcer-index");
        double best = Double.NEGATIVE_INFINITY;
        double last = Double.NaN;
        for (String[] row : rows(run, "equity.csv")) {
            double equity = Double.parseDouble(row[3]);
            best = Double.isNaN(last) ? best : Math.max(best, equity / last - 1);
            last = equity;
        }
        assertThat(metrics.get(0).path("value").asDouble()).isEqualTo(best);
        assertThat(run.resolve("report.html")).content().contains("Best bar", "Ulcer index");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "trading={fees: {name: broken}}          | fee model 'broken' of plugin broken.jar      | fee",
                "trading={slippage: {name: broken}}      | slippage model 'broken' of plugin broken.jar | price",
                "trading={fills: {name: broken}}         | fill model 'broken' of plugin broken.jar     | match",
                "trading={sizing: {name: broken}}        | position sizer 'broken' of plugin broken.jar | units",
                "trading={checks: [{name: broken}]}      | risk check 'broken' of plugin broken.jar     | check",
                "metrics=[{name: broken}]                | metric 'broken' of plugin broken.jar         | onEquity"
            })
    void aBrokenOneIsNamedAndContained(String named, String who, String method) throws IOException {
        Path other = Files.createTempDirectory(folder, "broken");
        PluginJars jar = new PluginJars(other);
        Map<String, String> parts = Map.of(
                "FeeModel", "execution -> { throw new IllegalStateException(\"boom\"); }",
                "SlippageModel", "execution -> { throw new IllegalStateException(\"boom\"); }",
                "FillModel", "request -> { throw new IllegalStateException(\"boom\"); }",
                "PositionSizer", "context -> { throw new IllegalStateException(\"boom\"); }",
                "RiskCheck", "proposed -> { throw new IllegalStateException(\"boom\"); }",
                "Metric",
                        "new Metric() { public double value() { return 1; }"
                                + " public void onEquity(EquityPoint point) { throw new IllegalStateException(\"boom\"); } }");
        parts.forEach((part, body) -> jar.rawSource("""
                package broken;

                import io.hindcast.cost.*;
                import io.hindcast.metric.*;
                import io.hindcast.plugin.*;
                import io.hindcast.risk.*;
                import io.hindcast.sizing.*;

                public final class PARTProvider_ implements PARTProvider {
                    public String name() { return "broken"; }
                    public String label() { return "Broken"; }
                    public String description() { return "It fails"; }
                    public PART create(PartSetup setup) { return BODY; }
                }
                """.replace("PART", part).replace("BODY", body))
                .service(DOORS.get(part + "Provider"), "broken." + part + "Provider_"));
        jar.jar("broken.jar");
        long runs = runs();
        Output output = project.hindcast(
                "backtest", config.toString(), "--plugins=" + other.resolve("plugins"), "--set=" + named.strip());
        assertThat(output.exitCode()).isEqualTo(1);
        assertThat(output.err()).contains(who.strip(), method.strip(), "boom", "broken.");
        assertThat(runs()).isEqualTo(runs);
    }

    private static long runs() throws IOException {
        Path all = folder.resolve("runs");
        if (!Files.isDirectory(all)) {
            return 0;
        }
        try (var listed = Files.list(all)) {
            return listed.count();
        }
    }

    private static Path run(String... settings) throws IOException {
        String[] args = new String[settings.length + 1];
        args[0] = "--plugins=" + plugins;
        for (int i = 0; i < settings.length; i++) {
            args[i + 1] = "--set=" + settings[i];
        }
        return project.run(config, args);
    }

    private static JsonNode summary(Path run) throws IOException {
        return new JsonMapper().readTree(run.resolve("summary.json").toFile());
    }

    private static List<String[]> rows(Path run, String file) throws IOException {
        return Files.readAllLines(run.resolve(file)).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }
}
