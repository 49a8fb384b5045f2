/** Built-in checks before each order: a proposed order flows in with the portfolio; a decision flows out. */
@NullMarked
package io.hindcast.engine.risk;

import org.jspecify.annotations.NullMarked;
