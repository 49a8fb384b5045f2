package io.hindcast.report.summary;

/**
 * A test of the forecasts against persistence.
 *
 * @param name of the test
 * @param answer what it says
 * @param count forecasts whose actual price is known
 * @param lags of the standard error
 * @param meanLossDifference positive where the model did better
 * @param standardError of that mean
 * @param statistic their ratio
 * @param pValue two-sided
 */
public record SkillTest(
        String name,
        Answer answer,
        long count,
        long lags,
        double meanLossDifference,
        double standardError,
        double statistic,
        double pValue) {
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
}
