/** From decisions to money: signals, targets, orders, fills, and the portfolio as a strategy may read it. */
@NullMarked
package io.hindcast.trading;

import org.jspecify.annotations.NullMarked;
