package io.hindcast.importing;

/**
 * Prices of a row as the source has them.
 *
 * @param open first price
 * @param close last price
 * @param factor adjusted close / close; NaN without an adjusted close
 */
record SourcePrices(double open, double close, double factor) {}
