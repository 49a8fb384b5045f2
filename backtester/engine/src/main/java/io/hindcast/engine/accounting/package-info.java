/**
 * What trading does to money. Fills and closing prices flow in; cash, position, equity, round trips and the buy-and-hold
 * benchmark flow out, each step proven to conserve money. Works on one instrument, in one thread.
 */
@NullMarked
package io.hindcast.engine.accounting;

import org.jspecify.annotations.NullMarked;
