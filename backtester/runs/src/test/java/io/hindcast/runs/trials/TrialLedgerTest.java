package io.hindcast.runs.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hindcast.report.summary.Summary;
import io.hindcast.runs.config.RunOptions;
import io.hindcast.runs.fixture.Decided;
import io.hindcast.runs.fixture.HeardProgress;
import io.hindcast.runs.fixture.TinyWorkspace;
import io.hindcast.runs.folder.RunResult;
import io.hindcast.store.ledger.LedgerHead;
import io.hindcast.store.ledger.LedgerReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever somebody could pick is counted once, by itself, and what was counted does not go away unnoticed. */
@Tag("slow")
class TrialLedgerTest {
    private static final Instant LATER = Instant.parse("2026-02-03T04:05:06Z");

    @TempDir
    private Path folder;

    private TinyWorkspace tiny;
    private TrialLedger ledger;

    @BeforeEach
    void empty() throws IOException {
        tiny = TinyWorkspace.withBars(folder.resolve("tiny"));
        ledger = new TrialLedger(tiny.workspace());
    }

    private Path file() {
        return tiny.home().resolve("data/trials.jsonl");
    }

    private int trials() {
        return ledger.trials().all().size();
    }

    private List<String> warnings(String... overrides) {
        HeardProgress heard = new HeardProgress();
        RunResult run = tiny.backtest(heard, TinyWorkspace.CONFIG, TinyWorkspace.REUSE, overrides);
        List<String> said = about(heard.warnings());
        // What is said on the terminal stands beside the results.
        assertThat(about(run.summary().run().warnings())).isEqualTo(said);
        said.forEach(each ->
                assertThat(run.folder().resolve("report.html")).content().contains("TRIALS: "));
        return said;
    }

    private static List<String> about(List<String> warnings) {
        return warnings.stream().filter(each -> each.startsWith("TRIALS: ")).toList();
    }

    @Test
    void theSameRunIsOneTrialHoweverOftenItIsRunAndWhateverItIsCalled() throws IOException {
        Path first = tiny.backtest(TinyWorkspace.CONFIG).folder();
        assertThat(Files.readAllLines(file())).hasSize(2);
        byte[] once = Files.readAllBytes(file());
        tiny.backtest(TinyWorkspace.CONFIG);
        tiny.backtest(TinyWorkspace.CONFIG, new RunOptions(true, null));
        tiny.backtest(
                TinyWorkspace.CONFIG, "name=other", "pipeline.ring-size=256", "annualisation.periods-per-year=250");
        // The bars of another queue with the same instrument and times.
        tiny.bars("copy", TinyWorkspace.walk(1, TinyWorkspace.BARS));
        tiny.backtest(TinyWorkspace.configOn("copy"));
        assertThat(Files.readAllBytes(file())).isEqualTo(once);

        CountedTrial trial = ledger.trials().all().getFirst();
        assertThat(trial.trial().name()).isEqualTo("tiny");
        assertThat(trial.trial().instrument()).isEqualTo("TEST");
        assertThat(trial.trial().first())
                .isEqualTo(TinyWorkspace.FIRST_DAY.plusDays(TinyWorkspace.TEST_FROM + 1L) + "T00:00:00Z");
        assertThat(trial.trial().last()).isEqualTo(TinyWorkspace.FIRST_DAY.plusDays(TinyWorkspace.BARS) + "T00:00:00Z");
        assertThat(trial.result().orElseThrow().run())
                .isEqualTo(first.getFileName().toString());
    }

    @Test
    void whatDecidesOtherwiseIsAnotherTrial() {
        tiny.backtest(TinyWorkspace.CONFIG);
        List<String> changes = List.of(
                "seed=7",
                "trading.fee-bps=4",
                "strategy={name: buy-and-hold}",
                "features=[{name: return}]",
                "split.validation-until=2020-11-16",
                "data.from=2020-01-02",
                "data.to=2021-02-01");
        for (int i = 0; i < changes.size(); i++) {
            tiny.backtest(TinyWorkspace.CONFIG, changes.get(i));
            assertThat(trials()).as(changes.get(i)).isEqualTo(i + 2);
        }
        assertThat(ledger.trials().all()).allMatch(each -> each.result().isPresent());
        // The first two have one config, and differ in the seed.
        assertThat(ledger.trials().all().get(1).trial().config())
                .isEqualTo(ledger.trials().all().get(0).trial().config());
    }

