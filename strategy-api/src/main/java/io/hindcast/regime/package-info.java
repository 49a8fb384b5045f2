/**
 * Regimes of a market, found in hindsight: whole histories flow in, a regime for each bar flows out, for reports alone. No
 * part of the live path may read any of it.
 */
@NullMarked
package io.hindcast.regime;

import org.jspecify.annotations.NullMarked;
