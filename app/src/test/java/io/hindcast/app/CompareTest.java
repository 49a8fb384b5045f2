package io.hindcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hindcast.app.Project.Output;
import io.hindcast.testkit.fixture.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A comparison is its jobs' runs, set side by side: nothing is lost, repeated or made up on the way. */
@Tag("slow")
class CompareTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String CONFIG = """
            name: duel
            data: {queue: bars}
            features: [{name: log-return, bars: 1}, {name: rsi, bars: 5}]
            split: {train-until: 2020-09-30, validation-until: 2020-11-15}
            model: {name: lstm, window: 8, training: {epochs: 2}}
            strategy: {name: lstm, mode: long-short, entry-bps: 0, exit-bps: 0}
            trading: {allow-short: true}
            compare:
              architectures:
                - {architecture: stacked, hidden: 5}
                - {label: both ways, architecture: bidirectional, hidden: 4}
                - {label: twin, architecture: deep, layers: 2, hidden: 4, training: {batch: 16}}
              seeds: 2
            """;

    @TempDir
    private static Path folder;

    private static Project project;
    private static Path config;
    private static Path comparison;
    private static JsonNode document;

    @BeforeAll
    static void compareOnce() throws IOException {
        project = new Project(folder);
        project.importBars(project.csv("bars.csv", Project.bars(1, Project.BARS)), "bars");
        config = project.write("duel.yaml", CONFIG);
        comparison = compare(project, config);
        document = read(comparison);
    }

    private static Path compare(Project where, Path config, String... more) throws IOException {
        Output output = run(where, config, more);
        assertThat(output.exitCode()).as(output.err()).isZero();
        return printed(output);
    }

    private static Output run(Project where, Path config, String... more) {
        List<String> args = new ArrayList<>(List.of("compare", config.toString()));
        args.addAll(List.of(more));
        return where.hindcast(args.toArray(String[]::new));
    }

    private static Path printed(Output output) {
        return output.out()
                .lines()
                .filter(line -> line.startsWith("comparison: "))
                .map(line -> Path.of(line.substring("comparison: ".length())))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode read(Path comparison) throws IOException {
        return JSON.readTree(comparison.resolve("comparison.json").toFile());
    }

    private static JsonNode row(JsonNode document, String entrant) {
        return Stream.of(document.path("table").valueStream().toArray(JsonNode[]::new))
                .filter(row -> row.path("entrant").asText().equals(entrant))
                .findFirst()
                .orElseThrow();
    }

    /** The table without what depends on the clock. */
    private static String decided(JsonNode document) {
        StringBuilder text = new StringBuilder();
        for (JsonNode row : document.path("table")) {
            text.append(row.path("entrant")).append(row.path("rank_return")).append(row.path("rank_sharpe"));
            row.path("figures").properties().forEach(figure -> {
                if (!List.of("training_seconds", "forecast_micros").contains(figure.getKey())) {
                    text.append(figure);
                }
            });
            text.append('\n');
        }
        return text.toString();
    }

    @Test
    void aJobIsTheBacktestOfItsConfig() throws IOException {
        Path job = comparison.resolve("jobs/TEST-twin-seed43");
        Path alone = project.run(job.resolve("config.yaml"), "--retrain");
        for (String file : List.of("forecasts.csv", "orders.csv", "fills.csv", "equity.csv", "trades.csv")) {
            assertThat(job.resolve(file)).hasSameBinaryContentAs(alone.resolve(file));
        }
        assertThat(Files.readAllLines(job.resolve("fills.csv"))).hasSizeGreaterThan(1);
        // What the entrant has of its own, and what it shares.
        assertThat(job.resolve("config.yaml")).content().contains("batch: 16", "epochs: 2", "seed: 43");
    }

    @Test
    void offlineEntrantsForecastAndDoNotTradeUnlessWithHindsight() throws IOException {
        JsonNode offline = row(document, "both ways");
        assertThat(offline.path("kind").asText()).isEqualTo("offline");
        assertThat(offline.at("/figures/rmse_price/mean").isNumber()).isTrue();
        assertThat(offline.at("/figures/total_return/mean").isNull()).isTrue();
        assertThat(offline.path("rank_return").isNull()).isTrue();
        Path job = comparison.resolve("jobs/TEST-both_ways-seed42");
        assertThat(job.resolve("orders.csv")).doesNotExist();
        assertThat(job.resolve("report.html")).doesNotExist();

        Path traded = compare(project, config, "--hindsight");
        assertThat(traded).isNotEqualTo(comparison);
        JsonNode hindsight = read(traded);
        assertThat(hindsight.at("/comparison/hindsight").asBoolean()).isTrue();
        assertThat(row(hindsight, "both ways").at("/figures/total_return/mean").isNumber())
                .isTrue();
        assertThat(hindsight.at("/comparison/warnings").toString()).contains("both ways: HINDSIGHT");
        Path tradedJob = traded.resolve("jobs/TEST-both_ways-seed42");
        assertThat(tradedJob.resolve("report.html")).content().contains("HINDSIGHT");
        assertThat(tradedJob.resolve("forecasts.csv")).hasSameBinaryContentAs(job.resolve("forecasts.csv"));
    }

    @Test
    void jobsBesideEachOtherDecideAsJobsAlone() throws IOException {
        Project other = new Project(Files.createDirectories(folder.resolve("alone")));
        other.importBars(folder.resolve("bars.csv"), "bars");
        Path alone = compare(other, config, "--set=compare.side-by-side=1");
        Output again = run(project, config, "--set=compare.side-by-side=4", "--retrain");
        assertThat(again.err()).contains("6 jobs").doesNotContain("finished already");
        Path many = printed(again);
        assertThat(many).isEqualTo(comparison);
        assertThat(decided(read(alone))).isEqualTo(decided(read(many)));
    }

    @Test
    void itsResolvedConfigIsTheSameComparison() throws IOException {
        Path resolved = comparison.resolve("config.yaml");
        JsonNode same = read(compare(project, resolved));
        assertThat(decided(same)).isEqualTo(decided(document));
        assertThat(same.at("/comparison/id")).isEqualTo(document.at("/comparison/id"));
    }

    @Test
    void killedHalfWayItRunsTheRestAndGivesTheSameTable() throws Exception {
        Project other = new Project(Files.createDirectories(folder.resolve("killed")));
        other.importBars(folder.resolve("bars.csv"), "bars");
        Process process = ChildProcess.start(
                folder.resolve("killed.log"),
                "compare",
                config.toString(),
                "--set=compare.side-by-side=1",
                "--queues=" + other.folder().resolve("queues"),
                "--models=" + other.folder().resolve("models"),
                "--runs=" + other.folder().resolve("runs"));
        List<Path> finished = List.of();
        while (process.isAlive() && finished.size() < 2) {
            Thread.sleep(5);
            finished = finishedJobs(other.folder().resolve("comparisons"));
        }
        process.destroyForcibly().waitFor();
        finished = finishedJobs(other.folder().resolve("comparisons"));
        assertThat(finished).as(Files.readString(folder.resolve("killed.log"))).hasSizeBetween(2, 5);
        List<byte[]> before = new ArrayList<>();
        for (Path summary : finished) {
            before.add(Files.readAllBytes(summary));
        }

        Output output = run(other, config);
        assertThat(output.exitCode()).as(output.err()).isZero();
        assertThat(output.err()).contains("6 jobs, of which " + finished.size() + " are finished already");
        for (int i = 0; i < before.size(); i++) {
            assertThat(Files.readAllBytes(finished.get(i))).isEqualTo(before.get(i));
        }
        assertThat(decided(read(printed(output)))).isEqualTo(decided(document));
        try (Stream<Path> left = Files.list(printed(output).resolve("jobs"))) {
            assertThat(left).hasSize(6);
        }
    }

    @Test
    void onlyAnUnchangedComparisonIsReported() throws IOException {
        Path copied = folder.resolve("compared");
        String job = "jobs/TEST-stacked-seed42";
        Path summary = Path.of(job, "summary.json");

        // Unchanged.
        Output unchanged =
                project.hindcast("report", Folders.copy(comparison, copied).toString());
        assertThat(unchanged.exitCode()).as(unchanged.err()).isZero();
        assertThat(unchanged.err()).isEmpty();
        assertThat(unchanged.out()).contains("Hash:   ").doesNotContain("before");
        assertThat(Folders.content(copied)).isEqualTo(Folders.content(comparison));

        // A figure of a job, of the comparison, a job of another name, no certificate at all.
        Folders.replace(copied.resolve(summary), "(\"total_return\"\\s*:\\s*)[-0-9.E]+", "$19.5");
        Folders.replace(copied.resolve("comparison.json"), "(\"total_return\"\\s*:\\s*)[-0-9.E]+", "$19.5");
        refused(
                project.hindcast("report", copied.toString()),
                "comparison.json (changed), " + job + "/summary.json (changed)");
        Folders.copy(comparison, copied);
        Path one = copied.resolve(job);
        Path two = copied.resolve("jobs/TEST-twin-seed42");
        Files.move(one, copied.resolve("jobs/other"));
        Files.move(two, one);
        Files.move(copied.resolve("jobs/other"), two);
        refused(project.hindcast("report", copied.toString()), "forecasts.csv (changed)");
        Folders.copy(comparison, copied);
        Files.delete(copied.resolve("certificate.json"));
        refused(project.hindcast("report", copied.toString()), "certificate.json (missing)");

        // Of an earlier version.
        Folders.forgetHashes(Folders.copy(comparison, copied));
        Output earlier = project.hindcast("report", copied.toString());
        assertThat(earlier.exitCode()).as(earlier.err()).isZero();
        assertThat(earlier.err()).contains("can't be checked");

        // Whatever a report of a job may write is no change of the comparison.
        Path page = Folders.copy(comparison, copied).resolve(job);
        Files.writeString(page.resolve("report.html"), "");
        refused(project.hindcast("report", copied.toString()), "report.html (changed)");
        assertThat(project.hindcast("report", page.toString()).exitCode()).isZero();
        assertThat(project.hindcast("report", copied.toString()).exitCode()).isZero();
    }

    private static void refused(Output output, String... parts) {
        assertThat(output.err())
                .contains(parts)
                .contains("nothing in it was touched")
                .doesNotContain("    at ");
        assertThat(output.exitCode()).isEqualTo(2);
    }

    /** Looks at names alone: files that the process makes and moves come and go meanwhile. */
    private static List<Path> finishedJobs(Path comparisons) throws IOException {
        List<Path> summaries = new ArrayList<>();
        for (Path comparison : visible(comparisons)) {
            for (Path job : visible(comparison.resolve("jobs"))) {
                if (Files.isRegularFile(job.resolve("summary.json"))) {
                    summaries.add(job.resolve("summary.json"));
                }
            }
        }
        return summaries;
    }

    private static List<Path> visible(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(each -> !each.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aJobThatFailsLosesNoOther() throws IOException {
        String failing = CONFIG.replace("name: duel", "name: failing")
                .replace(
                        "- {label: both ways, architecture: bidirectional, hidden: 4}",
                        "- {label: too long, architecture: stacked, window: 330}");
        Path file = project.write("failing.yaml", failing);
        Output output = run(project, file, "--set=compare.seeds=1");
        assertThat(output.exitCode()).isEqualTo(1);
        assertThat(output.err()).contains("1 of 3 jobs failed").doesNotContain("\tat ");
        JsonNode table = read(printed(output));
        assertThat(row(table, "stacked").at("/figures/total_return/mean").isNumber())
                .isTrue();
        assertThat(row(table, "twin").at("/figures/total_return/mean").isNumber())
                .isTrue();
        assertThat(row(table, "too long").path("failed").asInt()).isEqualTo(1);
        assertThat(table.path("jobs").get(1).path("error").asText()).contains("windows of 330 bars");

        Output again = run(project, file, "--set=compare.seeds=1");
        assertThat(again.err()).contains("3 jobs, of which 2 are finished already");
        // In the order of the config, whichever were run now.
        assertThat(read(printed(again))
                        .path("jobs")
                        .valueStream()
                        .map(job -> job.path("id").asText()))
                .containsExactlyElementsOf(table.path("jobs")
                        .valueStream()
                        .map(job -> job.path("id").asText())
                        .toList());
    }

    @Test
    void mistakesAreNamedWhereTheyStand() throws IOException {
        assertMistake(
                CONFIG.replace(
                        "label: twin, architecture: deep, layers: 2", "label: twin, architecture: deep, layers: 9"),
                "bad.yaml:12",
                "compare.architectures[2].layers",
                "from 2 to 4");
        assertMistake(
                CONFIG.replace("architecture: stacked, hidden: 5", "architecture: stakked"),
                "compare.architectures[0].architecture",
                "'stakked'");
    }

    private static void assertMistake(String text, String... expected) throws IOException {
        Output output = run(project, project.write("bad.yaml", text));
        assertThat(output.exitCode()).as(output.err()).isEqualTo(2);
        assertThat(output.err()).contains(expected).doesNotContain("\tat ");
    }
}
