/** From decisions to money: signals, targets, orders, fills, and the portfolio as a strategy may read it. */
package io.hindcast.trading;
