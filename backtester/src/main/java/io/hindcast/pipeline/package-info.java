/**
 * The straight line: bars flow in from a source, pass features, forecast, trading and recording in a Disruptor ring, and
 * leave as rows on disk.
 */
package io.hindcast.pipeline;
