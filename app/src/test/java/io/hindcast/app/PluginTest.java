package io.hindcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hindcast.app.Project.Output;
import io.hindcast.engine.fixture.PluginJars;
import io.hindcast.forecast.FeaturePipelineProvider;
import io.hindcast.strategy.StrategyProvider;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A strategy of somebody else is dropped in and trades; one that fails in any way is contained. */
@Tag("slow")
@Timeout(120)
class PluginTest {
    /** Buys once, on the third bar that it may decide on. */
    private static final String BUYS_ONCE = """
            private int bars;
            public void onBar(BarContext context) {
                if (++bars == 3) context.orders().target(new TargetPosition(context.instrument(), 0.5));
            }
            """;

    private static final String DOES_NOTHING = "public void onBar(BarContext context) {}";

    @TempDir
    private static Path shared;

    private static Project project;
    private static Path config;
    private static Map<String, byte[]> before;

    @TempDir
    private Path folder;

    @BeforeAll
    static void makeSomethingWorthKeeping() throws IOException {
        project = new Project(shared);
        project.importBars(project.csv("bars.csv", Project.bars(3, 200)), "bars");
        project.run(project.crossConfig("bars"));
        config = project.write("mine.yaml", "name: mine\ndata: {queue: bars}\nstrategy: {name: mine}\n");
        before = stored();
    }

    @AfterEach
    void earlierRunsAreIntactAndNoHalfWrittenOneIsLeft() throws IOException {
        Map<String, byte[]> after = stored();
        before.forEach((file, bytes) -> assertThat(after.get(file)).as(file).isEqualTo(bytes));
        assertThat(after.keySet()).noneMatch(file -> file.contains(".writing"));
        before = after;
    }

    @Test
    void aPluginIsDroppedInNamedAndTrades() throws Exception {
        Path jar = new PluginJars(folder).strategy("mine", BUYS_ONCE).jar("my-strategy.jar");
        Path run = project.run(config, "--plugins=" + jar.getParent());

        List<String> fills = Files.readAllLines(run.resolve("fills.csv"));
        assertThat(fills).hasSize(2);
        // Decided on the third bar, of the third of January, filled at the open of the fourth.
        assertThat(fills.get(1)).startsWith("2020-01-05T00:00:00Z,1,TEST,BUY,");
        JsonNode certificate = json(run, "certificate.json");
        assertThat(certificate.path("plugins").toString())
                .isEqualTo("[{\"jar\":\"my-strategy.jar\",\"api\":\"0.2\",\"sha256\":\"" + sha256(jar) + "\"}]");
        assertThat(certificate.path("build_sha256").asText()).isNotEmpty();
        assertThat(json(run, "summary.json").path("run").path("plugins").toString())
                .isEqualTo("[\"my-strategy.jar\"]");
        assertThat(run.resolve("report.html")).content().contains("my-strategy.jar");
        assertThat(Files.readString(run.resolve("config.yaml"))).contains("name: mine");
    }

    @Test
    void theExampleTrades() throws IOException {
        new PluginJars(folder)
                .sources(Path.of("..", "examples", "strategy-plugin", "src", "main", "java"))
                .service(StrategyProvider.class, "com.example.donchian.DonchianBreakoutProvider")
                .jar("donchian.jar");
        Path run = project.run(
                config,
                "--plugins=" + plugins(),
                "--set=strategy.name=donchian",
                "--set=strategy.entry-bars=4",
                "--set=strategy.exit-bars=2");
        assertThat(Files.readAllLines(run.resolve("fills.csv"))).hasSizeGreaterThan(3);
    }

    @Test
    void theStrategyOfTheDocumentationTrades() throws IOException {
        String docs = Files.readString(Path.of("..", "docs", "plugins.md"));
        int from = docs.indexOf("```java\n") + "```java\n".length();
        new PluginJars(folder)
                .rawSource(docs.substring(from, docs.indexOf("```", from)))
                .service(StrategyProvider.class, "DipBuyerProvider")
                .jar("dip.jar");
        Path run = project.run(
                config, "--plugins=" + plugins(), "--set=strategy.name=dip-buyer", "--set=strategy.falls=3");
        assertThat(Files.readAllLines(run.resolve("fills.csv"))).hasSizeGreaterThan(3);
    }

