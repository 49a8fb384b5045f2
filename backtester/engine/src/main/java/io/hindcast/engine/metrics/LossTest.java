package io.hindcast.engine.metrics;

/**
 * A test of equal predictive accuracy against persistence, by the squared error of what the model forecasts: {@link
 * LossDifference}. Undefined figures are NaN.
 *
 * @param count forecasts whose actual price is known
 * @param lags of the standard error
 * @param meanDifference mean of persistence's squared error - the model's: positive where the model did better
 * @param standardError of that mean
 * @param statistic {@code meanDifference / standardError}
 * @param pValue two-sided, by Student's t with {@code count - 1} degrees of freedom
 */
public record LossTest(
        long count, int lags, double meanDifference, double standardError, double statistic, double pValue) {
    /** With fewer outcomes no standard error can be trusted. */
    public static final int FEWEST = 30;

    /** How many standard errors from 0 the mean has to be. */
    public static final double STANDARD_ERRORS = 2;

    /** What the test says of the model's forecasts. */
    public enum Answer {
        /** Their loss is smaller than persistence's by more than chance explains. */
        BETTER,
        /** It is larger by more than chance explains. */
        WORSE,
        /** Chance explains the difference. */
        NO_BETTER_THAN_CHANCE,
        /** Too few outcomes, or losses that don't differ. */
        CANNOT_TELL
    }

    /** See {@link Answer}. */
    public Answer answer() {
        if (count < FEWEST || Double.isNaN(statistic)) {
            return Answer.CANNOT_TELL;
        }
        if (Math.abs(statistic) <= STANDARD_ERRORS) {
            return Answer.NO_BETTER_THAN_CHANCE;
        }
        return statistic > 0 ? Answer.BETTER : Answer.WORSE;
    }
}
