/**
 * What trading costs: the plug-in interfaces of a market's costs. An order that the engine fills flows in with the market's
 * price; the fill as it is booked flows out, slippage and fee included. A model knows nothing of the account and must give
 * the same costs for the same fill, so that a run can be repeated.
 */
package io.hindcast.cost;
