package io.hindcast.runs.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.runs.fixture.Decided;
import io.hindcast.runs.fixture.TinyWorkspace;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A walk-forward that is killed at seeded moments, again and again, ends as one that never was, and trains nothing twice. The
 * system property {@code hindcast.kills} says how many kills there are.
 */
@Tag("slow")
@Timeout(300)
class KilledWalkForwardTest {
    private static final int KILLS = Integer.getInteger("hindcast.kills", 20);
    private static final int NETS = 16;

    @TempDir
    private Path folder;

    @Test
    void endsAsThoughItHadNeverBeenKilled() throws Exception {
        Path whole = home("whole");
        Started start = start(whole);
        start.awaitTraining();
        long training = System.nanoTime();
        assertThat(start.process().waitFor()).as(start::said).isZero();
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - training);
        Path expected = run(whole);
        Map<String, String> models = Decided.tree(whole.resolve("data/models"));

        // Two at a time, each again and again until one of its starts comes to the end, and then from the beginning.
        AtomicInteger killed = new AtomicInteger();
        List<CompletableFuture<Void>> sides = new ArrayList<>();
        for (int side = 0; side < 2; side++) {
            SplittableRandom random = new SplittableRandom(7 + side);
            String name = "killed" + side + "-";
            sides.add(CompletableFuture.runAsync(
                    () -> {
                        for (int round = 0; killed.get() < KILLS; round++) {
                            untilItEnds(name + round, random, millis, killed, expected, models);
                        }
                    },
                    task -> Thread.ofPlatform().daemon().start(task)));
        }
        for (CompletableFuture<Void> side : sides) {
            side.get();
        }
        assertThat(killed).hasValueGreaterThanOrEqualTo(KILLS);
    }

    private void untilItEnds(
            String name,
            SplittableRandom random,
            long millis,
            AtomicInteger killed,
            Path expected,
            Map<String, String> models) {
        try {
            Path home = home(name);
            Map<String, Object> trained = models(home);
            for (boolean ended = false; !ended; ) {
                Started start = start(home);
                start.awaitTraining();
                // Now over the whole of it, now soon, so that some are left to be trained.
                long most = random.nextInt(4) == 0 ? millis : millis / 10;
                boolean spared = killed.get() >= KILLS;
                ended = start.process().waitFor(spared ? 60_000 : random.nextLong(1 + most), TimeUnit.MILLISECONDS);
                start.process().destroyForcibly().waitFor();
                killed.addAndGet(ended ? 0 : 1);
                assertThat(start.lines().getLast())
                        .contains(NETS + " nets, " + singles(trained) + " of them trained already");
                assertThat(!ended || start.process().exitValue() == 0)
                        .as(start::said)
                        .isTrue();
                assertThat(models(home)).containsAllEntriesOf(trained);
                trained = models(home);
            }
            Decided.assertSame(run(home), expected);
            for (String seed : List.of("seeds/42", "seeds/43")) {
                Decided.assertSame(run(home).resolve(seed), expected.resolve(seed));
            }
            assertThat(Decided.tree(home.resolve("data/models"))).isEqualTo(models);
            assertThat(halfWritten(home)).isEmpty();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Path home(String name) throws IOException {
        return TinyWorkspace.withBars(folder.resolve(name)).home();
    }

    /** The first finished run of a home. */
    private static Path run(Path home) throws IOException {
        try (Stream<Path> runs = Files.list(home.resolve("runs"))) {
            return runs.filter(each -> !each.getFileName().toString().startsWith("."))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** What tells the folder of each finished model from any that was written later in its place. */
    private static Map<String, Object> models(Path home) throws IOException {
        Map<String, Object> models = new TreeMap<>();
        if (Files.isDirectory(home.resolve("data/models"))) {
            for (Path each : Decided.models(home)) {
                models.put(
                        each.getFileName() + (Files.exists(each.resolve("seed-42")) ? " of seeds" : ""),
                        Files.readAttributes(each.resolve("provenance.json"), "unix:ino,creationTime,lastModifiedTime")
                                .toString());
            }
        }
        return models;
    }

    private static long singles(Map<String, Object> models) {
        return models.keySet().stream()
                .filter(name -> !name.endsWith(" of seeds"))
                .count();
    }

    private static List<String> halfWritten(Path home) throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            return all.map(each -> home.relativize(each).toString())
                    .filter(name -> name.contains(".writing-") || name.contains(".old-"))
                    .toList();
        }
    }

    private record Started(Process process, BufferedReader output, List<String> lines) {
        /** Returns when the first training is about to begin, or nothing is left to train. */
        void awaitTraining() throws IOException {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                if (line.startsWith("training: ")) {
                    return;
                }
            }
        }

        /** All that it has said by its end. */
        String said() {
            output.lines().forEach(lines::add);
            return String.join("\n", lines);
        }
    }

    private Started start(Path home) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--") || argument.startsWith("-Dchronicle"))
                .forEach(command::add);
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                WalkForwardProgram.class.getName(),
                home.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new Started(process, process.inputReader(), new ArrayList<>());
    }
}