    @Test
    void theListHasWhatIsBuiltInAndWhatIsInJarsAndWhatCannotBeUsed() throws IOException {
        new PluginJars(folder).strategy("mine", DOES_NOTHING).jar("good.jar");
        new PluginJars(folder)
                .strategy("other", DOES_NOTHING)
                .manifest("Hindcast-Api-Version", "0.7.1")
                .jar("old.jar");
        Output output = project.hindcast("strategies", "--plugins=" + folder.resolve("plugins"));
        assertThat(output.exitCode()).isZero();
        assertThat(output.out())
                .containsPattern("strategy +mine +good.jar +0.2 +A strategy of a test")
                .containsPattern("strategy +buy-and-hold +built in ")
                .containsPattern("forecast model +lstm +built in ")
                .containsPattern("not usable: old.jar: was built against version 0.7.1 of the strategy API, but this"
                        + " program runs 0.2; build it against strategy-api 0.2 ");
    }

    @Test
    void aPluginForAnotherApiIsRefusedWithBothVersionsAndWhatToDo() throws IOException {
        new PluginJars(folder)
                .strategy("mine", DOES_NOTHING)
                .manifest("Hindcast-Api-Version", "1.0")
                .jar("mine.jar");
        assertMistake(
                backtest(),
                "strategy.name: there is no strategy 'mine'",
                "mine.jar: was built against version 1.0 of the strategy API, but this program runs 0.2",
                "build it against strategy-api 0.2");
    }

    @Test
    void jarsThatCannotBeUsedAreNamedWithTheReason() throws IOException {
        Files.createDirectories(folder.resolve("plugins"));
        Files.writeString(folder.resolve("plugins").resolve("a-torn.jar"), "PK not really");
        new PluginJars(folder).service(StrategyProvider.class, "plug.Missing").jar("b-missing.jar");
        assertMistake(
                backtest(),
                "strategy.name: there is no strategy 'mine'",
                "a-torn.jar: can't be read as a jar",
                "b-missing.jar: can't be used: io.hindcast.strategy.StrategyProvider: Provider plug.Missing not found");

        // Who does not name them is only warned.
        Output other = project.hindcast(
                "backtest", config.toString(), "--set=strategy.name=buy-and-hold", "--plugins=" + plugins());
        assertThat(other.exitCode()).isZero();
        assertThat(other.err())
                .contains("warning: plugin not used: a-torn.jar", "warning: plugin not used: b-missing.jar");
    }

    @Test
    void aNameThatIsThereTwiceIsRefusedWhenItIsUsed() throws IOException {
        new PluginJars(folder).strategy("mine", DOES_NOTHING).jar("one.jar");
        new PluginJars(folder).strategy("mine", DOES_NOTHING).jar("two.jar");
        new PluginJars(folder).strategy("ma-cross", DOES_NOTHING).jar("usurper.jar");
        assertMistake(backtest(), "more than one strategy 'mine': one.jar, two.jar");
        assertMistake(
                backtest("--set=strategy.name=ma-cross"), "more than one strategy 'ma-cross': built in, usurper.jar");
        Output other = backtest("--set=strategy.name=buy-and-hold");
        assertThat(other.exitCode()).isZero();
        assertThat(other.err()).contains("warning: plugin not used: there is more than one strategy 'mine'");
    }

    @Test
    void aFolderThatIsNotThereIsAMistakeWhenItIsNamed() {
        assertMistake(
                project.hindcast("backtest", config.toString(), "--plugins=" + folder.resolve("nowhere")),
                "--plugins",
                "nowhere");
    }

    @Test
    void settingsOfAPluginAreCheckedAsAllOthers() throws IOException {
        new PluginJars(folder)
                .source("""
                        public final class Provider implements StrategyProvider {
                            public String name() { return "mine"; }
                            public String description() { return ""; }
                            static final Key<Integer> BARS = Key.integer("bars", 1, 500, "Some").byDefault(20);
                            public Keys keys() { return Keys.of(BARS); }
                            public Strategy create(StrategySetup setup) {
                                setup.settings().get(BARS);
                                return context -> {};
                            }
                        }
                        """)
                .service(StrategyProvider.class, "plug.Provider")
                .jar("mine.jar");
        assertMistake(backtest("--set=strategy.bars=0"), "strategy.bars", "from 1 to 500");
        assertMistake(
                backtest("--set=strategy.baars=3"), "strategy.baars", "did you mean 'bars'?", "known here: bars, name");
    }

