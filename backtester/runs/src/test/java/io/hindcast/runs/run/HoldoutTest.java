package io.hindcast.runs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.report.summary.EvaluationSection;
import io.hindcast.runs.config.RunOptions;
import io.hindcast.runs.fixture.Decided;
import io.hindcast.runs.fixture.HeardProgress;
import io.hindcast.runs.fixture.Poison;
import io.hindcast.runs.fixture.TinyWorkspace;
import io.hindcast.runs.folder.RunResult;
import io.hindcast.settings.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bars that are kept aside are in nothing that a run writes until they are asked for, and then nothing else is traded. */
@Tag("slow")
class HoldoutTest {
    private static final int KEPT = 30;
    private static final int FROM = TinyWorkspace.BARS - KEPT;

    private static final String SPLIT =
            TinyWorkspace.CONFIG.replace("2020-11-15}", "2020-11-15, holdout-bars: " + KEPT + "}");

    /** Folds from bar 220 on, of which the last before the holdout begins at bar 340, and within it another one at 380. */
    private static final String WALK =
            TinyWorkspace.walkForward("min-train-bars: 220, test-bars: 40, holdout-bars: " + KEPT);

    private static final RunOptions SCORED = TinyWorkspace.REUSE.holdout(true);

    @TempDir
    private Path folder;

    static List<String> both() {
        return List.of(SPLIT, WALK);
    }

    private TinyWorkspace workspace(String name, List<String> bars) throws IOException {
        TinyWorkspace tiny = new TinyWorkspace(Files.createDirectories(folder.resolve(name)));
        tiny.bars("bars", bars);
        return tiny;
    }

    @ParameterizedTest
    @MethodSource("both")
    void nothingOfThemIsInTheRunBeforeTheyAreAskedFor(String evaluation) throws IOException {
        String config = evaluation.equals(WALK) ? WALK.replace("{name: slope}", "{name: slope, seeds: 2}") : SPLIT;
        List<String> bars = TinyWorkspace.walk(1, TinyWorkspace.BARS);
        TinyWorkspace clean = workspace("clean", bars);
        HeardProgress heard = new HeardProgress();
        RunResult run = clean.backtest(heard, config, TinyWorkspace.REUSE);
        List<String> traces = new ArrayList<>();
        for (int bar = FROM; bar < TinyWorkspace.BARS; bar++) {
            var close = TinyWorkspace.FIRST_DAY.plusDays(bar + 1L);
            traces.add(close.toString());
            traces.add(Long.toString(close.atStartOfDay(ZoneOffset.UTC).toEpochSecond()));
            for (int column = 1; column <= 4; column++) {
                traces.add(bars.get(bar).split(",", -1)[column]);
            }
        }
        Map<String, String> files = new LinkedHashMap<>(Decided.tree(run.folder()));
        files.put("terminal", String.join("\n", heard.notes()) + String.join("\n", heard.warnings()));
        assertThat(files).containsKeys("prices.csv", "report.html");
        files.forEach((name, text) -> traces.forEach(trace ->
                assertThat(text.contains(trace)).as(name + " has " + trace).isFalse()));
        // Of bars that are not kept aside such traces are there.
        assertThat(files.get("prices.csv"))
                .contains(TinyWorkspace.FIRST_DAY.plusDays(FROM).toString())
                .contains(bars.get(FROM - 1).split(",", -1)[1]);
        EvaluationSection.Holdout holdout =
                run.summary().evaluation().orElseThrow().holdout().orElseThrow();
        assertThat(holdout.bars()).isEqualTo(KEPT);
        assertThat(holdout.scored()).isFalse();
        assertThat(holdout.first()).isEmpty();
        assertThat(clean.home().resolve("data/holdouts.jsonl")).doesNotExist();

        // Nor does anything depend on them, wall times aside.
        TinyWorkspace poisoned = workspace("poisoned", Poison.after(FROM - 1, bars, 7));
        Path other = poisoned.backtest(config).folder();
        Map<String, String> same = Decided.tree(other);
        files.remove("terminal");
        assertThat(same.keySet()).isEqualTo(files.keySet());
        for (String timed : List.of("summary.json", "report.html", "certificate.json")) {
            for (String part : List.of("", "seeds/42/", "seeds/43/")) {
                files.remove(part + timed);
                same.remove(part + timed);
            }
        }
        assertThat(same).isEqualTo(files);
        assertThat(Decided.tree(poisoned.workspace().models()))
                .isEqualTo(Decided.tree(clean.workspace().models()));
    }

    @ParameterizedTest
    @MethodSource("both")
    void askedForNothingElseIsTraded(String config) throws IOException {
        TinyWorkspace tiny = TinyWorkspace.withBars(folder.resolve("tiny"));
        Path before = tiny.backtest(config).folder();
        List<Path> models = Decided.models(tiny.home());
        RunResult run = tiny.backtest(config, SCORED);
        List<String> equity = Decided.rows(run.folder(), "equity.csv");
        assertThat(equity).hasSize(KEPT);
        assertThat(equity.getFirst()).startsWith(TinyWorkspace.FIRST_DAY.plusDays(FROM + 1L) + "T");
        // Before it are the bars of the other run, with none in common.
        assertThat(Decided.rows(before, "equity.csv").getLast())
                .startsWith(TinyWorkspace.FIRST_DAY.plusDays(FROM) + "T");
        assertThat(Decided.rows(run.folder(), "forecasts.csv").stream().filter(row -> row.contains(",test,")))
                .hasSize(KEPT);
        EvaluationSection.Holdout holdout =
                run.summary().evaluation().orElseThrow().holdout().orElseThrow();
        assertThat(holdout.scored()).isTrue();
        assertThat(holdout.first())
                .hasValue(TinyWorkspace.FIRST_DAY
                        .plusDays(FROM + 1L)
                        .atStartOfDay()
                        .toInstant(ZoneOffset.UTC));
        // A live user has the model that is in force when the holdout begins, and fits another one on the way.
        List<Path> more = Decided.models(tiny.home());
        assertThat(more).containsAll(models);
        assertThat(more).hasSize(models.size() + (config.equals(WALK) ? 1 : 0));
    }

