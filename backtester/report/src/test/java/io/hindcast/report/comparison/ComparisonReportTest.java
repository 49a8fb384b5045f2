package io.hindcast.report.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.testkit.fixture.ComparisonFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class ComparisonReportTest {
    private static final String ONE = "SPX-stacked-1";
    private static final Pattern CELL =
            Pattern.compile("data-figure=\"([a-z_]+)\"(?: data-value=\"([^\"]*)\")?>([^<]*)");

    @TempDir
    Path folder;

    @Test
    void theSameComparisonGivesTheSamePageAndLeavesNothingElse() throws IOException {
        Path comparison = ComparisonFixture.in(folder.resolve("one")).write();
        List<String> before = names(comparison);
        byte[] first = Files.readAllBytes(ComparisonReport.write(comparison));

        assertThat(Files.readAllBytes(ComparisonReport.write(comparison))).isEqualTo(first);
        before.add("report.html");
        assertThat(names(comparison)).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void everyFigureOfTheTableIsThatOfComparisonJson() throws IOException {
        for (boolean hindsight : List.of(false, true)) {
            ComparisonFixture fixture = ComparisonFixture.in(folder.resolve("run-" + hindsight));
            Path comparison = (hindsight ? fixture.hindsight() : fixture).write();
            String page = Files.readString(ComparisonReport.write(comparison));
            int checked = 0;
            for (JsonNode row : json(comparison).get("table")) {
                String symbol = row.get("symbol").asText();
                String html = row(page, symbol, row.get("entrant").asText());
                Matcher cell = CELL.matcher(html);
                while (cell.find()) {
                    String key = cell.group(1);
                    JsonNode value = row.has(key) ? row.get(key) : row.at("/figures/" + key + "/mean");
                    boolean untraded = cell.group(3).equals("offline");
                    boolean reference =
                            key.equals("failed") && row.get("description").isNull();
                    assertThat(cell.group(2))
                            .as(symbol + " " + html.lines().findFirst().orElse("") + " " + key)
                            .isEqualTo(
                                    untraded || reference || value.isNull() ? null : Double.toString(value.asDouble()));
                    assertThat(cell.group(3).isBlank()).isFalse();
                    checked++;
                }
                assertThat(html).doesNotContain("NaN", "null", "undefined");
            }
            assertThat(checked).isEqualTo(2 * 6 * 21);
        }
    }

    @Test
    void rowsStandByReturnWithWhatDoesNotTradeLast() throws IOException {
        String page = Files.readString(
                ComparisonReport.write(ComparisonFixture.in(folder.resolve("c")).write()));

        List<String> entrants = Pattern.compile("<tr data-entrant=\"([^\"]*)\"")
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(entrants.subList(0, 6))
                .containsExactly("pyramid", "buy-and-hold", "deep", "stacked", "deep-bidirectional", "persistence");
        assertThat(page).contains("<tr data-entrant=\"persistence\" class=\"reference\">");
    }

    @Test
    void meansHaveTheirDeviationOnlyWhereThereIsOne() throws IOException {
        Path comparison = ComparisonFixture.in(folder.resolve("c")).write();
        ComparisonFixture.change(comparison, root -> {
            JsonNode figures = root.at("/table/0/figures");
            ((ObjectNode) figures.get("sharpe")).put("mean", 1.234).put("sd", 0.456);
            ((ObjectNode) figures.get("total_return")).put("mean", 0.1234).putNull("sd");
        });
        String row = row(Files.readString(ComparisonReport.write(comparison)), "SPX", "pyramid");

        assertThat(row).contains(">1.23 <span class=\"sd\">± 0.46</span></td>", "data-value=\"0.1234\">12.34%</td>");
    }

    @Test
    void withoutHindsightNothingThatAnOfflineEntrantEarnedIsShown() throws IOException {
        Path comparison = ComparisonFixture.in(folder.resolve("c")).write();
        ComparisonFixture.change(comparison, root -> {
            for (JsonNode row : root.get("table")) {
                if (row.get("kind").asText().equals("offline")) {
                    ((ObjectNode) row.at("/figures/total_return")).put("mean", 0.876543);
                    ((ObjectNode) row).put("rank_return", 1);
                }
            }
            for (JsonNode job : root.get("jobs")) {
                if (job.get("kind").asText().equals("offline")) {
                    ((ObjectNode) job.get("figures")).put("total_return", 0.876543);
                }
            }
        });
        String page = Files.readString(ComparisonReport.write(comparison));

        assertThat(page).doesNotContain("0.876543", "87.65", "class=\"hindsight\"", "† Hindsight");
        assertThat(row(page, "SPX", "deep-bidirectional"))
                .contains("<span class=\"badge\">offline</span>", "data-figure=\"total_return\">offline</td>");
        assertThat(ComparisonTable.of(comparison)).doesNotContain("87.65");
    }

    @Test
    void hindsightIsMarkedInEveryCellAndOnEveryChartThatHasIt() throws IOException {
        String page = Files.readString(ComparisonReport.write(
                ComparisonFixture.in(folder.resolve("c")).hindsight().write()));

        assertThat(row(page, "SPX", "deep-bidirectional").split("hindsight-cell", -1))
                .as("two ranks and six figures")
                .hasSize(9);
        assertThat(page)
                .contains("<table class=\"ranking hindsight\">", "<table class=\"jobs hindsight\">", "† Hindsight.");
        for (int symbol = 0; symbol < 2; symbol++) {
            for (String chart : List.of("return-", "scatter-", "equity-")) {
                assertThat(page)
                        .contains("<div class=\"hindsight\"><figure class=\"block\" id=\"block-" + chart + symbol);
            }
            assertThat(page)
                    .doesNotContain("<div class=\"hindsight\"><figure class=\"block\" id=\"block-rmse-" + symbol);
        }
    }

    @Test
    void jobsLeadToTheirReportsAndFailuresSayWhy() throws IOException {
        Path comparison = ComparisonFixture.in(folder.resolve("c")).write();
        ComparisonFixture.change(
                comparison, root -> ((ObjectNode) root.at("/jobs/0")).put("report", "jobs/a b#1%/report.html"));
        String page = Files.readString(ComparisonReport.write(comparison));

        assertThat(page)
                .contains(
                        "<a href=\"jobs/a%20b%231%25/report.html\">report</a>",
                        "<a href=\"jobs/SPX-deep-1/report.html\">report</a>",
                        "<strong>failed</strong>: " + ComparisonFixture.FAILURE,
                        "2 of 16 jobs failed");
        assertThat(page).doesNotContain("jobs/SPX-pyramid-2/report.html", "jobs/SPX-deep-bidirectional-1/report.html");
    }

    @Test
    void markupInNamesStaysText() throws IOException {
        String evil = "</script><img src=x onerror=alert(1)>\"'&";
        Path comparison = ComparisonFixture.in(folder.resolve("c"))
                .named(evil)
                .labelled("stacked", evil)
                .write();
        ComparisonFixture.change(comparison, root -> {
            ((ObjectNode) root.at("/comparison")).put("strategy", evil);
            ((ObjectNode) root.at("/jobs/3")).put("error", evil);
        });
        String page = Files.readString(ComparisonReport.write(comparison));

        assertThat(page).doesNotContain("<img src=x").contains("&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;");
        assertThat(page).contains("\\u003C/script\\u003E\\u003Cimg");
    }

    @Test
    void aComparisonInWhichEverythingFailedStillHasAPage() throws IOException {
        Path comparison = ComparisonFixture.in(folder.resolve("c"))
                .symbols("SPX")
                .seeds(1)
                .withoutFailure()
                .write();
        ComparisonFixture.change(comparison, root -> {
            for (JsonNode row : root.get("table")) {
                if (!row.get("description").isNull()) {
                    ((ObjectNode) row).put("failed", 1).putNull("rank_return").putNull("rank_sharpe");
                    row.get("figures")
                            .forEach(figure ->
                                    ((ObjectNode) figure).putNull("mean").putNull("sd"));
                }
            }
            for (JsonNode job : root.get("jobs")) {
                ((ObjectNode) job).put("status", "failed").put("error", "no memory");
                ((ObjectNode) job).putNull("folder").putNull("report").remove("figures");
            }
        });
        String page = Files.readString(ComparisonReport.write(comparison));

        assertThat(page)
                .contains(
                        "No entrant that can trade has a result. No entrant has a forecast error.",
                        "No job is done, so there are no curves.",
                        "4 of 4 jobs failed")
                .doesNotContain("<div class=\"chart\"");
    }

    @Test
    void aSymbolOfWhichNothingIsKnownStillHasItsFailures() throws IOException {
        Path comparison = ComparisonFixture.in(folder.resolve("c")).write();
        ComparisonFixture.change(comparison, root -> {
            ((ArrayNode) root.get("symbols")).remove(1);
            for (JsonNode job : root.get("jobs")) {
                if (job.get("symbol").asText().equals("BTC-USD")) {
                    ((ObjectNode) job).put("status", "failed").put("error", "no bars");
                    ((ObjectNode) job).putNull("folder").putNull("report");
                }
            }
        });
        String page = Files.readString(ComparisonReport.write(comparison));

        assertThat(page).contains("<dd>SPX, 1d bars; BTC-USD</dd>", "<strong>failed</strong>: no bars");
        assertThat(ComparisonTable.of(comparison)).contains("\nBTC-USD\n", "seed 2: no bars");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "comparison.json",
                "config.yaml",
                "jobs/" + ONE + "/equity.csv",
                "jobs/" + ONE + "/forecasts.csv",
                "jobs/" + ONE + "/training.csv",
                "jobs/SPX-deep-bidirectional-1/forecasts.csv"
            })
    void aMissingFileIsNamed(String file) throws IOException {
        Path comparison = ComparisonFixture.in(folder.resolve("c")).write();
        byte[] page = Files.readAllBytes(ComparisonReport.write(comparison));
        Files.delete(comparison.resolve(file));

        assertThatThrownBy(() -> ComparisonReport.write(comparison))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(comparison.resolve(file) + ": the file is missing")
                .hasMessageContaining("run the comparison again");
        assertThat(comparison.resolve("report.html")).hasBinaryContent(page);
    }

    @ParameterizedTest
    @CsvSource({
        "equity.csv, 'time,equity\n', 'line 1: no column ''benchmark_equity'''",
        "training.csv, 'fold,epoch,train_loss,validation_loss,learning_rate\n0,1,abc,1,1\n', 'line 2, column train_loss: expected a number'",
        "forecasts.csv, '', 'is empty'"
    })
    void aDamagedSeriesIsNamedWithPlaceAndRemedy(String file, String content, String problem) throws IOException {
        Path comparison = ComparisonFixture.in(folder.resolve("c")).write();
        Path job = comparison.resolve("jobs").resolve(ONE);
        Files.writeString(job.resolve(file), content);

        assertThatThrownBy(() -> ComparisonReport.write(comparison))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll(
                        job.resolve(file).toString(), problem, "delete " + job + " and run the comparison again");
    }

    @Test
    void whatIsWrongInComparisonJsonIsNamedByItsPath() throws IOException {
        assertRefused(
                "comparison.hindsight is no true or false",
                root -> ((ObjectNode) root.get("comparison")).put("hindsight", "yes"));
        assertRefused(
                "table.0.kind is 'magic'; expected one of causal, offline",
                root -> at(root, "/table/0").put("kind", "magic"));
        assertRefused(
                "table.1.figures.sharpe.mean must be a number or null, but is \"high\"",
                root -> at(root, "/table/1/figures/sharpe").put("mean", "high"));
        assertRefused(
                "table.1.figures.ic.sd is missing",
                root -> at(root, "/table/1/figures/ic").remove("sd"));
        assertRefused(
                "jobs.4.entrant 'nobody' has no row in table for the symbol SPX",
                root -> at(root, "/jobs/4").put("entrant", "nobody"));
        assertRefused(
                "jobs.4.status is 'running'; expected done or failed",
                root -> at(root, "/jobs/4").put("status", "running"));
        assertRefused(
                "jobs.0.folder is '../elsewhere'; expected a path below jobs",
                root -> at(root, "/jobs/0").put("folder", "../elsewhere"));
        assertRefused(
                "jobs.0.report is 'javascript:alert(1)'; expected a path below jobs",
                root -> at(root, "/jobs/0").put("report", "javascript:alert(1)"));
        assertRefused(
                "symbols.0.interval is no interval",
                root -> at(root, "/symbols/0").put("interval", "soon"));
        assertRefused("jobs is missing; expected a list", root -> root.remove("jobs"));
        assertRefused("symbols is empty; expected at least one", root -> {
            for (String list : List.of("symbols", "table", "jobs")) {
                root.putArray(list);
            }
        });
    }

    @Test
    void aFolderThatIsNoneAndAFileThatIsNoJsonAreNamed() throws IOException {
        assertThatThrownBy(() -> ComparisonReport.write(folder.resolve("nowhere")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("nowhere: no such folder");
        Path comparison = ComparisonFixture.in(folder.resolve("c")).write();
        Files.writeString(comparison.resolve("comparison.json"), "{\n  \"table\": ,\n}");
        assertThatThrownBy(() -> ComparisonReport.write(comparison))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("comparison.json, line 2", "not JSON", "run the comparison again");
    }

    private void assertRefused(String problem, Consumer<ObjectNode> change) throws IOException {
        Path comparison = ComparisonFixture.in(folder.resolve("c")).write();
        ComparisonFixture.change(comparison, change);
        assertThatThrownBy(() -> ComparisonReport.write(comparison))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll(
                        comparison.resolve("comparison.json") + ": " + problem, "docs/comparison-folder.md");
    }

    private static ObjectNode at(ObjectNode root, String path) {
        return (ObjectNode) root.at(path);
    }

    private static JsonNode json(Path comparison) throws IOException {
        return JsonMapper.builder()
                .build()
                .readTree(comparison.resolve("comparison.json").toFile());
    }

    /** An entrant's rows in the tables of trading and of forecasts. */
    private static String row(String page, String symbol, String entrant) {
        return rowBelow(page, "Trading on " + symbol + ", by net return</caption>", entrant)
                + rowBelow(page, "Forecasts on " + symbol + " and what they took</caption>", entrant);
    }

    private static String rowBelow(String page, String caption, String entrant) {
        int table = page.indexOf(caption);
        assertThat(table).as(caption).isNotNegative();
        int start = page.indexOf("<tr data-entrant=\"" + entrant + "\"", table);
        return page.substring(start, page.indexOf("</tr>", start));
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return new ArrayList<>(
                    files.map(file -> file.getFileName().toString()).toList());
        }
    }
}
