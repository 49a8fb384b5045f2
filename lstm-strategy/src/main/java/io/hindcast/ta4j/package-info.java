/**
 * The LSTM in Ta4j programs: a series of bars flows in; an indicator of the forecast, and rules and a strategy on it, flow
 * out.
 */
@NullMarked
package io.hindcast.ta4j;

import org.jspecify.annotations.NullMarked;
