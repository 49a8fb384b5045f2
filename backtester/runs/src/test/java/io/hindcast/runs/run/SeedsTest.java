package io.hindcast.runs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hindcast.report.summary.EvaluationSection;
import io.hindcast.report.summary.Summary;
import io.hindcast.runs.config.RunOptions;
import io.hindcast.runs.fixture.Decided;
import io.hindcast.runs.fixture.HeardProgress;
import io.hindcast.runs.fixture.TinyWorkspace;
import io.hindcast.runs.folder.RunResult;
import io.hindcast.runs.jobs.Job;
import io.hindcast.runs.jobs.JobRunner;
import io.hindcast.runs.jobs.ThreadRunner;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.testkit.fixture.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A model of several seeds forecasts their mean, is one model, and has each of them in it. */
@Tag("slow")
@Timeout(60)
class SeedsTest {
    private static final String SEEDS = "model.seeds=3";

    @TempDir
    private static Path folder;

    private static TinyWorkspace tiny;
    private static RunResult mean;
    private static Path model;

    @BeforeAll
    static void runTheMean() throws IOException {
        tiny = TinyWorkspace.withBars(folder.resolve("tiny"));
        mean = tiny.backtest(TinyWorkspace.CONFIG, SEEDS);
        model = tiny.train(TinyWorkspace.CONFIG, SEEDS);
    }

    @Test
    void eachSeedAloneIsTheRunOfThatSeed() throws IOException {
        TinyWorkspace other = TinyWorkspace.withBars(folder.resolve("alone"));
        for (int seed = 42; seed < 45; seed++) {
            Path part = mean.folder().resolve("seeds").resolve(Integer.toString(seed));
            Path alone = other.backtest(TinyWorkspace.CONFIG, "seed=" + seed).folder();
            Decided.assertSame(part, alone);
            for (String file : List.of("config.yaml", "training.csv")) {
                assertThat(part.resolve(file)).hasSameBinaryContentAs(alone.resolve(file));
            }
            // Its folder within the mean's is the one that it would have had.
            assertThat(Decided.tree(model.resolve("seed-" + seed)))
                    .isEqualTo(Decided.tree(other.train(TinyWorkspace.CONFIG, "seed=" + seed)));
        }
        assertThat(Decided.models(other.home())).hasSize(3);
    }

    /** A price is the close times e to the mean of what the seeds say. */
    @Test
    void itsForecastIsTheMeanOfTheirs() throws IOException {
        List<List<String>> seeds = new ArrayList<>();
        for (int seed = 42; seed < 45; seed++) {
            seeds.add(Decided.rows(mean.folder().resolve("seeds/" + seed), "forecasts.csv"));
        }
        List<String> rows = Decided.rows(mean.folder(), "forecasts.csv");
        assertThat(rows).hasSameSizeAs(seeds.getFirst()).hasSizeGreaterThan(300);
        for (int i = 0; i < rows.size(); i++) {
            double sum = 0;
            for (List<String> each : seeds) {
                sum += value(each.get(i));
            }
            assertThat(value(rows.get(i))).isCloseTo(sum / 3, within(1e-12));
            assertThat(value(rows.get(i))).isNotCloseTo(value(seeds.getFirst().get(i)), within(1e-9));
        }
    }

    private static double value(String row) {
        String[] values = row.split(",", -1);
        return Math.log(Double.parseDouble(values[4]) / Double.parseDouble(values[3]));
    }

    @Test
    void theSummarySaysWhatEachSeedComesTo() {
        List<EvaluationSection.Part> parts =
                mean.summary().evaluation().orElseThrow().seeds().orElseThrow();
        assertThat(parts).extracting(EvaluationSection.Part::name).containsExactly("42", "43", "44");
        TinyWorkspace other = new TinyWorkspace(tiny.home());
        Summary alone = other.backtest(TinyWorkspace.CONFIG, "seed=43").summary();
        EvaluationSection.Part part = parts.get(1);
        assertThat(part.totalReturn()).isEqualTo(alone.figures().strategy().totalReturn());
        assertThat(part.sharpe()).isEqualTo(alone.figures().strategy().sharpe());
        assertThat(part.skillReturn()).isEqualTo(alone.forecast().orElseThrow().skillReturn());
        assertThat(part.folder()).isEqualTo("seeds/43");
    }

    @Test
    void itIsBroughtAlongWholeOrOneOfItsSeedsIs() throws IOException {
        TinyWorkspace other = TinyWorkspace.withBars(folder.resolve("brought"));
        Path whole = other.backtest(TinyWorkspace.CONFIG, new RunOptions(false, model), SEEDS)
                .folder();
        Decided.assertSame(whole, mean.folder());
        Decided.assertSame(whole.resolve("seeds/44"), mean.folder().resolve("seeds/44"));
        Path one = other.backtest(TinyWorkspace.CONFIG, new RunOptions(false, model.resolve("seed-43")), "seed=43")
                .folder();
        Decided.assertSame(one, mean.folder().resolve("seeds/43"));
        assertThat(other.workspace().models()).doesNotExist();
    }

