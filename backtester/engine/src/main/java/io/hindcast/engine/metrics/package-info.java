/**
 * The figures of a run. What trading does and what a model forecasts flow in, one event at a time; the figures that
 * docs/run-folder.md defines flow out. Streaming and numerically stable: nothing grows with the number of bars, except
 * the pairs that a rank correlation needs. An undefined figure is NaN here and {@code null} in JSON.
 */
@NullMarked
package io.hindcast.engine.metrics;

import org.jspecify.annotations.NullMarked;
