/** The strategy itself: what an author implements and an engine calls, once a bar. */
@NullMarked
package io.hindcast.strategy;

import org.jspecify.annotations.NullMarked;
