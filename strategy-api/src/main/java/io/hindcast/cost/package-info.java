/**
 * What trading costs: the plug-in interfaces of a market's fills, slippage and fees. An order that meets a bar flows in with
 * the market's price; the units and the price of its fill and the fee flow out. A model knows nothing of the account and
 * must give the same costs for the same fills, so that a run can be repeated.
 */
@NullMarked
package io.hindcast.cost;

import org.jspecify.annotations.NullMarked;
