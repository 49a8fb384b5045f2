package io.hindcast.runs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.engine.pipeline.LiveModel;
import io.hindcast.forecast.TrainedModel;
import io.hindcast.market.BarSource;
import io.hindcast.market.EpochNanos;
import io.hindcast.report.summary.Summary;
import io.hindcast.report.summary.SummaryFile;
import io.hindcast.runs.config.RunOptions;
import io.hindcast.runs.fixture.HeardProgress;
import io.hindcast.runs.fixture.TinyWorkspace;
import io.hindcast.runs.folder.RunEnding;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.store.queue.BarStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A prepared run goes on behind its history with one model, or with several that take over from each other. */
class ModelScheduleTest {
    private static final int HISTORY = TinyWorkspace.TEST_FROM;
    private static final int CHANGE = 351;
    private static final String ON_HISTORY = TinyWorkspace.configOn("history");

    private static final List<String> DECIDED =
            List.of("forecasts.csv", "orders.csv", "fills.csv", "equity.csv", "trades.csv", "prices.csv");

    @TempDir
    private static Path folder;

    private static TinyWorkspace tiny;
    private static Path first;
    private static Path second;
    private static int made;

    @BeforeAll
    static void train() throws IOException {
        tiny = TinyWorkspace.withBars(folder.resolve("tiny"));
        List<String> bars = TinyWorkspace.walk(1, TinyWorkspace.BARS);
        tiny.bars("history", bars.subList(0, HISTORY));
        first = tiny.train(TinyWorkspace.CONFIG);
        second = tiny.train(TinyWorkspace.CONFIG, "seed=7");
        // Imports the history.
        tiny.backtest("data: {queue: history, import: {file: history.csv, instrument: TEST}}\n"
                + "strategy: {name: buy-and-hold}\n");
    }

    private static PreparedRun prepared(Path model) {
        return PreparedRun.of(
                TinyWorkspace.read(ON_HISTORY),
                "tiny",
                tiny.workspace(),
                new HeardProgress(),
                new RunOptions(false, model));
    }

    private static LiveModel live(PreparedRun prepared, Path model) {
        return prepared.models().orElseThrow().load(model, LiveModel.Origin.RELOADED);
    }

    private static Path run(PreparedRun prepared, UnaryOperator<ModelSchedule<TrainedModel>> schedule)
            throws IOException {
        Path place = Files.createDirectories(folder.resolve("run" + made++));
        BarSource bars = new BarStore(tiny.workspace().queues()).open("bars");
        try (Run<TrainedModel> run = prepared.run(place, bars, schedule.apply(prepared.schedule()))) {
            run.go(List.of(), List.of(), prepared.pipeline(), done -> {});
            assertThat(run.reachedTest()).isTrue();
            assertThat(run.failed()).isFalse();
            run.check();
            Instant time = TinyWorkspace.CLOCK.instant();
            Summary summary = run.finish(
                    RunEnding.ofSession(place.getFileName().toString(), time, time, RunEnding.Live.again(List.of())));
            assertThat(SummaryFile.read(place.resolve(SummaryFile.NAME))).isEqualTo(summary);
        }
        return place;
    }

    private static List<String> rows(Path run, String file) throws IOException {
        List<String> lines = Files.readAllLines(run.resolve(file));
        return lines.subList(1, lines.size());
    }

    private static String closeOf(int bar) {
        return TinyWorkspace.FIRST_DAY.plusDays(bar + 1L) + "T00:00:00Z";
    }

    private static long close(int bar) {
        return EpochNanos.of(Instant.parse(closeOf(bar)));
    }

    private static void assertSameRows(Path one, Path other) {
        for (String file : DECIDED) {
            assertThat(one.resolve(file)).as(file).hasSameBinaryContentAs(other.resolve(file));
        }
    }

    @Test
    void aScheduleOfOneIsTheBacktest() throws IOException {
        Path prepared = run(prepared(first), schedule -> schedule);
        Path backtest = tiny.backtest(TinyWorkspace.CONFIG, new RunOptions(false, first))
                .folder();
        for (String file : DECIDED) {
            List<String> expected = new ArrayList<>(rows(backtest, file));
            if (file.equals("forecasts.csv")) {
                // A session needs no forecast of its history.
                expected.removeIf(row -> !row.contains(",test,"));
            }
            assertThat(rows(prepared, file)).as(file).isEqualTo(expected).isNotEmpty();
        }
    }

    @Test
    void aModelThatTakesOverFromItselfChangesNothing() throws IOException {
        Path one = run(prepared(first), schedule -> schedule);
        PreparedRun twice = prepared(first);
        assertSameRows(run(twice, schedule -> schedule.then(close(CHANGE), () -> live(twice, first))), one);
    }

