package io.hindcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Nothing sees the future: with every bar after some bar replaced by garbage or cut off, nothing up to that bar changes,
 * to the byte. The model is trained once, on the clean bars before the test segment.
 */
@Tag("slow")
class PoisoningTest {
    private static final int TEST_FROM = (int)
            LocalDate.of(2020, 1, 1).datesUntil(LocalDate.of(2020, 11, 16)).count();

    private static Path folder;
    private static Project project;
    private static List<String> bars;
    private static Path model;
    private static Path clean;
    private static Path cleanCross;

    @BeforeContainer
    static void runOnCleanBars() throws IOException {
        folder = Files.createTempDirectory("hindcast-poisoning");
        project = new Project(folder);
        bars = Project.bars(7, Project.BARS);
        project.importBars(project.csv("clean.csv", bars), "bars");
        clean = project.run(project.lstmConfig("bars"));
        cleanCross = project.run(project.crossConfig("bars"));
        model = project.network();
    }

    @AfterContainer
    static void tidyUp() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Property(tries = 25)
    void garbageAfterABarChangesNothingUpToIt(
            @ForAll @IntRange(min = 20, max = Project.BARS - 2) int last, @ForAll long seed) throws IOException {
        List<String> poisoned = new ArrayList<>(bars.subList(0, last + 1));
        SplittableRandom random = new SplittableRandom(seed);
        for (int day = last + 1; day < Project.BARS; day++) {
            double low = Math.exp(20 * random.nextDouble() - 10);
            double high = low * (1 + 10 * random.nextDouble());
            poisoned.add(Project.line(
                    day,
                    low + (high - low) * random.nextDouble(),
                    high,
                    low,
                    low + (high - low) * random.nextDouble(),
                    1e9 * random.nextDouble()));
        }
        assertUntouched(poisoned, last);
    }

    @Property(tries = 15)
    void cuttingTheFutureOffChangesNothingBefore(@ForAll @IntRange(min = 0, max = 60) int beyond) throws IOException {
        int last = TEST_FROM + beyond;
        assertUntouched(bars.subList(0, last + 1), last);
    }

    private static void assertUntouched(List<String> changed, int last) throws IOException {
        // As another instrument: of the same one, a model whose training bars have other prices is refused.
        Path csv = project.csv("changed.csv", changed);
        assertThat(project.hindcast("import", csv.toString(), "--name=bars", "--instrument=OTHER", "--interval=1d")
                        .exitCode())
                .isZero();
        Instant until =
                LocalDate.of(2020, 1, 1).plusDays(last + 1L).atStartOfDay().toInstant(ZoneOffset.UTC);

        Path run = project.run(project.lstmConfig("bars"), "--model", model.toString());
        assertThat(forecasts(run, until)).isEqualTo(forecasts(clean, until));
        assertThat(rows(run, "orders.csv", until)).isEqualTo(rows(clean, "orders.csv", until));
        assertThat(rows(run, "fills.csv", until)).isEqualTo(rows(clean, "fills.csv", until));
        assertThat(rows(run, "equity.csv", until)).isEqualTo(rows(clean, "equity.csv", until));

        Path cross = project.run(project.crossConfig("bars"));
        assertThat(rows(cross, "orders.csv", until)).isEqualTo(rows(cleanCross, "orders.csv", until));
        assertThat(rows(cross, "fills.csv", until)).isEqualTo(rows(cleanCross, "fills.csv", until));
        assertThat(rows(cross, "baselines.csv", until)).isEqualTo(rows(cleanCross, "baselines.csv", until));
        if (last >= TEST_FROM) {
            // Those that are fitted have learnt from the same bars as well.
            assertThat(rows(run, "baselines.csv", until)).isEqualTo(rows(clean, "baselines.csv", until));
        }
    }

    /** Rows up to a time. */
    private static List<String> rows(Path run, String file, Instant until) throws IOException {
        try (Stream<String> lines = Files.lines(run.resolve(file))) {
            return lines.skip(1)
                    .map(line -> line.replace(",OTHER,", ",TEST,"))
                    .filter(line ->
                            !Instant.parse(line.substring(0, line.indexOf(','))).isAfter(until))
                    .toList();
        }
    }

    /**
     * Rows up to a time; what became of a forecast ({@code target_time}, {@code actual}) only where that was known by
     * then.
     */
    private static List<String> forecasts(Path run, Instant until) throws IOException {
        return rows(run, "forecasts.csv", until).stream()
                .map(line -> line.split(",", -1))
                .peek(row -> assertThat(row).hasSize(9))
                .map(row -> {
                    boolean known = Optional.of(row[5])
                            .filter(time -> !time.isEmpty())
                            .filter(time -> !Instant.parse(time).isAfter(until))
                            .isPresent();
                    return String.join(",", row[0], row[1], row[2], row[3], row[4], row[7], row[8])
                            + (known ? "," + row[5] + "," + row[6] : "");
                })
                .toList();
    }
}
