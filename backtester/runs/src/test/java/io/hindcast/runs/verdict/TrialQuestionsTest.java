package io.hindcast.runs.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hindcast.market.Interval;
import io.hindcast.report.summary.Verdict.Answer;
import io.hindcast.report.summary.Verdict.Question;
import io.hindcast.runs.trials.CountedTrial;
import io.hindcast.runs.trials.LedgerEnd;
import io.hindcast.runs.trials.RelatedTrials;
import io.hindcast.runs.trials.ReturnMoments;
import io.hindcast.runs.trials.Trial;
import io.hindcast.runs.trials.TrialFigures;
import io.hindcast.runs.trials.TrialResult;
import io.hindcast.runs.trials.TrialReturns;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.Test;

class TrialQuestionsTest {
    private static final int DAYS = 700;
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);

    private final List<CountedTrial> trials = new ArrayList<>();
    private final Map<String, TrialReturns> returns = new HashMap<>();

    @Test
    void aSingleTrialHasTheProbabilisticSharpeRatio() {
        CountedTrial own = trial(1, 0.05, true);
        Question question = ask(own).survives();
        // By hand: normal moments, so the deviation is sqrt((1 + s^2 / 2) / (n - 1)).
        double s = 0.05;
        assertThat(question.figure())
                .isCloseTo(
                        new NormalDistribution().cumulativeProbability(s * Math.sqrt((DAYS - 1) / (1 + s * s / 2))),
                        within(1e-12));
        assertThat(question.of()).isEqualTo("probabilistic Sharpe ratio");
        assertThat(question.count()).isEqualTo(1);
    }

    @Test
    void itFallsWithEachIndependentTrial() {
        CountedTrial own = trial(1, 0.1, true);
        double before = ask(own).survives().figure();
        assertThat(ask(own).survives().answer()).isEqualTo(Answer.YES);
        for (int i = 2; i <= 40; i++) {
            // Spread alike: the variance across trials stays about the same.
            trial(i, i % 2 == 0 ? -0.05 : 0.06, true);
            if (i >= 4) {
                double now = ask(own).survives().figure();
                if (i % 2 == 0) {
                    assertThat(now).as("%s trials", i).isLessThan(before);
                    before = now;
                }
            }
        }
        assertThat(ask(own).survives().answer()).isNotEqualTo(Answer.YES);
    }

    @Test
    void trialsThatResembleEachOtherCountOnceForTheAnswerNo() {
        CountedTrial own = trial(1, 0.02, true);
        for (int i = 2; i <= 12; i++) {
            alike(i, 1, i % 2 == 0 ? 0.03 : 0.01);
        }
        Question question = ask(own).survives();
        assertThat(question.test()).contains("12 trials, of which 1 differ");
        // With all counted its probability is below one half, with those that differ it is not: nobody can tell.
        assertThat(question.answer()).isEqualTo(Answer.CANNOT_TELL);
    }

    @Test
    void oneWhoseReturnsNobodyHasCountsAsOneMore() {
        CountedTrial own = trial(1, 0.1, true);
        trial(2, 0.05, false);
        assertThat(ask(own).survives().test()).contains("2 trials, of which 2 differ");
    }

    @Test
    void aReasonSilencesIt() {
        CountedTrial own = trial(1, 0.3, true);
        Question question = new TrialQuestions(standing(own), "seen before").survives();
        assertThat(question.answer()).isEqualTo(Answer.CANNOT_TELL);
        assertThat(question.figure()).isGreaterThan(0.99);
    }

    private TrialQuestions ask(CountedTrial own) {
        return new TrialQuestions(standing(own), null);
    }

    private LedgerEnd.Standing standing(CountedTrial own) {
        return new LedgerEnd.Standing(new RelatedTrials(trials, returns), own);
    }

    private CountedTrial trial(int number, double sharpe, boolean stored) {
        CountedTrial trial = count(number, sharpe);
        if (stored) {
            SplittableRandom random = new SplittableRandom(number);
            returns.put(
                    trial.trial().id(),
                    series(IntStream.range(0, DAYS)
                            .mapToDouble(_ -> random.nextGaussian())
                            .toArray()));
        }
        return trial;
    }

    private void alike(int number, int other, double sharpe) {
        CountedTrial trial = count(number, sharpe);
        SplittableRandom random = new SplittableRandom(other);
        SplittableRandom own = new SplittableRandom(number);
        returns.put(
                trial.trial().id(),
                series(IntStream.range(0, DAYS)
                        .mapToDouble(_ -> random.nextGaussian() + 0.1 * own.nextGaussian())
                        .toArray()));
    }

    private CountedTrial count(int number, double sharpe) {
        Trial trial = new Trial(
                "id" + number,
                "config" + number,
                42,
                "name",
                "lstm",
                "SPX",
                Interval.parse("1d"),
                ZoneOffset.UTC,
                Instant.parse("2020-01-01T00:00:00Z"),
                Instant.parse("2022-01-01T00:00:00Z"));
        ReturnMoments moments = new ReturnMoments(DAYS, sharpe, 0, 3);
        CountedTrial counted = new CountedTrial(
                number,
                Instant.EPOCH,
                trial,
                Optional.of(new TrialResult("run", new TrialFigures(moments, moments), Optional.empty(), "hash")));
        trials.add(counted);
        return counted;
    }

    private static TrialReturns series(double[] values) {
        return new TrialReturns(IntStream.range(0, values.length)
                .mapToObj(i -> new TrialReturns.Day(FIRST.plusDays(i), values[i], 0))
                .toList());
    }
}
