package io.hindcast.runs.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.runs.config.RunOptions;
import io.hindcast.runs.fixture.TinyWorkspace;
import io.hindcast.store.files.FolderDeletion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** With every bar after some bar replaced by garbage or cut off, no row up to that bar changes, to the byte. */
@Tag("slow")
class PoisonedBarsTest {
    private static Path folder;
    private static List<String> bars;
    private static Path model;
    private static Path clean;
    private static int tried;

    @BeforeContainer
    static void runOnCleanBars() throws IOException {
        folder = Files.createTempDirectory("hindcast-poisoned");
        bars = TinyWorkspace.walk(1, TinyWorkspace.BARS);
        TinyWorkspace tiny = TinyWorkspace.withBars(folder.resolve("clean"));
        clean = tiny.backtest(TinyWorkspace.CONFIG).folder();
        model = tiny.train(TinyWorkspace.CONFIG);
    }

    @AfterContainer
    static void tidyUp() throws IOException {
        FolderDeletion.delete(folder);
    }

    @Property(tries = 8)
    void garbageAfterABarChangesNothingUpToIt(
            @ForAll @IntRange(min = 20, max = TinyWorkspace.BARS - 2) int last, @ForAll long seed) throws IOException {
        // As another instrument: of the same one, a model whose training bars have other prices is refused.
        Path run = workspace(poisoned(last, seed))
                .backtest(TinyWorkspace.CONFIG, new RunOptions(false, model), "data.import.instrument=OTHER")
                .folder();
        assertUntouched(run, last);
    }

    /** Neither training nor validation has read a bar of the test segment beyond its first labels. */
    @Property(tries = 5)
    void aModelThatIsTrainedBesideGarbageIsTheSame(
            @ForAll @IntRange(min = TinyWorkspace.TEST_FROM, max = TinyWorkspace.BARS - 2) int last, @ForAll long seed)
            throws IOException {
        TinyWorkspace tiny = workspace(poisoned(last, seed));
        Path run = tiny.backtest(TinyWorkspace.CONFIG).folder();
        assertUntouched(run, last);
        assertThat(tiny.train(TinyWorkspace.CONFIG).resolve("provenance.json"))
                .hasSameBinaryContentAs(model.resolve("provenance.json"));
    }

    @Property(tries = 5)
    void cuttingTheFutureOffChangesNothingBefore(@ForAll @IntRange(min = 0, max = 60) int beyond) throws IOException {
        int last = TinyWorkspace.TEST_FROM + beyond;
        assertUntouched(
                workspace(bars.subList(0, last + 1))
                        .backtest(TinyWorkspace.CONFIG)
                        .folder(),
                last);
    }

    private static TinyWorkspace workspace(List<String> lines) throws IOException {
        TinyWorkspace tiny = new TinyWorkspace(Files.createDirectories(folder.resolve("changed" + tried++)));
        tiny.bars("bars", lines);
        return tiny;
    }

    private static List<String> poisoned(int last, long seed) {
        List<String> poisoned = new ArrayList<>(bars.subList(0, last + 1));
        SplittableRandom random = new SplittableRandom(seed);
        for (int day = last + 1; day < TinyWorkspace.BARS; day++) {
            double low = Math.exp(20 * random.nextDouble() - 10);
            double high = low * (1 + 10 * random.nextDouble());
            poisoned.add(TinyWorkspace.line(
                    day,
                    low + (high - low) * random.nextDouble(),
                    high,
                    low,
                    low + (high - low) * random.nextDouble(),
                    1e9 * random.nextDouble()));
        }
        return poisoned;
    }

    private static void assertUntouched(Path run, int last) throws IOException {
        Instant until =
                TinyWorkspace.FIRST_DAY.plusDays(last + 1L).atStartOfDay().toInstant(ZoneOffset.UTC);
        for (String file : List.of("orders.csv", "fills.csv", "equity.csv", "prices.csv")) {
            assertThat(rows(run, file, until)).as(file).isEqualTo(rows(clean, file, until));
        }
        assertThat(forecasts(run, until)).isEqualTo(forecasts(clean, until)).isNotEmpty();
    }

    private static List<String> rows(Path run, String file, Instant until) throws IOException {
        try (Stream<String> lines = Files.lines(run.resolve(file))) {
            return lines.skip(1)
                    .map(line -> line.replace(",OTHER,", ",TEST,"))
                    .filter(line ->
                            !Instant.parse(line.substring(0, line.indexOf(','))).isAfter(until))
                    .toList();
        }
    }

    /** What became of a forecast only where that was known by then. */
    private static List<String> forecasts(Path run, Instant until) throws IOException {
        return rows(run, "forecasts.csv", until).stream()
                .map(line -> line.split(",", -1))
                .map(row -> {
                    boolean known = !row[5].isEmpty() && !Instant.parse(row[5]).isAfter(until);
                    return String.join(",", row[0], row[1], row[2], row[3], row[4], row[7])
                            + (known ? "," + row[5] + "," + row[6] : "");
                })
                .toList();
    }
}