    @Test
    void aModelThatIsBroughtAlongIsAnotherTrial() {
        tiny.backtest(TinyWorkspace.CONFIG);
        Path model = tiny.train(TinyWorkspace.CONFIG, "seed=9");
        assertThat(trials()).isEqualTo(1);
        tiny.backtest(TinyWorkspace.CONFIG, new RunOptions(false, model));
        tiny.backtest(TinyWorkspace.CONFIG, new RunOptions(false, model));
        assertThat(trials()).isEqualTo(2);
    }

    @Test
    void foldsSeedsThatAreAveragedAndPathsAreOneTrial() throws IOException {
        Path run = tiny.backtest(
                        TinyWorkspace.walkForward("min-train-bars: 220, test-bars: 40"),
                        "model.seeds=3",
                        "combinatorial={groups: 4, test-groups: 2}")
                .folder();
        assertThat(trials()).isEqualTo(1);
        LedgerHead head = ledger.read().head();
        assertThat(head.length()).isEqualTo(2);
        assertThat(CertifiedHead.of(run)).hasValue(new CertifiedHead(run, head));
        // Its parts carry what it began with.
        for (String part : List.of("seeds/42", "seeds/44", "paths/1")) {
            assertThat(CertifiedHead.of(run.resolve(part)).orElseThrow().head().length())
                    .as(part)
                    .isEqualTo(1);
        }
    }

    @Test
    void aRunSaysWhatWasDeletedChangedCutOrLostUntilItIsBroughtBack() throws IOException {
        for (String fee : List.of("1", "2", "3")) {
            assertThat(warnings("trading.fee-bps=" + fee)).isEmpty();
        }
        List<String> lines = Files.readAllLines(file());
        assertThat(lines).hasSize(6);
        Path copy = folder.resolve("copy.jsonl");
        Files.copy(file(), copy);
        String mend = "'hindcast ledger merge COPY' ";

        // Cut by a line each: no run carries a line that the ledger lacks unnoticed.
        for (int left = 0; left < 6; left++) {
            Files.write(file(), lines.subList(0, left));
            assertThat(ledger.problems())
                    .as("%d lines", left)
                    .singleElement()
                    .asString()
                    .contains(
                            "but had 6 lines when tiny-",
                            "the last of which is not there",
                            mend + "brings the lines back");
        }
        assertThat(warnings("trading.fee-bps=1")).singleElement().asString().contains("has 5 lines, but had 6 lines");
        ledger.merge(copy, LATER);
        assertThat(warnings("trading.fee-bps=1")).isEmpty();

        Files.move(file(), copy, StandardCopyOption.REPLACE_EXISTING);
        assertThat(ledger.problems()).singleElement().asString().contains(" is missing or empty, but had ");
        // A run is possible all the same, and counts itself.
        assertThat(warnings("trading.fee-bps=7")).singleElement().asString().contains("missing or empty");
        assertThat(trials()).isEqualTo(1);
        assertThat(warnings("trading.fee-bps=7")).hasSize(1);
        ledger.merge(copy, LATER);
        assertThat(trials()).isEqualTo(4);

        assertThat(warnings("trading.fee-bps=7")).isEmpty();
        List<String> now = Files.readAllLines(file());
        for (int i = 0; i < now.size(); i++) {
            List<String> deleted = new ArrayList<>(now);
            deleted.remove(i);
            Files.write(file(), deleted);
            assertThat(ledger.problems()).as("line %d deleted", i + 1).isNotEmpty();
            List<String> changed = new ArrayList<>(now);
            changed.set(
                    i,
                    now.get(i)
                            .replace("TEST", "BEST")
                            .replace("\"time\"", "\"tame\"")
                            .replace("merged", "margad"));
            Files.write(file(), changed);
            assertThat(ledger.problems().getFirst())
                    .contains(
                            "trials.jsonl, line " + (i + 1) + ": was changed since it was written", mend + "mends it");
        }
        assertThat(warnings("trading.fee-bps=9").getFirst()).contains("was changed since it was written");
        assertThat(warnings("trading.fee-bps=9").getFirst()).contains("was changed since it was written");
        Path whole = Files.write(folder.resolve("whole.jsonl"), now);
        assertThat(ledger.merge(whole, LATER).kept()).isPresent();
        assertThat(trials()).isEqualTo(5);
        assertThat(ledger.read().faults()).isEmpty();
    }

