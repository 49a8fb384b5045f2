package io.hindcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.app.Project.Output;
import io.hindcast.store.journal.Journal;
import io.hindcast.store.journal.JournalReading;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of a session of the LSTM, by the command that serves it. */
@Tag("slow")
@Timeout(240)
class PaperPageTest {
    private static final int HISTORY = 320;
    private static final int LIVE = 40;
    private static final Pattern ADDRESS = Pattern.compile("page: +(http://127\\.0\\.0\\.1:[0-9]+/)");
    private static final Pattern WORD = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");

    private static final String CONFIG = """
            name: paged
            data: {queue: history}
            features: [{name: log-return, bars: 1}]
            split: {train: 0.7, validation: 0.2}
            model: {name: lstm, window: 8, layers: 1, hidden: 5, training: {epochs: 2}}
            strategy: {name: lstm, mode: long-short, entry-bps: 0, exit-bps: 0}
            trading: {allow-short: true}
            paper: {feed: month}
            """;

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void showsTheJournalsForecastsAndAPauseLastsOverARestart() throws Exception {
        Project project = new Project(folder);
        List<String> bars = Project.bars(1, HISTORY + LIVE);
        project.importBars(project.csv("history.csv", bars.subList(0, HISTORY)), "history");
        project.importBars(project.csv("live.csv", bars.subList(HISTORY, bars.size())), "live");
        Path config = project.write("paged.yaml", CONFIG);
        Output feed = project.hindcast("feed", "replay", "month", "--queue", "live", "--speed", "max");
        assertThat(feed.exitCode()).as(feed.err()).isZero();

        Path log = folder.resolve("log");
        Process process = ChildProcess.start(
                log, Project.withFolders(folder, "paper", config.toString(), "--session", "paged", "--page", "0"));
        try {
            String address = await(log, process, ADDRESS);
            String status = get(address + "status");
            while (!status.contains("\"bars\":" + LIVE + ",")) {
                assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
                Thread.sleep(50);
                status = get(address + "status");
            }
            List<String> journal = journal();
            assertThat(status)
                    .contains("\"forecast\":" + last(journal, "forecast")[2] + ",")
                    .contains("\"equity\":" + last(journal, "equity")[4] + ",")
                    .contains("\"forecast_error\":{\"count\":" + (LIVE - 1) + ",")
                    .contains("\"model\":\"lstm-");
            String metrics = get(address + "metrics");
            assertThat(metrics).contains("hindcast_paper_forecast_price " + last(journal, "forecast")[2] + "\n");

            Matcher word = WORD.matcher(get(address));
            assertThat(word.find()).isTrue();
            HttpRequest pause = HttpRequest.newBuilder(URI.create(address + "pause"))
                    .header("Origin", address.substring(0, address.length() - 1))
                    .header("X-CSRF-Token", word.group(1))
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            assertThat(client.send(pause, BodyHandlers.ofString()).body()).isEqualTo("{\"state\":\"paused\"}\n");
            assertThat(journal()).endsWith("command,PAUSE");
        } finally {
            process.destroy();
            process.waitFor();
            client.close();
        }

        Output again = project.hindcast("paper", config.toString(), "--session", "paged", "--until-end");
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.out()).contains("state:   paused", "also when it is started again");
        assertThat(again.err()).doesNotContain("page:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--page=nowhere", "--page=70000", "--page=8456 --no-page", "--page=no.such.host.invalid:8456"})
    void aWrongAddressIsTheUsersMistake(String options) throws IOException {
        assertRefused(options);
    }

    @Test
    void aNamedPortThatIsTakenIsTheUsersMistake() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertRefused("--page=" + taken.getLocalPort());
        }
    }

    /** A session whose page can't be served trades nothing, and its replay stores nothing. */
    private void assertRefused(String options) throws IOException {
        Project project = new Project(folder);
        project.importBars(project.csv("history.csv", Project.bars(1, HISTORY)), "history");
        Path config = project.write("held.yaml", """
                name: held
                data: {queue: history}
                strategy: {name: buy-and-hold}
                paper: {feed: held}
                """);
        List<String> args = new ArrayList<>(List.of("paper", config.toString(), "--replay=history", "--speed=max"));
        args.addAll(List.of(options.split(" ", -1)));
        Output output = project.hindcast(args.toArray(String[]::new));
        assertThat(output.exitCode()).as(output.err()).isEqualTo(2);
        assertThat(output.err()).contains("--page");
        assertThat(folder.resolve("feeds")).doesNotExist();
        assertThat(folder.resolve("paper")).doesNotExist();
    }

    private static String await(Path log, Process process, Pattern pattern) throws IOException, InterruptedException {
        while (true) {
            Matcher matcher = pattern.matcher(Files.exists(log) ? Files.readString(log) : "");
            if (matcher.find()) {
                return matcher.group(1);
            }
            assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
            Thread.sleep(50);
        }
    }

    private String get(String address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
                .body();
    }

    private List<String> journal() {
        List<String> lines = new ArrayList<>();
        try (JournalReading reading =
                Journal.watch(folder.resolve("paper/paged/journal")).orElseThrow()) {
            for (Optional<String> line = reading.next(); line.isPresent(); line = reading.next()) {
                lines.add(line.get());
            }
        }
        return lines;
    }

    private static String[] last(List<String> journal, String kind) {
        return journal.stream()
                .filter(line -> line.startsWith(kind + ","))
                .reduce((first, second) -> second)
                .orElseThrow()
                .split(",", -1);
    }
}
