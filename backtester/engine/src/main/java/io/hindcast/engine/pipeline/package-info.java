/**
 * The straight line: bars flow in from a source, pass features, forecast and trading in a Disruptor ring, and flow out, with
 * all that came of them, to the stages behind. What forecasts is asked again for a sample of the windows that have passed,
 * and no model forecasts a bar that its training has seen.
 */
@NullMarked
package io.hindcast.engine.pipeline;

import org.jspecify.annotations.NullMarked;
