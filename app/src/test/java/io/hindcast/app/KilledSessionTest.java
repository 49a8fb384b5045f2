package io.hindcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.app.Project.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sessions that are killed at seeded moments, again and again, end as one that never was. The system property
 * {@code hindcast.kills} says how many kills there are.
 */
@Tag("slow")
class KilledSessionTest {
    private static final int KILLS = Integer.getInteger("hindcast.kills", 20);
    private static final int SLOW_KILLS = 3;
    private static final int KILLS_A_SESSION = 5;
    private static final int HISTORY = 400;
    private static final int LIVE = 3_000;
    private static final List<String> FILES = List.of("orders.csv", "fills.csv", "equity.csv", "trades.csv");

    private static final String CONFIG = """
            name: killed
            data: {queue: history}
            features: [{name: log-return, bars: 1}, {name: rsi, bars: 5}]
            split: {train: 0.7, validation: 0.2}
            model: {name: lstm, window: 8, layers: 1, hidden: 5, training: {epochs: 2}}
            strategy: {name: lstm, mode: long-short, entry-bps: 0, exit-bps: 0}
            trading: {allow-short: true, limits: {drawdown: 0.9}}
            """;

    /** Orders that are on their way, and orders that are filled in part, at the moment of the kill. */
    private static final String SLOW = """
            name: slow
            data: {queue: history}
            strategy: {name: ma-cross, fast-bars: 2, slow-bars: 5, mode: long-short}
            trading: {allow-short: true, latency: 36h, max-volume-share: 0.3}
            """;

    @TempDir
    private Path folder;

    @Test
    void endsAsThoughItHadNeverBeenKilled() throws Exception {
        endsAsThoughItHadNeverBeenKilled(CONFIG, KILLS);
    }

    @Test
    void endsSoWithOrdersOnTheirWay() throws Exception {
        List<String> records = endsAsThoughItHadNeverBeenKilled(SLOW, Math.max(SLOW_KILLS, KILLS / 10));
        assertThat(records).anyMatch(line -> line.contains(",ACCEPTED,"));
        assertThat(records.stream().filter(line -> line.contains(",PARTIALLY_FILLED,")))
                .hasSizeGreaterThan(100);
    }

    private List<String> endsAsThoughItHadNeverBeenKilled(String text, int kills) throws Exception {
        Project project = new Project(folder);
        List<String> bars = Project.bars(3, HISTORY + LIVE);
        project.importBars(project.csv("history.csv", bars.subList(0, HISTORY)), "history");
        project.importBars(project.csv("live.csv", bars.subList(HISTORY, bars.size())), "live");
        Path config = project.write("killed.yaml", text);
        // The feed is a process of its own and isn't killed: what it brings is there whenever the session looks.
        Output feed = project.hindcast("feed", "replay", "month", "--queue", "live", "--speed", "max");
        assertThat(feed.exitCode()).as(feed.err()).isZero();
        Output whole = project.hindcast(args(config, "whole"));
        assertThat(whole.exitCode()).as(whole.err()).isZero();
        List<String> expected = Project.journal(session("whole").resolve("journal"));
        assertThat(expected.stream().filter(line -> line.startsWith("fill,"))).hasSizeGreaterThan(100);

        SplittableRandom random = new SplittableRandom(7);
        int within = 0;
        for (int kill = 0; kill < kills; ) {
            String name = "killed-" + kill;
            int most = Math.min(KILLS_A_SESSION, kills - kill);
            for (int i = 0; i < most; i++, kill++) {
                within += kill(config, name, random.nextInt(expected.size() / most) + (long) i * expected.size() / most)
                        ? 1
                        : 0;
            }
            Output rest = project.hindcast(args(config, name));
            assertThat(rest.exitCode()).as(rest.err()).isZero();
            assertThat(Project.journal(session(name).resolve("journal"))).isEqualTo(expected);
            for (String file : FILES) {
                assertThat(session(name).resolve("run").resolve(file))
                        .hasSameBinaryContentAs(session("whole").resolve("run").resolve(file));
            }
        }
        // Most kills must have met a session that was at work.
        assertThat(within).isGreaterThan(kills / 2);
        return expected;
    }

    /** Starts the session in a process, and kills it when its journal has so many records; false when it ended before. */
    private boolean kill(Path config, String name, long records) throws IOException, InterruptedException {
        Path log = folder.resolve(name + ".log");
        String[] args = args(config, name);
        Process process = ChildProcess.start(log, Project.withFolders(folder, args));
        boolean alive = ChildProcess.killAt(process, session(name).resolve("journal"), records);
        assertThat(alive || process.exitValue() == 0).as(Files.readString(log)).isTrue();
        return alive;
    }

    private Path session(String name) {
        return folder.resolve("paper").resolve(name);
    }

    private static String[] args(Path config, String name) {
        return new String[] {"paper", config.toString(), "--session", name, "--set=paper.feed=month", "--until-end"};
    }
}