    @Test
    void aKeyThatAPluginReadsAndDoesNotDeclareFailsTheRunWithBothNames() throws IOException {
        new PluginJars(folder)
                .source("""
                        public final class Provider implements StrategyProvider {
                            public String name() { return "mine"; }
                            public String description() { return ""; }
                            public Strategy create(StrategySetup setup) {
                                setup.settings().find(Key.integer("bars", 1, 500, "Some"));
                                return context -> {};
                            }
                        }
                        """)
                .service(StrategyProvider.class, "plug.Provider")
                .jar("mine.jar");
        Output output = backtest();
        assertThat(output.exitCode()).isEqualTo(1);
        assertThat(output.err()).contains("mine.jar", "strategy: 'bars' is read but not declared");
        assertMistake(backtest("--set=strategy.bars=3"), "strategy.bars: unknown key", "known here: name");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "onBar     | throw new IllegalStateException(\"boom\"); | java.lang.IllegalStateException: boom",
                "onBar     | context.magic(); | java.lang.NoSuchMethodError",
                "onClose   | throw new IllegalStateException(\"boom\"); | java.lang.IllegalStateException: boom",
                "onOrder   | throw new IllegalStateException(\"boom\"); | java.lang.IllegalStateException: boom",
            })
    void whatItThrowsHaltsTheRunWithStageBarAndName(String method, String statement, String expected)
            throws IOException {
        String members = method.equals("onBar")
                ? "private int bars; public void onBar(BarContext context) { if (++bars >= 3) { " + statement + " } }"
                : BUYS_ONCE + "public void " + method
                        + (method.equals("onOrder") ? "(OrderUpdate update) { " : "(MarketContext context) { ")
                        + statement + " }";
        // The API that it was built against has a method that this program's has not.
        new PluginJars(folder).otherApi("""
                        package io.hindcast.strategy;
                        public interface BarContext {
                            io.hindcast.market.Instrument instrument();
                            io.hindcast.market.Bar bar();
                            io.hindcast.trading.Orders orders();
                            double magic();
                        }
                        """).strategy("mine", members).jar("mine.jar");
        Output output = backtest();
        assertThat(output.exitCode()).as(output.err()).isEqualTo(1);
        assertThat(output.err())
                .contains("halted: stage 'trading' failed at bar " + (method.equals("onClose") ? 0 : 2) + " (2020-01-0")
                .contains("strategy 'mine' of plugin mine.jar failed in " + method + ": ")
                .contains(expected)
                .contains("plug.Provider");
    }

    @Test
    void whatItThrowsBeforeTradingBeginsIsNamedToo() throws IOException {
        new PluginJars(folder)
                .strategy(
                        "mine",
                        DOES_NOTHING + "public void onHistory(Bar bar) { throw new IllegalStateException(\"boom\"); }")
                .jar("mine.jar");
        Output output = backtest("--set=split.train=0.5", "--set=split.validation=0.2");
        assertThat(output.exitCode()).isEqualTo(1);
        assertThat(output.err())
                .contains("stage 'trading' failed at bar 0 ")
                .contains("strategy 'mine' of plugin mine.jar failed in onHistory");
    }

    @Test
    void whatItThrowsWhenItIsMadeIsNamedToo() throws IOException {
        new PluginJars(folder)
                .source("""
                        public final class Provider implements StrategyProvider {
                            public String name() { return "mine"; }
                            public String description() { return ""; }
                            public Strategy create(StrategySetup setup) {
                                throw new UnsupportedOperationException("not today");
                            }
                        }
                        """)
                .service(StrategyProvider.class, "plug.Provider")
                .jar("mine.jar");
        Output output = backtest();
        assertThat(output.exitCode()).isEqualTo(1);
        assertThat(output.err())
                .contains("failed: strategy 'mine' of plugin mine.jar failed in create:"
                        + " java.lang.UnsupportedOperationException: not today");
    }

    @ParameterizedTest
    @CsvSource({"shared", "halves", "apart"})
    void oneThatBlocksIsHaltedWithItsStack(String threads) throws IOException {
        new PluginJars(folder).strategy("mine", """
                        private int bars;
                        public void onBar(BarContext context) {
                            if (++bars == 3) waitForATickThatNeverComes();
                        }
                        private void waitForATickThatNeverComes() {
                            while (!Thread.currentThread().isInterrupted()) Thread.onSpinWait();
                        }
                        """).jar("mine.jar");
        Output output = backtest("--set=pipeline.strategy-timeout=0.5", "--set=pipeline.threads=" + threads);
        assertThat(output.exitCode()).isEqualTo(1);
        assertThat(output.err())
                .contains("halted: stage 'trading' hangs at bar 2 (2020-01-04T00:00:00Z")
                .contains("strategy 'mine' of plugin mine.jar has not returned from onBar for 0.5 s")
                .contains("waitForATickThatNeverComes");
    }

    @Test
    void aProcessWhosePluginBlocksForEverEnds() throws IOException, InterruptedException {
        new PluginJars(folder)
                .strategy("mine", "public void onBar(BarContext context) { while (true) Thread.onSpinWait(); }")
                .jar("mine.jar");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("--") || option.startsWith("-Dchronicle"))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.hindcast.cli.Hindcast"));
        command.addAll(List.of("backtest", config.toString(), "--plugins", plugins(), "--set"));
        command.add("pipeline.strategy-timeout=0.5");
        command.addAll(List.of("--queues", shared.resolve("queues").toString()));
        command.addAll(List.of("--runs", shared.resolve("runs").toString()));
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isEqualTo(1);
        assertThat(output).content().contains("mine.jar has not returned from onBar", "plug.Provider");
    }

    @Test
    void aJarThatChangesDuringTheRunFailsIt() throws IOException {
        Path jar = folder.resolve("plugins").resolve("mine.jar");
        new PluginJars(folder)
                .strategy("mine", """
                        private int bars;
                        public void onBar(BarContext context) {
                            if (++bars != 3) return;
                            try {
                                Files.write(Path.of("JAR"), new byte[1], StandardOpenOption.APPEND);
                            } catch (java.io.IOException e) {
                                throw new java.io.UncheckedIOException(e);
                            }
                        }
                        """.replace("JAR", jar.toString()))
                .jar("mine.jar");
        assertMistake(backtest(), jar.toString(), "was replaced while the run was going on");
    }

    @Test
    void featuresOfAPluginAreMixedWithBuiltInOnes() throws IOException {
        new PluginJars(folder)
                .source("""
                        public final class Provider implements FeaturePipelineProvider {
                            public List<FeatureDescription> available() {
                                return List.of(new FeatureDescription("half-range", Keys.NONE, "(high - low) / 2 / close"));
                            }
                            public Supplier<FeaturePipeline> configure(List<Settings> features, Interval interval, ZoneId zone) {
                                return () -> new FeaturePipeline() {
                                    private int bars;
                                    public List<String> names() { return List.of("half-range"); }
                                    public int warmUpBars() { return 2; }
                                    public boolean update(Bar bar, double[] row) {
                                        row[0] = bars < 2 ? Double.NaN : (bar.high() - bar.low()) / 2 / bar.close();
                                        return bars++ >= 2;
                                    }
                                };
                            }
                        }
                        """)
                .service(FeaturePipelineProvider.class, "plug.Provider")
                .jar("features.jar");
        String text = Files.readString(project.lstmConfig("bars"))
                .replace("  - {name: rsi, bars: 5}\n", "  - {name: half-range}\n  - {name: rsi, bars: 5}\n")
                .replace("2020-09-30", "2020-04-30")
                .replace("2020-11-15", "2020-05-31");
        Path run = project.run(project.write("mixed.yaml", text), "--plugins=" + plugins());
        assertThat(json(run, "certificate.json")
                        .path("plugins")
                        .get(0)
                        .path("jar")
                        .asText())
                .isEqualTo("features.jar");
        assertThat(Files.readAllLines(run.resolve("forecasts.csv"))).hasSizeGreaterThan(100);
        try (Stream<Path> models = Files.list(shared.resolve("models"))) {
            assertThat(models.toList())
                    .allSatisfy(model -> assertThat(model.resolve("model.json"))
                            .content()
                            .contains("\"log-return(bars=1)\", \"half-range\", \"rsi(bars=5)\", \"range\""));
        }
    }

    private String plugins() {
        return folder.resolve("plugins").toString();
    }

    private Output backtest(String... more) {
        List<String> args = new ArrayList<>(List.of("backtest", config.toString(), "--plugins=" + plugins()));
        args.addAll(List.of(more));
        return project.hindcast(args.toArray(String[]::new));
    }

    private static void assertMistake(Output output, String... parts) {
        assertThat(output.exitCode()).as(output.err()).isEqualTo(2);
        assertThat(output.err()).contains(parts).doesNotContain("    at ");
    }

    private static JsonNode json(Path run, String file) throws IOException {
        return new ObjectMapper().readTree(run.resolve(file).toFile());
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    private static Map<String, byte[]> stored() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(shared.resolve("runs"))) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                files.put(shared.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }
}
