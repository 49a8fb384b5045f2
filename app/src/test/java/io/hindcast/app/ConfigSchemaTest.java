package io.hindcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.hindcast.engine.fixture.PluginJars;
import io.hindcast.runs.config.DataSection;
import io.hindcast.runs.config.Providers;
import io.hindcast.runs.config.RunConfig;
import io.hindcast.runs.config.Workspace;
import io.hindcast.runs.config.YamlConfig;
import io.hindcast.runs.schema.ConfigSchema;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.MapSettings;
import io.hindcast.settings.PlainScalar;
import io.hindcast.store.queue.QueueMetadata;
import io.hindcast.strategy.StrategyProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the sections declare is what the program reads and what the schema allows: in every section that there is, each wrong
 * key, type, range and unit is refused by both. {@code -Dhindcast.docs=write} writes the schemas anew.
 */
class ConfigSchemaTest {
    private static final Path ROOT = Path.of("..");
    private static final Path SCHEMA = ROOT.resolve("config").resolve("hindcast.schema.json");
    private static final Path EXAMPLE = ROOT.resolve("examples").resolve("strategy-plugin");
    private static final Path EXAMPLE_SCHEMA = EXAMPLE.resolve("hindcast.schema.json");

    @TempDir
    private static Path folder;

    private static Project project;
    private static Workspace workspace;
    private static Providers providers;
    private static JsonSchema schema;

    @BeforeAll
    static void importBars() throws IOException {
        project = new Project(folder);
        List<String> lines = new ArrayList<>(List.of("time,open,high,low,close,volume"));
        for (int i = 0; i < 48; i++) {
            lines.add(String.format("2020-01-%02dT%02d:00:00Z,1,2,1,1.5,10", 1 + i / 24, i % 24));
        }
        Path csv = Files.write(folder.resolve("bars.csv"), lines);
        assertThat(project.hindcast("import", csv.toString(), "--name=bars", "--instrument=TEST", "--interval=1h")
                        .exitCode())
                .isZero();
        assertThat(project.hindcast("data", "set", "bars", "tick=0.01").exitCode())
                .isZero();
        workspace = new Workspace(
                folder,
                folder.resolve("queues"),
                folder.resolve("models"),
                folder.resolve("runs"),
                folder.resolve("plugins"));
        providers = Providers.of(workspace);
        schema = schema(ConfigSchema.json(providers));
    }

    static List<DeclaredSections.Section> sections() {
        Map<String, Object> least = new LinkedHashMap<>();
        least.put("data", Map.of("queue", "bars"));
        least.put("features", List.of(Map.of("name", "close")));
        least.put("model", Map.of("name", "lstm"));
        least.put("strategy", Map.of("name", "buy-and-hold"));
        return DeclaredSections.of(ConfigSchema.keys(Providers.of(Workspace.at(folder))), least);
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("sections")
    void whatIsWrongInASectionIsRefusedBySchemaAndProgram(DeclaredSections.Section section) throws IOException {
        for (Mistake mistake : Mistake.in(section)) {
            String text = YamlConfig.write(section.with(mistake.key(), mistake.value()));
            if (mistake.inSchema()) {
                assertThat(schema.validate(json(text)))
                        .as("%s: %s", section, mistake)
                        .isNotEmpty();
            }
            assertThat(refusal(text))
                    .as("%s: %s", section, mistake)
                    .containsPattern("case.yaml:[0-9]+:[0-9]+: ")
                    .contains(
                            section.path().startsWith("compare.architectures")
                                    ? section.path()
                                    : section.at(mistake.key()))
                    .contains(mistake.expected());
        }
    }

    @ParameterizedTest
    @MethodSource("sections")
    void whatHasToBeThereIsEnough(DeclaredSections.Section section) throws IOException {
        assertThat(schema.validate(json(YamlConfig.write(section.config().apply(section.least())))))
                .as(section.toString())
                .isEmpty();
    }

    static List<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve("config"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void shippedConfigsNameTheSchemaAndFitIt(Path config) throws IOException {
        assertThat(config).content().startsWith("# yaml-language-server: $schema=hindcast.schema.json\n");
        assertThat(schema.validate(json(Files.readString(config)))).isEmpty();
    }

    @Test
    void theSchemaIsWhatTheCommandPrints() throws IOException {
        Project.Output output =
                project.hindcast("schema", "--plugins=" + Files.createDirectories(folder.resolve("none")));
        assertThat(output.exitCode()).isZero();
        assertKept(SCHEMA, output.out());
    }

    @Test
    void theExampleHasTheSchemaOfItsPlugin() throws IOException {
        Path own = Files.createDirectories(folder.resolve("example"));
        new PluginJars(own)
                .sources(EXAMPLE.resolve("src").resolve("main").resolve("java"))
                .service(StrategyProvider.class, "com.example.donchian.DonchianBreakoutProvider")
                .jar("donchian.jar");
        Project.Output output = project.hindcast("schema", "--plugins=" + own.resolve("plugins"));
        assertThat(output.exitCode()).isZero();
        assertKept(EXAMPLE_SCHEMA, output.out());
        Path config = EXAMPLE.resolve("donchian.yaml");
        assertThat(config).content().startsWith("# yaml-language-server: $schema=hindcast.schema.json\n");
        assertThat(schema(output.out()).validate(json(Files.readString(config))))
                .isEmpty();
        assertThat(schema(output.out())
                        .validate(json(Files.readString(config).replace("entry-bars: 20", "entry-bars: 1"))))
                .isNotEmpty();
    }

    private static void assertKept(Path file, String printed) throws IOException {
        if (System.getProperty("hindcast.docs", "").equals("write")) {
            Files.writeString(file, printed);
        }
        assertThat(file)
                .as("write it anew with -Dhindcast.docs=write")
                .content()
                .isEqualTo(printed);
    }

    /** What the program has against a config; empty when nothing. */
    private static String refusal(String text) throws IOException {
        if (text.contains("\ncompare:")) {
            return project.hindcast("compare", project.write("case.yaml", text).toString())
                    .err();
        }
        try {
            MapSettings config = YamlConfig.parse("case.yaml", text, List.of());
            QueueMetadata queue = DataSection.resolve(config, workspace, told -> {});
            if (RunConfig.isOffline(config, providers)) {
                RunConfig.readOffline(config, queue, "case", providers);
            } else {
                RunConfig.read(config, queue, "case", providers);
            }
            return "";
        } catch (InvalidInputException e) {
            return e.getMessage();
        }
    }

    private static JsonSchema schema(String text) throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(new ObjectMapper().readTree(text));
    }

    /** As an editor reads YAML, by the core schema of YAML 1.2. */
    private static JsonNode json(String yaml) {
        return new ObjectMapper()
                .valueToTree(
                        plain(YamlConfig.parse("case.yaml", yaml, List.of()).tree()));
    }

    private static Object plain(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, Object> copy = new LinkedHashMap<>();
                map.forEach((key, item) -> copy.put(String.valueOf(key), plain(item)));
                yield copy;
            }
            case List<?> list -> list.stream().map(ConfigSchemaTest::plain).toList();
            case PlainScalar scalar -> scalar(scalar.text());
            case null, default -> value;
        };
    }

    private static Object scalar(String text) {
        if (text.matches("true|True|TRUE|false|False|FALSE")) {
            return Boolean.valueOf(text);
        }
        if (text.matches("[-+]?[0-9]+")) {
            return new java.math.BigInteger(text);
        }
        return text.matches("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?")
                ? (Object) Double.valueOf(text)
                : text;
    }
}
