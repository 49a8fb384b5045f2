package io.hindcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.app.Project.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A session that is killed about the moment at which another model comes goes on exactly where it was. */
@Tag("slow")
@Timeout(300)
class KilledReloadTest {
    private static final int HISTORY = 400;
    private static final int LIVE = 3_000;

    private static final String CONFIG = """
            name: killed
            data: {queue: history}
            features: [{name: log-return, bars: 1}, {name: rsi, bars: 5}]
            split: {train: 0.7, validation: 0.2}
            model: {name: lstm, window: 8, layers: 1, hidden: 5, training: {epochs: 2}}
            strategy: {name: lstm, mode: long-short, entry-bps: 0, exit-bps: 0}
            trading: {allow-short: true, limits: {drawdown: 0.9}}
            paper: {feed: month, drift: {bars: 100, psi: 0.2}, retrain: {bars: 1000}}
            """;

    @TempDir
    private Path folder;

    @Test
    void goesOnExactly() throws Exception {
        Project project = new Project(folder);
        // Ten years earlier: what lies ahead of this computer's clock is no bar.
        List<String> bars = Project.bars(3, HISTORY + LIVE).stream()
                .map(line -> LocalDate.parse(line.substring(0, 10)).minusDays(3_653) + line.substring(10))
                .toList();
        project.importBars(project.csv("history.csv", bars.subList(0, HISTORY)), "history");
        project.importBars(project.csv("live.csv", bars.subList(HISTORY, bars.size())), "live");
        Path config = project.write("killed.yaml", CONFIG);
        Output feed = project.hindcast("feed", "replay", "month", "--queue", "live", "--speed", "max");
        assertThat(feed.exitCode()).as(feed.err()).isZero();
        Output trained = project.hindcast("train", config.toString(), "--set=seed=7");
        Path other = Path.of(trained.out().strip().substring("model: ".length()));
        String[] args = {"paper", config.toString(), "--session", "killed", "--until-end"};

        // Killed a little after its begin, when the request is made; right after the model's record; and a while later.
        kill(args, line -> line.startsWith("equity,"), 50);
        assertThat(project.hindcast("reload", "killed", "--model", other.toString(), "--wait", "0")
                        .exitCode())
                .isZero();
        List<String> first = lines();
        kill(args, line -> line.startsWith("model,"), 1);
        List<String> second = lines();
        kill(args, line -> line.startsWith("equity,"), count(second, "equity,") + 300);
        List<String> third = lines();
        Output rest = project.hindcast(args);
        assertThat(rest.exitCode()).as(rest.err()).isZero();

        List<String> whole = lines();
        assertThat(count(whole, "equity,")).isEqualTo(LIVE);
        for (List<String> earlier : List.of(first, second, third)) {
            assertThat(whole.subList(0, earlier.size())).isEqualTo(earlier);
        }
        assertThat(whole.stream().filter(line -> line.startsWith("model,") && line.endsWith(",RELOADED")))
                .hasSize(1);
        assertThat(count(whole, "alarm,")).isPositive();
        assertThat(folder.resolve("paper/killed/reload-taken.json")).doesNotExist();
        assertThat(project.hindcast("parity", "killed").out()).startsWith("identical: 3,000 bars");
    }

    /** Starts the session in a process, and kills it when its journal has so many such records. */
    private void kill(String[] args, Predicate<String> sought, long count) throws IOException, InterruptedException {
        Path log = folder.resolve("killed.log");
        Process process = ChildProcess.start(log, Project.withFolders(folder, args));
        boolean alive = ChildProcess.awaitRecords(process, folder.resolve("paper/killed/journal"), sought, count);
        process.destroyForcibly().waitFor();
        assertThat(alive).as(Files.readString(log)).isTrue();
    }

    private List<String> lines() {
        return new ArrayList<>(Project.journal(folder.resolve("paper/killed/journal")));
    }

    private static long count(List<String> lines, String kind) {
        return lines.stream().filter(line -> line.startsWith(kind)).count();
    }
}