    @Test
    void aTornLineIsNoTrialAndIsSaid() throws IOException {
        tiny.backtest(TinyWorkspace.CONFIG);
        String whole = Files.readString(file());
        Files.writeString(file(), whole + whole.substring(0, 100));
        assertThat(ledger.problems()).isEmpty();
        assertThat(trials()).isEqualTo(1);
        HeardProgress heard = new HeardProgress();
        tiny.backtest(heard, TinyWorkspace.CONFIG, TinyWorkspace.REUSE, "seed=7");
        assertThat(heard.notes())
                .anyMatch(note -> note.contains("its last line was torn by a process that was killed"));
        LedgerReading reading = ledger.read();
        assertThat(reading.tornLines()).isEqualTo(1);
        assertThat(reading.faults()).isEmpty();
        assertThat(trials()).isEqualTo(2);
    }

    /** As two machines that have each begun with the same ledger. */
    @Test
    void mergedLedgersHoldTheUnionAndSatisfyTheCertificatesOfBoth() throws IOException {
        tiny.backtest(TinyWorkspace.CONFIG);
        TinyWorkspace other = TinyWorkspace.withBars(folder.resolve("other"));
        Files.createDirectories(other.home().resolve("data"));
        Files.copy(file(), other.home().resolve("data/trials.jsonl"), StandardCopyOption.REPLACE_EXISTING);
        tiny.backtest(TinyWorkspace.CONFIG, "seed=2");
        other.backtest(TinyWorkspace.CONFIG, "seed=3");
        Path there =
                other.backtest(TinyWorkspace.CONFIG, "seed=4", "name=there").folder();
        // What both have tried.
        tiny.backtest(TinyWorkspace.CONFIG, "seed=4", "name=here");

        assertThat(ledger.problems(there)).singleElement().asString().contains(there.getFileName() + " was certified");
        ledger.merge(other.home().resolve("data/trials.jsonl"), LATER);
        assertThat(ledger.problems(there)).isEmpty();
        assertThat(ledger.trials().all())
                .extracting(each -> each.trial().seed())
                .containsExactly(42L, 2L, 4L, 3L);
        assertThat(related(ledger).withReturns()).hasSize(4);
        TrialLedger others = new TrialLedger(other.workspace());
        others.merge(file(), LATER);
        assertThat(others.problems()).isEmpty();
        // The order in which they were noted decides nothing.
        assertThat(related(others).withReturns().stream()
                        .map(CountedTrial::trial)
                        .map(Trial::id))
                .containsExactlyElementsOf(related(ledger).withReturns().stream()
                        .map(CountedTrial::trial)
                        .map(Trial::id)
                        .toList());
    }

    private static RelatedTrials related(TrialLedger ledger) {
        Trial any = ledger.trials().all().getFirst().trial();
        return ledger.related("TEST", any.first(), any.last());
    }

