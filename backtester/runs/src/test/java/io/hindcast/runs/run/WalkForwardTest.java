package io.hindcast.runs.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.runs.fixture.Decided;
import io.hindcast.runs.fixture.HeardProgress;
import io.hindcast.runs.fixture.TinyWorkspace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A walk-forward is what its models, one at a time, would have made of their own tests. */
class WalkForwardTest {
    /** What {@link TinyWorkspace#CONFIG} trains on, out of what comes before its test. */
    private static final int TRAIN = 274;

    private static final int WARM_UP = 5;

    @TempDir
    private Path folder;

    /** Another workspace, so that the model is trained and not found. */
    @Test
    void oneFoldThatCoversEverythingIsTheRunOfASplit() throws IOException {
        double validation = 1 - (double) TRAIN / TinyWorkspace.TEST_FROM;
        TinyWorkspace split = TinyWorkspace.withBars(folder.resolve("split"));
        TinyWorkspace walk = TinyWorkspace.withBars(folder.resolve("walk"));
        Path expected = split.backtest(TinyWorkspace.CONFIG).folder();
        Path run = walk.backtest(TinyWorkspace.walkForward(
                        "min-train-bars: " + TinyWorkspace.TEST_FROM + ", folds: 1, validation: " + validation))
                .folder();
        Decided.assertSame(run, expected);
        assertThat(run.resolve("training.csv")).hasSameBinaryContentAs(expected.resolve("training.csv"));
        assertThat(Decided.tree(walk.workspace().models()))
                .isEqualTo(Decided.tree(split.workspace().models()));
    }

    @ParameterizedTest
    @CsvSource({"anchored, 180, 70, 60, 1, 5", "rolling, 150, 65, 65, 3, 3"})
    void eachFoldForecastsAsTheRunOfItsOwnSplit(String window, int minTrain, int test, int step, int horizon, int purge)
            throws IOException {
        TinyWorkspace tiny = TinyWorkspace.withBars(folder.resolve("tiny"));
        // Features that do not depend on the bar that they began with: the run of a split begins with its fold.
        List<String> shared =
                List.of("model.horizon=" + horizon, "features=[{name: return}, {name: return, bars: " + WARM_UP + "}]");
        String walk = TinyWorkspace.walkForward("window: " + window + ", min-train-bars: " + minTrain + ", test-bars: "
                + test + ", step-bars: " + step + ", purge-bars: " + purge);
        Path run = tiny.backtest(walk, shared.toArray(String[]::new)).folder();
        List<String> expected = new ArrayList<>();
        int number = 0;
        for (int from = minTrain; from < TinyWorkspace.BARS; from += step) {
            number++;
            int start = window.equals("rolling") ? from - minTrain : 0;
            int border = start + (int) Math.floor((from - start) * 0.85 + 1e-6);
            List<String> alone = new ArrayList<>(shared);
            alone.add("data.from=" + day(Math.max(0, start - WARM_UP)));
            alone.add("split.train-until=" + day(border - 1));
            alone.add("split.validation-until=" + day(from - 1));
            alone.add("split.purge-bars=" + purge);
            HeardProgress heard = new HeardProgress();
            Path single = tiny.backtest(heard, TinyWorkspace.CONFIG, TinyWorkspace.REUSE, alone.toArray(String[]::new))
                    .folder();
            if (start == 0) {
                assertThat(heard.notes()).anyMatch(note -> note.startsWith("model: reused "));
            }
            List<String> rows = tests(single);
            int count = Math.min(step, TinyWorkspace.BARS - from);
            for (String row : rows.subList(0, count)) {
                expected.add(row + number);
            }
        }
        assertThat(number).isGreaterThanOrEqualTo(4);
        assertThat(Decided.rows(run, "forecasts.csv").stream().filter(row -> row.contains(",test,")))
                .containsExactlyElementsOf(expected);
    }

    private static LocalDate day(int bar) {
        return TinyWorkspace.FIRST_DAY.plusDays(bar);
    }

    /** Forecasts out of sample without the number of their fold. */
    private static List<String> tests(Path run) throws IOException {
        return Decided.rows(run, "forecasts.csv").stream()
                .filter(row -> row.contains(",test,"))
                .map(row -> row.substring(0, row.lastIndexOf(',') + 1))
                .toList();
    }
}
