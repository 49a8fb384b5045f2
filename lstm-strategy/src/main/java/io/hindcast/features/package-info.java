/**
 * Features of one instrument on Ta4j. Bars flow in, one at a time, at their close; rows of features flow out, complete
 * from the end of the warm-up on and finite for ever after.
 *
 * <p>The series keeps only as many bars as the features reach back, and yet every value is the one of a series that keeps
 * them all, to the bit:
 *
 * <ul>
 *   <li>Ta4j caches an indicator's value at every index but the last, and a recursive indicator whose previous value is
 *       not in its cache starts over at the oldest bar kept. So each recursive indicator is asked for the previous bar
 *       at every bar ({@link io.hindcast.features.Ta4jFeaturePipeline}), and its chain never breaks.
 *   <li>What reaches over a window is computed afresh from that window ({@link io.hindcast.features.Window}) and does not
 *       depend on where the series began.
 * </ul>
 *
 * <p>Ta4j 0.19's own indicators are used, except where they break:
 *
 * <ul>
 *   <li>{@code SMAIndicator}, and with it {@code StandardDeviationIndicator}, {@code MeanDeviationIndicator}, {@code
 *       CCIIndicator}, {@code PercentBIndicator} and {@code BollingerBandsMiddleIndicator}, keep a running total: rounding
 *       errors pile up, a NaN stays for ever, and the value depends on where the series began and in which order it was
 *       asked. {@link io.hindcast.features.Window} has the same formulas over the window alone, and the same bits as Ta4j
 *       when its running total has just been started.
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
 * Ta4j's counts of unstable bars are not used: of the indicators here they are 0 for MACD, KAMA and the Bollinger bands,
 * one too many for windows, and for exponential averages the period, after which the first value still weighs 13 %. The
 * warm-up is computed along the formula instead ({@link io.hindcast.features.IndicatorLine}).
 */
@NullMarked
package io.hindcast.features;

import org.jspecify.annotations.NullMarked;
