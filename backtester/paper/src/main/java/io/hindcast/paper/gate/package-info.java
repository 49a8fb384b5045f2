/**
 * What becomes of a live input. Messages flow in, in the order of their queue; a {@link io.hindcast.paper.gate.Ruling} flows
 * out for each, and {@link io.hindcast.paper.gate.FeedHealth} accounts for all of them. The same messages and clock readings
 * give the same rulings.
 */
@NullMarked
package io.hindcast.paper.gate;

import org.jspecify.annotations.NullMarked;