    @Test
    void eachTouchIsCountedForTheSameBarsAlone() throws IOException {
        TinyWorkspace tiny = TinyWorkspace.withBars(folder.resolve("tiny"));
        assertThat(touch(tiny, SPLIT)).isEmpty();
        assertThat(touch(tiny, SPLIT))
                .containsExactly(
                        "HOLDOUT: seen once since 2026-01-02: what is chosen by its figures is no longer out of"
                                + " sample on these bars");
        // Another config that keeps some of the same bars aside, and another name of the same bars.
        assertThat(touch(tiny, WALK)).singleElement().asString().startsWith("HOLDOUT: seen 2 times since 2026-01-02");
        tiny.bars("copy", TinyWorkspace.walk(1, TinyWorkspace.BARS));
        String copy = SPLIT.replace("queue: bars, import: {file: bars.csv", "queue: copy, import: {file: copy.csv");
        assertThat(touch(tiny, copy)).singleElement().asString().startsWith("HOLDOUT: seen 3 times since 2026-01-02");

        tiny.bars("others", TinyWorkspace.walk(2, TinyWorkspace.BARS));
        String other = SPLIT.replace(
                "queue: bars, import: {file: bars.csv, instrument: TEST",
                "queue: others, import: {file: others.csv, instrument: OTHER");
        assertThat(touch(tiny, other)).isEmpty();
        // Other bars of the same instrument: all that are kept aside close earlier.
        assertThat(touch(
                        tiny, SPLIT, "data.to=" + TinyWorkspace.FIRST_DAY.plusDays(FROM - 1L), "split.holdout-bars=20"))
                .isEmpty();
        assertThat(touch(tiny, SPLIT, "data.to=" + TinyWorkspace.FIRST_DAY.plusDays(FROM), "split.holdout-bars=20"))
                .hasSize(1);
        assertThat(Files.readAllLines(tiny.home().resolve("data/holdouts.jsonl")))
                .hasSize(7);
    }

    /** What the head of the run says of the holdout. */
    private static List<String> touch(TinyWorkspace tiny, String config, String... overrides) {
        HeardProgress heard = new HeardProgress();
        RunResult run = tiny.backtest(heard, config, SCORED, overrides);
        List<String> said = heard.warnings().stream()
                .filter(line -> line.startsWith("HOLDOUT"))
                .toList();
        EvaluationSection.Holdout holdout =
                run.summary().evaluation().orElseThrow().holdout().orElseThrow();
        assertThat(holdout.seenBefore() > 0).isEqualTo(!said.isEmpty());
        assertThat(run.folder().resolve("report.html").toFile()).exists();
        said.forEach(line -> assertThat(run.summary().run().warnings()).contains(line));
        return said;
    }

    @Test
    void whatAKillHasTornIsNoTouchAndWhatIsDamagedIsSaid() throws IOException {
        TinyWorkspace tiny = TinyWorkspace.withBars(folder.resolve("tiny"));
        touch(tiny, SPLIT);
        Path file = tiny.home().resolve("data/holdouts.jsonl");
        String whole = Files.readString(file);
        Files.writeString(file, whole + whole.substring(0, 40));
        assertThat(touch(tiny, SPLIT)).singleElement().asString().startsWith("HOLDOUT: seen once");
        assertThat(Files.readAllLines(file)).hasSize(3);
        assertThat(touch(tiny, SPLIT)).singleElement().asString().startsWith("HOLDOUT: seen 2 times");
        assertThat(Files.readString(file)).startsWith(whole);

        for (String damage : List.of("so it goes", "{\"time\": 7}", "[]")) {
            Files.writeString(file, whole + damage + "\n" + whole);
            assertThatThrownBy(() -> tiny.backtest(SPLIT, SCORED))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining(file + ", line 2: ")
                    .hasMessageContaining(damage)
                    .hasMessageContaining("remove that line by hand");
        }
    }

    @Test
    void whereNothingIsKeptAsideNothingCanBeAskedFor() throws IOException {
        TinyWorkspace tiny = TinyWorkspace.withBars(folder.resolve("tiny"));
        for (String config : List.of(
                TinyWorkspace.CONFIG,
                TinyWorkspace.walkForward("min-train-bars: 220, test-bars: 40"),
                SPLIT.replace("holdout-bars: " + KEPT, "holdout-bars: 0"))) {
            assertThatThrownBy(() -> tiny.backtest(config, SCORED))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("--holdout: this config keeps no bars aside")
                    .hasMessageContaining("holdout-bars");
        }
        assertThat(tiny.home().resolve("data/holdouts.jsonl")).doesNotExist();
    }
}
