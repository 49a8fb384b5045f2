/**
 * Rules of trading that have been known for decades, as strategies: bars flow in, positions flow out. They need no forecast, and
 * nothing in them is fitted: what every fitted strategy has to be set beside.
 */
@NullMarked
package io.hindcast.engine.rules;

import org.jspecify.annotations.NullMarked;
