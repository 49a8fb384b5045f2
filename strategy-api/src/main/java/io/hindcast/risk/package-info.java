/** Checks before each order: a proposed order flows in with the portfolio; a decision flows out. */
@NullMarked
package io.hindcast.risk;

import org.jspecify.annotations.NullMarked;
