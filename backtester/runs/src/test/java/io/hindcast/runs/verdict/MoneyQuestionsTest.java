package io.hindcast.runs.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.report.summary.BaselineSection.RandomTrader;
import io.hindcast.report.summary.Verdict.Answer;
import io.hindcast.report.summary.Verdict.Question;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MoneyQuestionsTest {
    private static final int COUNT = 750;
    private static final double YEAR = 252;

    @Test
    void aDifferenceBeyondChanceIsToldEitherWayAndOneWithinItIsNot() {
        double[] strategy = noise(1, 0.01, 0);
        Map<String, Question> beats = questions(
                        strategy,
                        Map.of(
                                "far-behind", plus(strategy, noise(2, 0.002, -0.001)),
                                "far-ahead", plus(strategy, noise(3, 0.002, 0.001)),
                                "beside", noise(4, 0.01, 0)))
                .beats(null);
        assertThat(beats.get("far-behind").answer()).isEqualTo(Answer.YES);
        assertThat(beats.get("far-ahead").answer()).isEqualTo(Answer.NO);
        assertThat(beats.get("beside").answer()).isEqualTo(Answer.CANNOT_TELL);
        // 0.001 a bar are 0.252 a year, within two standard errors of 0.002 / sqrt(750) a bar.
        assertThat(beats.get("far-behind").figure()).isBetween(0.252 - 0.037, 0.252 + 0.037);
        Question beside = beats.get("beside");
        // Two independent series: sqrt(2) 0.01 / sqrt(750) a bar; simultaneous, so a little more than 1.96 + 0.84 of
        // them.
        double error = YEAR * Math.sqrt(2) * 0.01 / Math.sqrt(COUNT);
        assertThat(beside.detectable().orElseThrow()).isBetween(2.8 * error * 0.85, 3.5 * error * 1.15);
        assertThat(beside.interval().orElseThrow().lower()).isLessThan(beside.figure());
    }

    @Test
    void allAreBeatenOnlyIfEachIs() {
        double[] strategy = noise(1, 0.01, 0);
        double[] behind = plus(strategy, noise(2, 0.002, -0.001));
        double[] moreBehind = plus(strategy, noise(3, 0.002, -0.002));
        MoneyQuestions both = questions(strategy, Map.of("one", behind, "other", moreBehind));
        Question all = both.beatsAll(both.beats(null));
        assertThat(all.answer()).isEqualTo(Answer.YES);
        assertThat(all.of()).endsWith("to one");
        MoneyQuestions open = questions(strategy, Map.of("one", behind, "other", noise(4, 0.01, 0)));
        assertThat(open.beatsAll(open.beats(null)).answer()).isEqualTo(Answer.CANNOT_TELL);
        MoneyQuestions ahead =
                questions(strategy, Map.of("one", behind, "other", plus(strategy, noise(5, 0.002, 0.001))));
        assertThat(ahead.beatsAll(ahead.beats(null)).answer()).isEqualTo(Answer.NO);
        assertThat(both.beatsAll(both.beats(random(0.4))).answer()).isEqualTo(Answer.CANNOT_TELL);
    }

    @Test
    void theRandomTraderHasAPValue() {
        MoneyQuestions questions = questions(noise(1, 0.01, 0), Map.of("cash", new double[COUNT]));
        assertThat(questions.beats(random(0.01)).get("random-trader").answer()).isEqualTo(Answer.YES);
        assertThat(questions.beats(random(0.4)).get("random-trader").answer()).isEqualTo(Answer.CANNOT_TELL);
        assertThat(questions.beats(random(0.99)).get("random-trader").answer()).isEqualTo(Answer.NO);
        Question few = questions
                .beats(new RandomTrader(999, 29, 30, 2, 0.1, -0.1, -0.05, 0, 0.05, 0.1, 1, 0.002))
                .get("random-trader");
        assertThat(few.answer()).isEqualTo(Answer.CANNOT_TELL);
        assertThat(few.reason()).contains("only 29 spells in the market, fewer than 30");
    }

    @Test
    void oneThatMovesAlikeCantBeToldApart() {
        double[] strategy = noise(1, 0.01, 0.01);
        Question same = questions(strategy, Map.of("macd", strategy.clone()))
                .beats(null)
                .get("macd");
        assertThat(same.answer()).isEqualTo(Answer.CANNOT_TELL);
        assertThat(same.reason()).contains("it moved as macd did");
    }

    @Test
    void whateverTheFiguresAReasonSilencesThem() {
        double[] strategy = noise(1, 0.001, 0.01);
        MoneyQuestions silent = new MoneyQuestions(
                returns(strategy, Map.of("cash", new double[COUNT])), YEAR, 1, 0.05, 7, "seen before");
        Map<String, Question> beats = silent.beats(random(0.001));
        assertThat(beats.values()).allSatisfy(each -> {
            assertThat(each.answer()).isEqualTo(Answer.CANNOT_TELL);
            assertThat(each.reason()).contains("seen before");
        });
        assertThat(silent.beatsAll(beats).answer()).isEqualTo(Answer.CANNOT_TELL);
    }

    /** A strategy that holds one position throughout must not make every difference look certain. */
    @Test
    void aLongHoldingTimeLeavesTenBlocks() {
        MoneyQuestions held = new MoneyQuestions(
                returns(noise(1, 0.01, 0), Map.of("cash", new double[COUNT])), YEAR, COUNT, 0.05, 7, null);
        assertThat(held.returns(1).blockLength()).isEqualTo(COUNT / 10.0);
    }

    /** Of 60 strategies that differ from cash by noise alone, no more are told from it than the 99 % band of 5 % holds. */
    @Test
    void noiseIsSeldomToldFromCash() {
        long told = IntStream.range(0, 60)
                .filter(i -> questions(noise(1_000 + i, 0.01, 0), Map.of("cash", new double[COUNT]))
                                .beats(null)
                                .get("cash")
                                .answer()
                        != Answer.CANNOT_TELL)
                .count();
        assertThat(told).isLessThanOrEqualTo(8);
    }

    private static RandomTrader random(double p) {
        return new RandomTrader(999, 40, 41, 2, 0.1, -0.1, -0.05, 0, 0.05, 0.1, 1, p);
    }

    private static MoneyQuestions questions(double[] strategy, Map<String, double[]> baselines) {
        return new MoneyQuestions(returns(strategy, baselines), YEAR, 1, 0.05, 7, null);
    }

    private static PeriodReturns returns(double[] strategy, Map<String, double[]> baselines) {
        return new PeriodReturns(false, strategy, new LinkedHashMap<>(baselines), COUNT * 365.25 / YEAR);
    }

    private static double[] noise(long seed, double deviation, double mean) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, COUNT)
                .mapToDouble(_ -> mean + deviation * random.nextGaussian())
                .toArray();
    }

    private static double[] plus(double[] some, double[] others) {
        return IntStream.range(0, some.length)
                .mapToDouble(t -> some[t] + others[t])
                .toArray();
    }
}
