package io.hindcast.metric;

/**
 * A forecast and what came of it. Made by the engine.
 *
 * @param close on which it was made
 * @param forecast price that was forecast
 * @param actual close at the horizon
 */
public record ForecastOutcome(double close, double forecast, double actual) {}
