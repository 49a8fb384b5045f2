package io.hindcast.statistics.returns;

import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * The probability that a Sharpe ratio lies above what the best of so many worthless trials would have shown (Bailey and López
 * de Prado, The Deflated Sharpe Ratio, 2014).
 *
 * @param trials how many, at least 1; can be an effective number
 * @param threshold expected maximum of the trials' Sharpe ratios, of a bar; 0 with one trial
 * @param probability probabilistic Sharpe ratio against the threshold: with one trial against 0
 */
public record DeflatedSharpe(double trials, double threshold, double probability) {
    private static final double EULER_MASCHERONI = 0.5772156649015329;
    private static final NormalDistribution NORMAL = new NormalDistribution();

    /**
     * Deflates a Sharpe ratio.
     *
     * @param moments of the returns of the trial that was chosen
     * @param varianceAcrossTrials of the trials' Sharpe ratios of a bar; not looked at with one trial
     * @param trials how many, at least 1
     * @return with NaN where the Sharpe ratio is undefined
     * @throws IllegalArgumentException if there are fewer than 1 trials or the variance is negative or not finite
     */
    public static DeflatedSharpe of(ReturnMoments moments, double varianceAcrossTrials, double trials) {
        double threshold = expectedMaximum(varianceAcrossTrials, trials);
        return new DeflatedSharpe(trials, threshold, ProbabilisticSharpe.of(moments, threshold));
    }

    /**
     * What the best of N trials with a true Sharpe ratio of 0 shows on the mean: {@code sqrt(V) ((1 - γ) Z(1 - 1/N) + γ Z(1 - 1 /
     * (N e)))}, with Z the quantile of the standard normal distribution and γ the constant of Euler and Mascheroni. Between 1 and
     * 2 trials, where the approximation would be negative, 0.
     *
     * @throws IllegalArgumentException as in {@link #of}
     */
    public static double expectedMaximum(double varianceAcrossTrials, double trials) {
        if (!(trials >= 1) || Double.isInfinite(trials)) {
            throw new IllegalArgumentException("there must be at least 1 trial, but there are " + trials);
        }
        if (trials == 1) {
            return 0;
        }
        if (!(varianceAcrossTrials >= 0) || Double.isInfinite(varianceAcrossTrials)) {
            throw new IllegalArgumentException(
                    "a variance must be finite and not negative, but is " + varianceAcrossTrials);
        }
        double standard = (1 - EULER_MASCHERONI) * NORMAL.inverseCumulativeProbability(1 - 1 / trials)
                + EULER_MASCHERONI * NORMAL.inverseCumulativeProbability(1 - 1 / (trials * Math.E));
        return Math.sqrt(varianceAcrossTrials) * Math.max(0, standard);
    }
}