    @Test
    void trialsOfTheInstrumentWhosePeriodsOverlapBelongTogether() throws IOException {
        tiny.backtest(TinyWorkspace.CONFIG);
        tiny.backtest(TinyWorkspace.CONFIG, "data.to=2020-12-15");
        tiny.backtest(
                TinyWorkspace.CONFIG,
                "split.train-until=2020-03-01",
                "split.validation-until=2020-04-01",
                "data.to=2020-08-01");
        tiny.bars("others", TinyWorkspace.walk(2, TinyWorkspace.BARS));
        tiny.backtest(
                TinyWorkspace.CONFIG,
                "data.queue=others",
                "data.import.file=others.csv",
                "data.import.instrument=OTHER");
        // Other bars of the instrument: the hash of the data is another one.
        tiny.bars("third", TinyWorkspace.walk(3, TinyWorkspace.BARS));
        tiny.backtest(TinyWorkspace.CONFIG, "data.queue=third", "data.import.file=third.csv", "trading.fee-bps=5");
        assertThat(trials()).isEqualTo(5);

        RelatedTrials related = related(ledger);
        assertThat(related.all()).extracting(CountedTrial::number).containsExactlyInAnyOrder(1, 2, 5);
        assertThat(related.count()).isEqualTo(3);
        assertThat(related.all())
                .isSortedAccordingTo(Comparator.comparing(each -> each.trial().id()));
        assertThat(ledger.related("TEST", Instant.parse("2020-05-01T00:00:00Z"), Instant.parse("2020-06-01T00:00:00Z"))
                        .all())
                .extracting(CountedTrial::number)
                .containsExactly(3);

        AlignedReturns aligned = related.aligned();
        assertThat(aligned.trials()).isEqualTo(3);
        // From the second bar of the test on; a bar that closes at midnight is of the day before.
        assertThat(aligned.dates().getFirst())
                .isEqualTo(TinyWorkspace.FIRST_DAY.plusDays(TinyWorkspace.TEST_FROM + 1L));
        assertThat(aligned.dates()).isSorted().hasSize(TinyWorkspace.BARS - TinyWorkspace.TEST_FROM - 1);
        int whole = index(related, 1);
        int shorter = index(related, 2);
        int days = (int) Arrays.stream(aligned.strategy(shorter))
                .filter(each -> !Double.isNaN(each))
                .count();
        assertThat(days).isEqualTo((int) LocalDate.of(2020, 11, 16).until(LocalDate.of(2020, 12, 15), ChronoUnit.DAYS));
        for (int day = 0; day < days; day++) {
            assertThat(aligned.strategy(shorter)[day]).isEqualTo(aligned.strategy(whole)[day]);
            assertThat(aligned.excess(shorter)[day]).isEqualTo(aligned.excess(whole)[day]);
        }

        // A series that is not there, or not what it was, is not made up; the trial counts all the same.
        Files.writeString(ledger.series(related.all().get(whole).trial().id()), "date,strategy,buy_and_hold\n");
        Files.delete(ledger.series(related.all().get(shorter).trial().id()));
        assertThat(related(ledger).withReturns()).hasSize(1);
        assertThat(related(ledger).ended()).hasSize(3);
        tiny.backtest(TinyWorkspace.CONFIG, "data.to=2020-12-15");
        assertThat(related(ledger).withReturns()).hasSize(2);
    }

    private static int index(RelatedTrials related, int number) {
        return related.withReturns().stream().map(CountedTrial::number).toList().indexOf(number);
    }

    /** With one trial a deflated Sharpe ratio is the probabilistic one, which the run's summary has already. */
    @Test
    void itsMomentsAreThoseOfTheRun() throws IOException {
        RunResult run = tiny.backtest(TinyWorkspace.CONFIG);
        Summary summary = run.summary();
        TrialResult result = ledger.trials().all().getFirst().result().orElseThrow();
        assertThat(result.days()).isEmpty();
        ReturnMoments moments = result.figures().returns();
        double s = moments.sharpe();
        double probability = new NormalDistribution()
                .cumulativeProbability(s
                        * Math.sqrt(moments.observations() - 1.0)
                        / Math.sqrt(1 - moments.skewness() * s + (moments.kurtosis() - 1) / 4 * s * s));
        assertThat(probability).isCloseTo(summary.figures().strategy().probabilisticSharpe(), within(1e-12));
        List<String> equity = Decided.rows(run.folder(), "equity.csv");
        assertThat(moments.observations()).isEqualTo(equity.size() - 1L);

        TrialReturns returns = related(ledger).returns().values().iterator().next();
        String[] one = equity.get(4).split(",", -1);
        String[] next = equity.get(5).split(",", -1);
        TrialReturns.Day day = returns.days().get(4);
        assertThat(day.date())
                .isEqualTo(LocalDate.parse(next[0].substring(0, 10)).minusDays(1));
        assertThat(day.strategy()).isEqualTo(Double.parseDouble(next[3]) / Double.parseDouble(one[3]) - 1);
        assertThat(day.buyAndHold()).isEqualTo(Double.parseDouble(next[4]) / Double.parseDouble(one[4]) - 1);
    }
}