    @Test
    void twoModelsAreTwoRunsStitchedTogetherAtTheChange() throws IOException {
        List<String> ofFirst = rows(run(prepared(first), schedule -> schedule), "forecasts.csv");
        List<String> ofSecond = rows(run(prepared(second), schedule -> schedule), "forecasts.csv");
        PreparedRun both = prepared(first);
        List<String> stitched =
                rows(run(both, schedule -> schedule.then(close(CHANGE), () -> live(both, second))), "forecasts.csv");
        assertThat(stitched).hasSameSizeAs(ofFirst).hasSize(TinyWorkspace.BARS - HISTORY);
        assertThat(stitched.get(CHANGE - HISTORY)).startsWith(closeOf(CHANGE) + ",");
        for (int i = 0; i < stitched.size(); i++) {
            boolean before = HISTORY + i < CHANGE;
            assertThat(stitched.get(i)).isEqualTo((before ? ofFirst : ofSecond).get(i));
            assertThat(ofFirst.get(i)).isNotEqualTo(ofSecond.get(i));
        }
    }

    @Test
    void ofThreeModelsEachHasItsBars() throws IOException {
        List<String> ofFirst = rows(run(prepared(first), schedule -> schedule), "forecasts.csv");
        List<String> ofSecond = rows(run(prepared(second), schedule -> schedule), "forecasts.csv");
        PreparedRun back = prepared(first);
        List<String> stitched = rows(
                run(
                        back,
                        schedule -> schedule.then(close(CHANGE + 20), () -> live(back, first))
                                .then(close(CHANGE), () -> live(back, second))),
                "forecasts.csv");
        List<String> expected = new ArrayList<>(ofFirst);
        for (int i = CHANGE - HISTORY; i < CHANGE + 20 - HISTORY; i++) {
            expected.set(i, ofSecond.get(i));
        }
        assertThat(stitched).isEqualTo(expected);
    }

    /** One that has seen the bar itself is as bad as one that has seen a later one. */
    @Test
    void aModelThatHasSeenABarThatItIsToForecastOnIsRefused() throws IOException {
        for (int bar : List.of(CHANGE - 1, CHANGE, CHANGE + 5)) {
            PreparedRun prepared = prepared(first);
            LiveModel blind = live(prepared, second);
            long seen = EpochNanos.of(Instant.parse(closeOf(bar)));
            LiveModel model = new LiveModel(blind.model(), "id", seen, blind.origin(), blind.baseline());
            UnaryOperator<ModelSchedule<TrainedModel>> schedule = each -> each.then(close(CHANGE), () -> model);
            if (bar < CHANGE) {
                assertThat(run(prepared, schedule)).isDirectory();
            } else {
                assertThatThrownBy(() -> run(prepared, schedule))
                        .isInstanceOf(InvalidInputException.class)
                        .hasMessageContaining("model id: was trained on bars up to " + closeOf(bar)
                                + ", so it can't forecast on the bar of " + closeOf(CHANGE)
                                + "; use one that was trained on earlier bars");
            }
        }
    }

    @Test
    void aSessionDoesNotBeginWithAModelThatHasSeenMoreThanItsHistory() {
        Path late =
                tiny.train(TinyWorkspace.CONFIG, "split.train-until=2020-10-30", "split.validation-until=2020-12-15");
        assertThatThrownBy(() -> prepared(late))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("model " + late + ": was trained on bars after the history of this session (queue history),"
                        + " which may be those that it is to forecast; use a model that ends with the history, or import"
                        + " a longer history");
    }

    @Test
    void whatDecidesASessionMakesItsIdentity() {
        RunIdentity identity = prepared(first).identity();
        assertThat(prepared(first).identity()).isEqualTo(identity);
        assertThat(prepared(second).identity()).isNotEqualTo(identity);
    }

    @Test
    void aRunThatNobodyHasCheckedIsNotFinished() throws IOException {
        PreparedRun prepared = prepared(first);
        Path place = Files.createDirectories(folder.resolve("unchecked"));
        BarSource bars = new BarStore(tiny.workspace().queues()).open("bars");
        try (Run<TrainedModel> run = prepared.run(place, bars, prepared.schedule())) {
            run.go(List.of(), List.of(), prepared.pipeline(), done -> {});
            Instant time = TinyWorkspace.CLOCK.instant();
            assertThatThrownBy(() -> run.finish(RunEnding.ofSession("id", time, time, RunEnding.Live.again(List.of()))))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(place.resolve(SummaryFile.NAME)).doesNotExist();
    }
}
