/**
 * The strategies of this project in other engines. Bars flow in, one at a time, at their close; forecasts and target
 * positions flow out. What fills the orders is the other engine's affair.
 */
@NullMarked
package io.hindcast.adapter;

import org.jspecify.annotations.NullMarked;
