package io.hindcast.runs.verdict;

import io.hindcast.report.summary.Verdict.Answer;
import io.hindcast.report.summary.Verdict.Question;
import io.hindcast.runs.trials.AlignedReturns;
import io.hindcast.runs.trials.CountedTrial;
import io.hindcast.runs.trials.LedgerEnd;
import io.hindcast.runs.trials.RelatedTrials;
import io.hindcast.runs.trials.ReturnMoments;
import io.hindcast.runs.trials.TrialFigures;
import io.hindcast.statistics.returns.DeflatedSharpe;
import io.hindcast.statistics.selection.EffectiveTrials;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.hipparchus.stat.StatUtils;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.jspecify.annotations.Nullable;

/**
 * Whether a return stands out from the luckiest of all trials on the same bars (Bailey and López de Prado, The Deflated Sharpe
 * Ratio, 2014): yes where the probability is at least {@value #YES} with every trial counted, no where it is below {@value #NO}
 * even with those that resemble each other counted once.
 */
final class TrialQuestions {
    private static final double YES = 0.95;
    private static final double NO = 0.5;
    /** Common days that a correlation needs. */
    private static final int FEWEST_DAYS = 30;

    private final RelatedTrials trials;
    private final CountedTrial own;
    private final @Nullable String silent;

    /**
     * @param standing the run among all trials on these bars
     * @param silent why nobody can tell, whatever the figures; null where they decide
     */
    TrialQuestions(LedgerEnd.Standing standing, @Nullable String silent) {
        trials = standing.related();
        own = standing.own();
        this.silent = silent;
    }

    /** Of the return. */
    Question survives() {
        return question(TrialFigures::returns, AlignedReturns::strategy, "return");
    }

    /** Of the return in excess of buy and hold. */
    Question survivesOverHold() {
        return question(TrialFigures::excess, AlignedReturns::excess, "return in excess of buy and hold");
    }

    private Question question(
            Function<TrialFigures, ReturnMoments> of,
            BiFunction<AlignedReturns, Integer, double[]> series,
            String what) {
        ReturnMoments moments = of.apply(own.result().orElseThrow().figures());
        double variance = variance(of, moments.observations());
        double effective = effective(series);
        double all = deflated(moments, variance, trials.count());
        double alike = deflated(moments, variance, effective);
        Answer answer = silent != null || Double.isNaN(all)
                ? Answer.CANNOT_TELL
                : all >= YES ? Answer.YES : alike < NO ? Answer.NO : Answer.CANNOT_TELL;
        return new Question(
                answer,
                "deflated Sharpe ratio of the " + what
                        + (trials.count() == 1
                                ? ", with one trial the probabilistic one"
                                : ", " + trials.count() + " trials, of which " + Math.round(effective)
                                        + " differ (average linkage of correlations); with these "
                                        + String.format(Locale.ROOT, "%.2f", alike)),
                all,
                trials.count() == 1 ? "probabilistic Sharpe ratio" : "deflated Sharpe ratio",
                Optional.empty(),
                1 - YES,
                OptionalDouble.empty(),
                trials.count(),
                OptionalDouble.empty(),
                Optional.ofNullable(silent));
    }

    private static double deflated(ReturnMoments moments, double variance, double number) {
        return DeflatedSharpe.of(
                        new io.hindcast.statistics.returns.ReturnMoments(
                                (int) moments.observations(),
                                moments.sharpe(),
                                1,
                                moments.skewness(),
                                moments.kurtosis()),
                        variance,
                        number)
                .probability();
    }

    /**
     * Of the Sharpe ratios of those that have ended; where fewer than two have, what independent trials without any worth have:
     * {@code 1 / (n - 1)}.
     */
    private double variance(Function<TrialFigures, ReturnMoments> of, long observations) {
        double[] ratios = trials.ended().stream()
                .mapToDouble(
                        each -> of.apply(each.result().orElseThrow().figures()).sharpe())
                .filter(Double::isFinite)
                .toArray();
        return ratios.length < 2 ? 1 / Math.max(1.0, observations - 1.0) : StatUtils.variance(ratios);
    }

    /** How many differ; those whose series nobody has count as one each. */
    private double effective(BiFunction<AlignedReturns, Integer, double[]> series) {
        int known = trials.withReturns().size();
        if (known == 0) {
            return trials.count();
        }
        AlignedReturns aligned = trials.aligned();
        double[][] correlations = new double[known][known];
        for (int i = 0; i < known; i++) {
            correlations[i][i] = 1;
            for (int j = 0; j < i; j++) {
                correlations[i][j] = correlation(series.apply(aligned, i), series.apply(aligned, j));
                correlations[j][i] = correlations[i][j];
            }
        }
        return EffectiveTrials.ofCorrelations(correlations).effective() + (trials.count() - known);
    }

    /** On the days that both have; NaN where they are too few or one does not vary. */
    private static double correlation(double[] some, double[] others) {
        Series first = new Series();
        Series second = new Series();
        for (int t = 0; t < some.length; t++) {
            if (!Double.isNaN(some[t]) && !Double.isNaN(others[t])) {
                first.add(some[t]);
                second.add(others[t]);
            }
        }
        return first.values().length < FEWEST_DAYS
                ? Double.NaN
                : new PearsonsCorrelation().correlation(first.values(), second.values());
    }
}
