package io.hindcast.runs.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.report.summary.EvaluationSection;
import io.hindcast.report.summary.Summary;
import io.hindcast.report.summary.SummaryFile;
import io.hindcast.runs.fixture.Decided;
import io.hindcast.runs.fixture.HeardProgress;
import io.hindcast.runs.fixture.TinyWorkspace;
import io.hindcast.runs.folder.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four groups of 100 bars, two of which each of six models has not learnt from, make three paths over all of them. */
class PathRunsTest {
    /** Without an average that remembers every bar: an embargo has an end. */
    private static final String ALONE =
            TinyWorkspace.CONFIG.replace("{name: smooth, bars: 5}", "{name: return, bars: 5}");

    private static final String BESIDE = ALONE + "combinatorial: {groups: 4, test-groups: 2}\n";

    /** Groups, from 1, that the models test, in lexicographic order. */
    private static final List<Set<Integer>> TESTS =
            List.of(Set.of(1, 2), Set.of(1, 3), Set.of(1, 4), Set.of(2, 3), Set.of(2, 4), Set.of(3, 4));

    private static final int GROUP = 100;

    /** Behind the second group its bars are still in windows and features. */
    private static final int REACH = 20;

    @TempDir
    private static Path folder;

    private static RunResult result;

    @BeforeAll
    static void run() throws IOException {
        result = TinyWorkspace.withBars(folder.resolve("clean")).backtest(BESIDE);
    }

    /** A forecast a line, by path and number of the bar. */
    private static Map<String, String[]> forecasts(Path run) throws IOException {
        Map<String, String[]> found = new TreeMap<>();
        for (int path = 1; path <= 3; path++) {
            for (String line : Decided.rows(run.resolve("paths/" + path), "forecasts.csv")) {
                String[] row = line.split(",", -1);
                found.put(path + " " + bar(row[0]), row);
            }
        }
        return found;
    }

    private static int bar(String close) {
        return (int) TinyWorkspace.FIRST_DAY
                        .datesUntil(LocalDate.parse(close.substring(0, 10)))
                        .count()
                - 1;
    }

    private static int group(int bar) {
        return 1 + bar / GROUP;
    }

    @Test
    void eachPathForecastsEachBarByAModelThatHasNotLearntFromItsGroup() throws IOException {
        EvaluationSection.Paths paths =
                result.summary().evaluation().orElseThrow().paths().orElseThrow();
        assertThat(paths.folds()).isEqualTo(6);
        assertThat(paths.list())
                .extracting(EvaluationSection.Part::folder)
                .containsExactly("paths/1", "paths/2", "paths/3");
        Map<String, String[]> forecasts = forecasts(result.folder());
        // All but the first bars, whose windows are not complete.
        assertThat(forecasts).hasSize(3 * (TinyWorkspace.BARS - 8));
        Map<Integer, Set<String>> models = new TreeMap<>();
        forecasts.forEach((key, row) -> {
            int bar = Integer.parseInt(key.substring(2));
            assertThat(row[2]).isEqualTo("test");
            assertThat(TESTS.get(Integer.parseInt(row[8]) - 1)).contains(group(bar));
            models.computeIfAbsent(group(bar), _ -> new TreeSet<>()).add(row[8]);
        });
        assertThat(models)
                .containsOnlyKeys(1, 2, 3, 4)
                .allSatisfy((_, of) -> assertThat(of).hasSize(3));
    }

    @Test
    void theySayThatTheyAreHindsightAndTheRunIsWhatItIsWithoutThem() throws IOException {
        for (int path = 1; path <= 3; path++) {
            Summary summary = SummaryFile.read(result.folder().resolve("paths/" + path + "/" + SummaryFile.NAME));
            assertThat(summary.run().warnings()).anyMatch(line -> line.startsWith("HINDSIGHT: "));
            assertThat(summary.figures().trading().fills()).isPositive();
        }
        Path alone =
                TinyWorkspace.withBars(folder.resolve("alone")).backtest(ALONE).folder();
        Decided.assertSame(result.folder(), alone);
    }

    @Test
    void garbageInATestedGroupReachesNoModelThatTestsIt() throws IOException {
        List<String> bars = new ArrayList<>(TinyWorkspace.walk(1, TinyWorkspace.BARS));
        for (int day = GROUP; day < 2 * GROUP; day++) {
            bars.set(day, TinyWorkspace.line(day, 5 + day % 7, 20, 1, 3 + day % 11, day));
        }
        TinyWorkspace poisoned = new TinyWorkspace(Files.createDirectories(folder.resolve("poisoned")));
        poisoned.bars("bars", bars);
        Map<String, String[]> clean = forecasts(result.folder());
        Map<String, String[]> garbage = forecasts(poisoned.backtest(BESIDE).folder());
        List<String> others = new ArrayList<>();
        int same = 0;
        for (Map.Entry<String, String[]> each : clean.entrySet()) {
            int bar = Integer.parseInt(each.getKey().substring(2));
            if (bar >= GROUP && bar < 2 * GROUP + REACH) {
                continue;
            }
            boolean blind = TESTS.get(Integer.parseInt(each.getValue()[8]) - 1).contains(2);
            boolean equal = each.getValue()[4].equals(garbage.get(each.getKey())[4]);
            if (blind) {
                assertThat(equal).as(each.getKey()).isTrue();
                same++;
            } else if (!equal) {
                others.add(each.getKey());
            }
        }
        assertThat(same).isGreaterThan(250);
        assertThat(others).isNotEmpty();
    }

    @Test
    void whereNothingIsTradedTheyTradeNothing() {
        String offline = BESIDE.replace("{name: slope}", "{name: slope, architecture: hindsight}");
        RunResult compared = new OfflineEvaluation(
                        new TinyWorkspace(folder.resolve("clean")).workspace(),
                        new HeardProgress(),
                        TinyWorkspace.JOBS,
                        TinyWorkspace.CLOCK,
                        false)
                .run(TinyWorkspace.read(offline), "tiny", TinyWorkspace.REUSE);
        assertThat(IntStream.rangeClosed(1, 3)
                        .mapToObj(path -> compared.folder().resolve("paths/" + path)))
                .allSatisfy(path -> {
                    assertThat(path.resolve("forecasts.csv")).exists();
                    assertThat(path.resolve("fills.csv")).doesNotExist();
                });
    }
}
