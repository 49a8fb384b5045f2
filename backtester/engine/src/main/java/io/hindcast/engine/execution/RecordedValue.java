package io.hindcast.engine.execution;

import io.hindcast.market.Instrument;
import io.hindcast.strategy.Pane;

/**
 * A value that a strategy has recorded.
 *
 * @param time close time of its bar, nanoseconds since 1970-01-01T00:00Z
 * @param pane where a report draws it
 */
public record RecordedValue(long time, Instrument instrument, String name, double value, Pane pane) {}