    @Test
    void anotherNumberOfSeedsIsRefusedBothWays() {
        refused(
                model,
                "model " + model + ": is the mean of 3 seeds, but the config asks for one; set model.seeds to 3");
        refused(
                model,
                "model " + model + ": is the mean of 3 seeds, but model.seeds asks for 2; set model.seeds to 3",
                "model.seeds=2");
        refused(
                model.resolve("seed-43"),
                "model " + model.resolve("seed-43")
                        + ": is of one seed, but model.seeds asks for 3; set model.seeds to 1",
                SEEDS);
    }

    private static void refused(Path brought, String why, String... overrides) {
        assertThatThrownBy(() -> tiny.backtest(TinyWorkspace.CONFIG, new RunOptions(false, brought), overrides))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(why);
    }

    @Test
    void aByteThatWasChangedWithinASeedIsFound() throws IOException {
        Path copy = Folders.copy(model, folder.resolve("changed"));
        Path weights = copy.resolve("seed-44/weights.txt");
        String before = Files.readString(weights);
        Files.writeString(weights, before + "1");
        String why = "model " + copy + ": seed-44/weights.txt is missing or was changed since the model was trained";
        refused(copy, why, SEEDS);
        Files.delete(weights);
        refused(copy, why, SEEDS);
        Files.writeString(weights, before);
        Files.writeString(copy.resolve("seed-43/more.txt"), "");
        refused(copy, "model " + copy + ": holds seed-43/more.txt, which its provenance.json has no hash of", SEEDS);
        Files.delete(copy.resolve("seed-43/more.txt"));
        Folders.copy(copy.resolve("seed-44"), copy.resolve("seed-45"));
        refused(copy, "model " + copy + ": holds seed-45/", SEEDS);
    }

    /** As its own as well, where the program would train another one in its place if it could. */
    @Test
    void aStoredOneThatWasChangedIsNotUsed() throws IOException {
        TinyWorkspace other = TinyWorkspace.withBars(folder.resolve("stored"));
        Path stored = other.train(TinyWorkspace.CONFIG, SEEDS);
        Files.writeString(stored.resolve("seed-43/weights.txt"), "1");
        assertThatThrownBy(() -> trained(other, TinyWorkspace.REUSE, SEEDS))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("seed-43/weights.txt is missing or was changed")
                .hasMessageContaining("train again with --retrain");
        trained(other, new RunOptions(true, null), SEEDS);
        assertThat(Decided.tree(stored)).isEqualTo(Decided.tree(model));
    }

    @Test
    void seedsThatAreTrainedAlreadyAreNotTrainedAgain() throws IOException {
        TinyWorkspace other = TinyWorkspace.withBars(folder.resolve("reused"));
        other.train(TinyWorkspace.CONFIG, "seed=43");
        assertThat(trained(other, TinyWorkspace.REUSE, SEEDS))
                .contains("training: 1 fold x 3 seeds = 3 nets, 1 of them trained already; 2 to train, 2 at a time");
        assertThat(trained(other, TinyWorkspace.REUSE, "model.seeds=5"))
                .contains("training: 1 fold x 5 seeds = 5 nets, 3 of them trained already; 2 to train, 2 at a time");
    }

    private static List<String> trained(TinyWorkspace where, RunOptions options, String... overrides) {
        HeardProgress heard = new HeardProgress();
        new Backtest(where.workspace(), heard, TinyWorkspace.JOBS, TinyWorkspace.CLOCK)
                .train(TinyWorkspace.read(TinyWorkspace.CONFIG, overrides), "tiny", options);
        return heard.notes();
    }

    /** The first training does not end before both runs have asked for it. */
    @Test
    void twoRunsThatNeedTheSameModelTrainItOnce() throws Exception {
        TinyWorkspace other = TinyWorkspace.withBars(folder.resolve("both"));
        other.backtest("data: {queue: bars, import: {file: bars.csv, instrument: TEST}}\n"
                + "strategy: {name: buy-and-hold}\n");
        CountDownLatch asked = new CountDownLatch(2);
        List<String> done = Collections.synchronizedList(new ArrayList<>());
        ThreadRunner threads = new ThreadRunner(2);
        JobRunner counting = new JobRunner() {
            @Override
            public Future<?> submit(Job job) {
                Future<?> future = threads.submit(new Job(job.id(), () -> {
                    try {
                        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                    done.add(job.id());
                    job.work().run();
                }));
                asked.countDown();
                return future;
            }

            @Override
            public void await(Future<?> job, List<? extends Future<?>> others) {
                threads.await(job, others);
            }

            @Override
            public int sideBySide() {
                return threads.sideBySide();
            }

            @Override
            public boolean alone() {
                return threads.alone();
            }
        };
        List<CompletableFuture<Path>> runs = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            runs.add(CompletableFuture.supplyAsync(
                    () -> new Backtest(other.workspace(), new HeardProgress(), counting, TinyWorkspace.CLOCK)
                            .run(TinyWorkspace.read(TinyWorkspace.CONFIG), "tiny", TinyWorkspace.REUSE)
                            .folder(),
                    task -> Thread.ofPlatform().daemon().start(task)));
        }
        Decided.assertSame(runs.get(0).get(), runs.get(1).get());
        assertThat(done).hasSize(1);
    }
}
