package io.hindcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.runs.config.Providers;
import io.hindcast.runs.config.Workspace;
import io.hindcast.runs.schema.ConfigSchema;
import io.hindcast.settings.Declared;
import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The tables of keys in the documents are what the sections declare: between {@code <!-- keys: trading -->} and {@code <!--
 * end -->}, or {@code <!-- keys: strategy(lstm) -->} for what a name chooses, or {@code <!-- keys: trading: latency -->} for
 * some keys alone, or {@code <!-- keys: model(lstm) by architecture -->} for a line for each name. {@code -Dhindcast.docs=write} writes them anew.
 */
class DocumentedKeysTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern TABLE =
            Pattern.compile("<!-- keys: ([^:>]+?)(?:: ([^>]+?))? -->\\n.*?<!-- end -->\\n", Pattern.DOTALL);
    private static final Pattern STEP = Pattern.compile("([a-z-]+)|\\(([a-z-]+)\\)|\\.");

    @TempDir
    private static Path folder;

    static List<Path> documents() throws IOException {
        try (Stream<Path> files = Files.list(DOCS)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void tablesAreWhatIsDeclared(Path document) throws IOException {
        String text = Files.readString(document);
        Keys config = ConfigSchema.keys(Providers.of(Workspace.at(folder)));
        String generated = TABLE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(table(config, match)));
        if (System.getProperty("hindcast.docs", "").equals("write")) {
            Files.writeString(document, generated);
        }
        assertThat(text).as("write it anew with -Dhindcast.docs=write").isEqualTo(generated);
    }

    @Test
    void everySectionHasATable() throws IOException {
        List<String> tables = new ArrayList<>();
        for (Path document : documents()) {
            TABLE.matcher(Files.readString(document))
                    .results()
                    .map(match -> match.group(1))
                    .forEach(tables::add);
        }
        Keys config = ConfigSchema.keys(Providers.of(Workspace.at(folder)));
        List<String> sections = new ArrayList<>();
        sections("config", config, sections);
        assertThat(tables).containsAll(sections);
    }

    /** Features have a document of their own. A section that has a name and what that chooses is told by the latter. */
    private static void sections(String path, Keys keys, List<String> found) {
        if (path.startsWith("trading.") && keys.choice().isPresent()) {
            found.add(path + " by name");
            return;
        }
        boolean chooses = keys.choice().isPresent();
        if (!chooses || keys.all().size() > 1) {
            found.add(path);
        }
        keys.choice()
                .filter(choice -> keys.all().size() > 1 && !path.equals("regimes") && !path.equals("model"))
                .ifPresentOrElse(
                        choice -> found.add(path + " by " + choice.by().name()),
                        () -> keys.choice()
                                .ifPresent(choice -> choice.keys()
                                        .forEach((value, more) -> sections(path + "(" + value + ")", more, found))));
        for (Declared each : keys.all()) {
            if (each instanceof Declared.Section section) {
                sections(path.equals("config") ? section.name() : path + "." + section.name(), section.keys(), found);
            }
        }
    }

    private static String table(Keys config, MatchResult match) {
        List<String> names = match.group(2) == null
                ? List.of()
                : Arrays.stream(match.group(2).split(",")).map(String::strip).toList();
        String address = match.group(2) == null ? match.group(1) : match.group(1) + ": " + match.group(2);
        Keys keys = keys(config, match.group(1).replaceAll(" by .*", ""));
        String table = match.group(1).contains(" by ") ? KeyTable.byChoice(keys) : KeyTable.of(keys, names);
        return "<!-- keys: " + address + " -->\n" + table + "<!-- end -->\n";
    }

    private static Keys keys(Keys config, String address) {
        Keys keys = config;
        Matcher steps = STEP.matcher(address.equals("config") ? "" : address);
        while (steps.find()) {
            if (steps.group(1) != null) {
                String name = steps.group(1);
                keys = keys.all().stream()
                        .filter(each -> each.name().equals(name))
                        .map(each -> switch (each) {
                            case Declared.Section section -> section.keys();
                            case Declared.SectionList list -> list.keys();
                            case Key<?> _ -> Keys.NONE;
                        })
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("there is no section " + address));
            } else if (steps.group(2) != null) {
                keys = keys.choice().orElseThrow().keys().get(steps.group(2));
            }
        }
        return keys;
    }
}
