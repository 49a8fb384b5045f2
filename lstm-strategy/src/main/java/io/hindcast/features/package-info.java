/**
 * Features of one instrument on Ta4j. Bars flow in, one at a time, at their close; rows of features flow out, complete
 * from the end of the warm-up on and finite for ever after.
 *
 * <p>The series keeps only as many bars as the features reach back, and yet every value is the one of a series that keeps
 * them all, to the bit:
 *
 * <ul>
 *   <li>A recursive indicator keeps its last value and is asked at every bar ({@link
 *       io.hindcast.features.RecursiveIndicator}), so its chain never breaks.
 *   <li>What reaches over a window is computed afresh from that window ({@link io.hindcast.features.Window}) and does not
 *       depend on where the series began.
 * </ul>
 *
 * <p>Ta4j 0.22.2's own indicators are used, except where they break:
 *
 * <ul>
 *   <li>{@code SMAIndicator}, and with it {@code StandardDeviationIndicator}, {@code MeanDeviationIndicator}, {@code
 *       CCIIndicator}, {@code PercentBIndicator} and {@code BollingerBandsMiddleIndicator}, keep a running total: rounding
 *       errors pile up, a NaN stays for ever, and the value depends on where the series began and in which order it was
 *       asked. {@link io.hindcast.features.Window} has the same formulas over the window alone, and the same bits as Ta4j
 *       when its running total has just been started.
 *   <li>{@code EMAIndicator} and {@code MMAIndicator}, and with them {@code MACDIndicator}, {@code RSIIndicator}, {@code
 *       ATRIndicator} and the directional ones, have no value for as many bars as their period, counted from the oldest bar
 *       that the series has just now, and begin with the value after these: on a short series they never have one. {@link
 *       io.hindcast.features.ExponentialAverageIndicator} begins with the first bar.
 *   <li>{@code KAMAIndicator} is NaN for ever after one window of constant prices.
 *   <li>{@code StochasticOscillatorKIndicator}, {@code WilliamsRIndicator}, {@code PercentBIndicator}, {@code
 *       CloseLocationValueIndicator} and {@code ChaikinMoneyFlowIndicator} are NaN where high equals low.
 *   <li>{@code PlusDIIndicator}, {@code MinusDIIndicator} and {@code DXIndicator} take everything below 0.00001 for zero
 *       ({@code DoubleNum.equals}), which silences them for instruments with a low price.
 *   <li>{@code RSIIndicator} calls a market that has never moved oversold (0).
 *   <li>{@code OnBalanceVolumeIndicator} counts from the first bar and loses digits as it grows; its slope needs the
 *       window alone.
 * </ul>
 *
 * Ta4j's counts of unstable bars are not used: for exponential averages they are the period, after which the first value
 * still weighs 13 % (Wilder's: over a third). The warm-up is computed along the formula instead ({@link
 * io.hindcast.features.IndicatorLine}).
 */
@NullMarked
package io.hindcast.features;

import org.jspecify.annotations.NullMarked;
