package io.hindcast.runs.verdict;

import io.hindcast.report.summary.BaselineSection.RandomTrader;
import io.hindcast.report.summary.StatisticsSection.ReturnTests;
import io.hindcast.report.summary.Verdict.Answer;
import io.hindcast.report.summary.Verdict.Interval;
import io.hindcast.report.summary.Verdict.Question;
import io.hindcast.report.summary.Verdict.Returns;
import io.hindcast.statistics.returns.BlockLength;
import io.hindcast.statistics.returns.SmallestDetectable;
import io.hindcast.statistics.returns.StationaryBootstrap;
import io.hindcast.statistics.selection.StepM;
import io.hindcast.statistics.series.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What the money is asked: whether the strategy earns more, after costs, than each baseline and than all of them. One draw of
 * blocks serves the strategy and all baselines; the intervals of the single questions hold for all of them together.
 */
final class MoneyQuestions {
    /** The name of the random trader among the baselines. */
    static final String RANDOM_TRADER = "random-trader";

    private static final int DRAWS = 2_000;
    private static final int FEWEST_SPELLS = 30;
    private static final double POWER = 0.8;
    /** Of the returns: with fewer blocks than ten resampled rows are all alike, and every difference looks certain. */
    private static final double LONGEST_BLOCK = 0.1;

    private final PeriodReturns returns;
    private final double perYear;
    private final double level;
    private final @Nullable String silent;
    private final List<String> names;
    private final double[][] differences;
    private final StationaryBootstrap draw;
    private final double block;
    private final StepM together;

    /**
     * @param returns at least 2, all finite
     * @param perYear how many there are in a year
     * @param holding mean holding time, in returns
     * @param seed of the bootstrap
     * @param silent why nobody can tell, whatever the figures; null where they decide
     */
    MoneyQuestions(
            PeriodReturns returns, double perYear, double holding, double level, long seed, @Nullable String silent) {
        this.returns = returns;
        this.perYear = perYear;
        this.level = level;
        this.silent = silent;
        names = List.copyOf(returns.baselines().keySet());
        differences = names.stream()
                .map(name -> Objects.requireNonNull(returns.baselines().get(name)))
                .map(each -> Sample.unlessRounding(Sample.differences(returns.strategy(), each), returns.strategy()))
                .toArray(double[][]::new);
        double least = Math.min(holding, LONGEST_BLOCK * returns.count());
        block = Arrays.stream(differences)
                .mapToDouble(each -> BlockLength.of(each).stationaryAtLeast(least))
                .max()
                .orElseThrow();
        draw = new StationaryBootstrap(returns.count(), block, DRAWS, seed);
        together = StepM.ofMeans(differences, draw, block, level);
    }

    /** How many returns there are. */
    int count() {
        return returns.count();
    }

    /** What the answers go by. */
    Returns returns(long roundTrips) {
        return new Returns(
                returns.daily() ? "day" : "bar", returns.count(), perYear, block, DRAWS, roundTrips, returns.days());
    }

    /** Where the headline figures lie, by the same draw. */
    ReturnTests statistics(long seed) {
        return ReturnStatistics.of(returns, draw, block, perYear, level, seed);
    }

    /**
     * A question a baseline, by name.
     *
     * @param random the random trader's distribution; null where there is none
     */
    Map<String, Question> beats(@Nullable RandomTrader random) {
        Map<String, Question> beats = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            beats.put(names.get(i), beats(i));
        }
        if (random != null) {
            beats.put(RANDOM_TRADER, ofRandom(random));
        }
        return beats;
    }

    private Question beats(int baseline) {
        io.hindcast.statistics.returns.Interval interval = together.intervals().get(baseline);
        double critical = together.criticalValues().length == 0 ? Double.NaN : together.criticalValues()[0];
        return new Question(
                answer(interval),
                "studentised stationary bootstrap, all baselines at once (StepM)",
                perYear * together.estimates()[baseline],
                "difference of annual log return",
                Optional.of(annual(interval)),
                level,
                OptionalDouble.empty(),
                returns.count(),
                OptionalDouble.of(
                        perYear * SmallestDetectable.beyond(critical, together.standardErrors()[baseline], POWER)),
                Optional.ofNullable(silent).or(() -> alike(baseline)));
    }

    private Question ofRandom(RandomTrader random) {
        // Entries and exits follow the price: with few spells their order is not as good as any other, even on noise.
        boolean few = random.holdingSpells() < FEWEST_SPELLS;
        Answer answer = silent != null || few
                ? Answer.CANNOT_TELL
                : random.pValue() < level ? Answer.YES : random.pValue() > 1 - level ? Answer.NO : Answer.CANNOT_TELL;
        return new Question(
                answer,
                "the same spells in " + random.draws() + " random orders",
                random.ownReturn() - random.q50(),
                "total return above the median random trader's",
                Optional.empty(),
                level,
                OptionalDouble.of(random.pValue()),
                random.holdingSpells(),
                OptionalDouble.empty(),
                Optional.ofNullable(silent)
                        .or(() -> few
                                ? Optional.of("only " + random.holdingSpells() + " spells in the market, fewer than "
                                        + FEWEST_SPELLS)
                                : Optional.empty()));
    }

    /** Yes if it is so for each baseline, each at the plain level (an intersection-union test). */
    Question beatsAll(Map<String, Question> beats) {
        List<io.hindcast.statistics.returns.Interval> plain = new ArrayList<>();
        for (double[] each : differences) {
            plain.add(StepM.ofMeans(new double[][] {each}, draw, block, level)
                    .intervals()
                    .getFirst());
        }
        int hardest = 0;
        for (int i = 1; i < names.size(); i++) {
            if (together.estimates()[i] < together.estimates()[hardest]) {
                hardest = i;
            }
        }
        Question random = beats.get(RANDOM_TRADER);
        boolean all =
                plain.stream().allMatch(each -> each.above(0)) && (random == null || random.answer() == Answer.YES);
        boolean one = beats.values().stream().anyMatch(each -> each.answer() == Answer.NO);
        return new Question(
                silent != null ? Answer.CANNOT_TELL : all ? Answer.YES : one ? Answer.NO : Answer.CANNOT_TELL,
                "each baseline at the plain level (intersection-union)",
                perYear * together.estimates()[hardest],
                "difference of annual log return to " + names.get(hardest),
                Optional.of(annual(plain.get(hardest))),
                level,
                OptionalDouble.empty(),
                returns.count(),
                OptionalDouble.empty(),
                Optional.ofNullable(silent));
    }

    private Answer answer(io.hindcast.statistics.returns.Interval interval) {
        return silent != null
                ? Answer.CANNOT_TELL
                : interval.above(0) ? Answer.YES : interval.below(0) ? Answer.NO : Answer.CANNOT_TELL;
    }

    private Optional<String> alike(int baseline) {
        return Sample.constant(differences[baseline])
                ? Optional.of("it moved as " + names.get(baseline) + " did")
                : Optional.empty();
    }

    private Interval annual(io.hindcast.statistics.returns.Interval interval) {
        return new Interval(perYear * interval.lower(), perYear * interval.upper());
    }
}
