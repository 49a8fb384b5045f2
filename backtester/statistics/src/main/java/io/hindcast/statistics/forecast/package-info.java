/**
 * Does a forecast know something, and more than another? Forecasts, outcomes and errors of returns flow in, in the order of
 * time; tests flow out, each with its count, its statistic and its p-value. Never on price levels, where every regression is
 * spurious. An undefined figure is NaN.
 */
@NullMarked
package io.hindcast.statistics.forecast;

import org.jspecify.annotations.NullMarked;
