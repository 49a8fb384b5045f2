/**
 * What becomes of a live input. Messages flow in, in the order of their queue; a {@link io.hindcast.intake.Ruling} flows
 * out for each, and {@link io.hindcast.intake.FeedHealth} accounts for all of them. The same messages and clock readings
 * give the same rulings.
 */
package io.hindcast.intake;
