/** The strategy itself: what an author implements and an engine calls, once a bar. */
package io.hindcast.strategy;
