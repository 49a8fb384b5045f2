/** Which bar belongs to which segment: a config section and a queue's bars flow in, bar indices flow out. */
package io.hindcast.engine.split;
