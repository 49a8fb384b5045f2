/**
 * The straight line: bars flow in from a source, pass features, forecast, trading and recording in a Disruptor ring, and
 * leave as rows on disk. What forecasts is asked again for a sample of the windows that have passed.
 */
package io.hindcast.engine.pipeline;
