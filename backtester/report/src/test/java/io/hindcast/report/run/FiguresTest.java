package io.hindcast.report.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hindcast.report.summary.Summary;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.testkit.fixture.RunFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one list of figures, in the page, in the terminal, and in docs/run-folder.md. */
class FiguresTest {
    private static final Pattern KEY = Pattern.compile("`([a-z_]+)`");

    @TempDir
    Path folder;

    private Path run;

    @BeforeEach
    void writeRun() throws IOException {
        run = RunFixture.withModel(folder.resolve("run"), 400);
    }

    @Test
    void everyDocumentedFigureIsShownAndNoOther() throws IOException {
        String docs = Files.readString(Path.of("..", "..", "docs", "run-folder.md"));
        Summary summary = summary();

        assertThat(keys(Figures.performance(summary)))
                .isEqualTo(tableKeys(docs, "`strategy` and `benchmark` hold", "`trading`:"));
        assertThat(keys(Figures.forecast(summary).orElseThrow()))
                .isEqualTo(tableKeys(docs, "`forecast` (absent", "and `skill_price`"));
        String trading = docs.substring(docs.indexOf("`trading`:"), docs.indexOf("`forecast` (absent"));
        Set<String> documented = new TreeSet<>();
        Matcher key = KEY.matcher(trading.substring("`trading`:".length()));
        while (key.find()) {
            documented.add(key.group(1));
        }
        documented.remove("null");
        assertThat(keys(Figures.trading(summary))).isEqualTo(documented);
    }

    @Test
    void everyDocumentedFigureByRegimeIsShownAndNoOther() throws IOException {
        String docs = Files.readString(Path.of("..", "..", "docs", "run-folder.md"));
        Path labelled = RunFixture.withRegimes(folder.resolve("labelled"), 400);
        Summary summary = RunFolder.open(labelled).summary();
        FigureTable table = Figures.regimes(summary).orElseThrow();

        Set<String> documented = tableKeys(docs, "`by_regime`:", "`annualisation`: `periods_per_year`");
        documented.remove("regime");
        assertThat(keys(table)).isEqualTo(documented);
        assertThat(table.columns()).isEqualTo(RunFixture.REGIMES);
        String page = Files.readString(HtmlReport.write(labelled));
        String terminal = TerminalTable.of(summary);
        for (FigureTable.Row row : table.rows()) {
            assertThat(page)
                    .contains(row.figure().label() + "</th>"
                            + row.values().stream()
                                    .map(value -> "<td class=\"number\">" + value + "</td>")
                                    .collect(Collectors.joining()));
            assertThat(terminal)
                    .containsPattern(row.values().stream()
                            .map(Pattern::quote)
                            .collect(Collectors.joining(
                                    " +", Pattern.quote(row.figure().label()) + " +", "")));
        }
        assertThat(terminal).contains("Regimes are hindsight");
        assertThat(terminal.lines()).allMatch(line -> line.length() <= TerminalTable.WIDTH);
        assertThat(Figures.regimes(summary())).isEmpty();
    }

    @Test
    void pageAndTerminalShowTheSameValues() throws IOException {
        String terminal = TerminalTable.of(summary());
        String page = Files.readString(HtmlReport.write(run));

        List<FigureTable> tables = new ArrayList<>(List.of(Figures.performance(summary()), Figures.trading(summary())));
        tables.add(Figures.forecast(summary()).orElseThrow());
        tables.add(Figures.lots(summary()).orElseThrow());
        for (FigureTable table : tables) {
            for (FigureTable.Row row : table.rows()) {
                String cells = row.values().stream()
                        .map(value -> "<td class=\"number\">" + value + "</td>")
                        .collect(Collectors.joining());
                assertThat(page).contains(row.figure().label() + "</th>" + cells);
                assertThat(terminal)
                        .containsPattern(row.values().stream()
                                .filter(value -> !value.isEmpty())
                                .map(Pattern::quote)
                                .collect(Collectors.joining(
                                        " +", Pattern.quote(row.figure().label()) + " +", "")));
            }
        }
    }

    @Test
    void anUndefinedFigureIsNotAvailable() throws IOException {
        RunFixture.change(run, "strategy", "sharpe", null);

        assertThat(TerminalTable.of(summary())).containsPattern("Sharpe ratio +n/a +-?[0-9.]+");
    }

    @Test
    void aMissingFigureIsRefusedByName() throws IOException {
        ObjectNode json = (ObjectNode) JsonMapper.builder()
                .build()
                .readTree(run.resolve("summary.json").toFile());
        ((ObjectNode) json.get("benchmark")).remove("calmar");
        Files.writeString(run.resolve("summary.json"), json.toString());

        assertThatThrownBy(() -> TerminalTable.of(summary()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("summary.json: benchmark.calmar is missing", "number or null");
    }

    @Test
    void noLineOfTheTerminalIsWiderThanAHundredColumns() throws IOException {
        assertThat(TerminalTable.of(summary()).lines()).allMatch(line -> line.length() <= TerminalTable.WIDTH);
        assertThat(TerminalTable.of(summary())).as("side by side").containsPattern("Total return .*\\| RMSE, price");
        for (String figure : List.of("total_return", "final_equity", "cagr", "calmar")) {
            RunFixture.change(run, "strategy", figure, -1.23456789e9);
            RunFixture.change(run, "benchmark", figure, 9.87654321e99);
        }
        RunFixture.change(run, "forecast/model", "rmse_price", 1.23456e11);
        RunFixture.change(run, "forecast/model", "rmse_return", 1.23456e7);
        assertThat(TerminalTable.of(summary()).lines())
                .allMatch(line -> line.length() <= TerminalTable.WIDTH)
                .anyMatch(line -> line.startsWith("Forecast errors"));
    }

    private Summary summary() {
        return RunFolder.open(run).summary();
    }

    private static Set<String> keys(FigureTable table) {
        return table.rows().stream().map(row -> row.figure().key()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The keys in the first column of the table between two places of a document. */
    private static Set<String> tableKeys(String docs, String from, String to) {
        Set<String> keys = new TreeSet<>();
        docs.substring(docs.indexOf(from), docs.indexOf(to))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .forEach(line -> {
                    Matcher key = KEY.matcher(line.substring(0, line.indexOf('|', 1)));
                    while (key.find()) {
                        keys.add(key.group(1));
                    }
                });
        return keys;
    }
}
