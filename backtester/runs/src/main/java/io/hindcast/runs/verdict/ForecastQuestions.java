package io.hindcast.runs.verdict;

import io.hindcast.report.summary.Verdict.Answer;
import io.hindcast.report.summary.Verdict.Interval;
import io.hindcast.report.summary.Verdict.Question;
import io.hindcast.statistics.forecast.ClarkWest;
import io.hindcast.statistics.forecast.DieboldMariano;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;
import org.jspecify.annotations.Nullable;

/** What the forecasts are asked, all in log returns: on price levels every regression is spurious. */
final class ForecastQuestions {
    private static final double POWER = 0.8;
    private static final NormalDistribution NORMAL = new NormalDistribution();

    private final Outcomes outcomes;
    private final int horizonBars;
    private final double level;
    private final @Nullable String silent;

    /**
     * @param horizonBars of the forecasts
     * @param silent why nobody can tell, whatever the figures; null where they decide
     */
    ForecastQuestions(Outcomes outcomes, int horizonBars, double level, @Nullable String silent) {
        this.outcomes = outcomes;
        this.horizonBars = horizonBars;
        this.level = level;
        this.silent = silent;
    }

    /** Clark and West against the training mean, which is nested in every model and takes drift away. */
    Question knowsSomething() {
        ClarkWest test = ClarkWest.of(outcomes.actual(), outcomes.mean(), outcomes.model(), horizonBars);
        double scale = meanSquare(outcomes.actual(), outcomes.mean());
        boolean known = silent == null && test.pModelKnowsMore() < level;
        return new Question(
                known ? Answer.YES : Answer.CANNOT_TELL,
                "Clark-West against the training mean" + lags(test.lags()),
                test.meanAdjustedDifference() / scale,
                "adjusted skill against the training mean",
                Optional.empty(),
                level,
                OptionalDouble.of(test.pModelKnowsMore()),
                test.count(),
                OptionalDouble.of(
                        (NORMAL.inverseCumulativeProbability(1 - level) + NORMAL.inverseCumulativeProbability(POWER))
                                * test.standardError()
                                / scale),
                Optional.ofNullable(silent));
    }

    /** Diebold and Mariano with the correction of Harvey, Leybourne and Newbold, against persistence. */
    Question forecastsBetter() {
        double[] persistence = outcomes.actual();
        double[] errors = new double[outcomes.count()];
        for (int t = 0; t < errors.length; t++) {
            errors[t] = outcomes.actual()[t] - outcomes.model()[t];
        }
        DieboldMariano test = DieboldMariano.ofErrors(persistence, errors, horizonBars);
        double scale = meanSquare(persistence, new double[persistence.length]);
        double skill = test.meanDifference() / scale;
        double error = test.standardError() / scale;
        boolean decided = silent == null && test.pTwoSided() < level;
        double quantile = test.count() < 2
                ? Double.NaN
                : new TDistribution(test.count() - 1.0).inverseCumulativeProbability(1 - level / 2);
        return new Question(
                !decided ? Answer.CANNOT_TELL : skill > 0 ? Answer.YES : Answer.NO,
                "Diebold-Mariano against persistence, corrected by Harvey, Leybourne and Newbold" + lags(test.lags()),
                skill,
                "skill in the return",
                Double.isNaN(error)
                        ? Optional.empty()
                        : Optional.of(new Interval(skill - quantile * error, skill + quantile * error)),
                level,
                OptionalDouble.of(test.pTwoSided()),
                test.count(),
                OptionalDouble.of((quantile + NORMAL.inverseCumulativeProbability(POWER)) * error),
                Optional.ofNullable(silent));
    }

    private static String lags(int lags) {
        return lags == 0 ? "" : ", " + lags + (lags == 1 ? " lag" : " lags");
    }

    private static double meanSquare(double[] actual, double[] forecast) {
        double sum = 0;
        for (int t = 0; t < actual.length; t++) {
            sum += (actual[t] - forecast[t]) * (actual[t] - forecast[t]);
        }
        return sum / actual.length;
    }

    /** Whether all forecasts of a model are one return. */
    static boolean constant(double[] model) {
        return Arrays.stream(model).distinct().limit(2).count() < 2;
    }
}
