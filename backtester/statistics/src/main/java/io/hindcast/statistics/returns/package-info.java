/**
 * How sure a figure of returns is. Returns of equal bars, or of days, flow in, in the order of time; intervals, probabilities
 * and tests flow out. One draw of blocks serves all series of a comparison. An undefined figure is NaN.
 */
@NullMarked
package io.hindcast.statistics.returns;

import org.jspecify.annotations.NullMarked;
