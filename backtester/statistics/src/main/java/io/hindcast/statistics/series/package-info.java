/**
 * What every test of a series needs: checks of what it is given, its long-run variance, and regressions whose covariance
 * withstands dependence in time. Arrays flow in, records flow out; an undefined figure is NaN.
 */
@NullMarked
package io.hindcast.statistics.series;

import org.jspecify.annotations.NullMarked;
