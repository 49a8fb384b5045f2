package io.hindcast.runs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.runs.fixture.TinyWorkspace;
import io.hindcast.settings.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong in how a config has its models judged is said where it stands, with what to do. */
class EvaluationRefusalTest {
    private static final String LEAST = "min-train-bars: 220, test-bars: 40";

    @TempDir
    private static Path folder;

    private static TinyWorkspace tiny;

    @BeforeAll
    static void bars() throws IOException {
        tiny = TinyWorkspace.withBars(folder.resolve("tiny"));
    }

    private static void assertRefused(String config, int line, String key, String... parts) {
        assertThatThrownBy(() -> tiny.backtest(config))
                .as(config)
                .isInstanceOf(InvalidInputException.class)
                .message()
                .matches("(?s)tiny\\.yaml:" + line + ":[0-9]+: " + key.replace(".", "\\.") + ": .*")
                .contains(parts);
    }

    @Test
    void sectionsOfAnotherEvaluationAreRefused() {
        String walk = TinyWorkspace.walkForward(LEAST);
        assertRefused(walk + "split: {train: 0.7}\n", 9, "split", "'evaluation: walk-forward'", "remove the section");
        assertRefused(
                walk.replace("evaluation: walk-forward\n", ""),
                4,
                "walk-forward",
                "is read with 'evaluation: walk-forward' alone; set that, or remove the section");
        assertRefused(
                TinyWorkspace.CONFIG + "walk-forward: {" + LEAST + "}\n",
                8,
                "walk-forward",
                "is read with 'evaluation: walk-forward' alone");
        assertRefused(
                walk.replace("evaluation: walk-forward", "evaluation: backward"), 4, "evaluation", "walk-forward");
    }

    @Test
    void whatHasNothingToJudgeIsRefused() {
        assertRefused(
                "data: {queue: bars, import: {file: bars.csv, instrument: TEST}}\nstrategy: {name: buy-and-hold}\n"
                        + "combinatorial: {groups: 4}\n",
                3,
                "combinatorial",
                "needs a model, whose training it divides; add one, or remove the section");
        assertThatThrownBy(() ->
                        tiny.backtest("data: {queue: bars, import: {file: bars.csv, instrument: TEST}}\nregimes: {}\n"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("strategy: is missing; name one, as in {name: buy-and-hold}, or label with");
    }

    @Test
    void lengthsThatAreMissingOrContradictEachOtherAreRefused() {
        assertRefused(TinyWorkspace.walkForward("test-bars: 40"), 5, "walk-forward.min-train-bars", "is missing");
        assertRefused(
                TinyWorkspace.walkForward("min-train-bars: 220"),
                5,
                "walk-forward.test-bars",
                "is missing, and so is folds; give one of them");
        assertRefused(TinyWorkspace.walkForward(LEAST + ", folds: 3"), 5, "walk-forward.folds", "remove one of them");
        assertRefused(
                TinyWorkspace.walkForward(LEAST + ", step-bars: 41"), 5, "walk-forward.step-bars", "leave it away");
        assertRefused(
                TinyWorkspace.walkForward("min-train-bars: 400, test-bars: 10"),
                5,
                "walk-forward.min-train-bars",
                "leaves none of the 400 bars",
                "lower it, or import more data");
        assertRefused(
                TinyWorkspace.walkForward(LEAST + ", holdout-bars: 400"),
                5,
                "walk-forward.holdout-bars",
                "keep fewer aside");
    }

    @Test
    void aLabelThatReachesIntoTheNextSegmentIsRefused() {
        for (String evaluation : List.of("walk-forward", "split")) {
            String config = (evaluation.equals("split")
                            ? TinyWorkspace.CONFIG.replace("2020-11-15}", "2020-11-15, purge-bars: 2}")
                            : TinyWorkspace.walkForward(LEAST + ", purge-bars: 2"))
                    .replace("{name: slope}", "{name: slope, horizon: 3}");
            assertRefused(config, evaluation.equals("split") ? 4 : 5, evaluation + ".purge-bars", "2", "3");
        }
    }

    @Test
    void anEmbargoActsOnlyBehindATest() {
        assertRefused(
                TinyWorkspace.walkForward(LEAST + ", embargo-bars: 10"),
                5,
                "walk-forward.embargo-bars",
                "acts only where training bars follow a test segment; in a walk-forward none do, so remove it");
    }

    @Test
    void oneModelCannotBeBroughtForSeveralFolds() {
        Path model = tiny.train(TinyWorkspace.CONFIG);
        String walk = TinyWorkspace.walkForward(LEAST);
        assertThatThrownBy(() -> tiny.backtest(walk, new RunOptions(false, model)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "--model: brings one model, but a walk-forward fits one for each of its 5 folds; leave --model"
                                + " away, or use 'evaluation: holdout'");
        // One is enough for one fold: the split of the model's own training.
        assertThat(tiny.backtest(
                                TinyWorkspace.walkForward("min-train-bars: 320, folds: 1, validation: 0.14375"),
                                new RunOptions(false, model))
                        .folder())
                .isDirectory();
    }

    @Test
    void numbersOfSeedsThatAreNoneAreRefused() {
        for (String seeds : List.of("0", "-1", "many", "1001")) {
            assertRefused(
                    TinyWorkspace.CONFIG.replace("{name: slope}", "{name: slope, seeds: " + seeds + "}"),
                    5,
                    "model.seeds",
                    seeds);
        }
    }
}
