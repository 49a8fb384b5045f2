package io.hindcast.store.importing;

/**
 * Prices of a row as the source has them.
 *
 * @param open first price
 * @param close last price
 * @param factor adjusted close / close; NaN without an adjusted close
 * @param rounding half a unit of the adjusted close's last digit, as a part of it: by so much the factor may be off
 */
record SourcePrices(double open, double close, double factor, double rounding) {}
