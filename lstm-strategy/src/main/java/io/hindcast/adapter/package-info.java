/**
 * The strategies of this project in other engines. Bars flow in, one at a time, at their close; forecasts and target
 * positions flow out. What fills the orders is the other engine's affair.
 */
package io.hindcast.adapter;
