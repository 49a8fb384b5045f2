/** Checks before each order: a proposed order flows in with the portfolio; a decision flows out. */
package io.hindcast.risk;
