/**
 * Whether a model that forecasts live still meets what it was trained on. Rows, closes and forecasts of live bars flow in;
 * alarms flow out. They depend on bars and models alone, so a replay gives the same ones.
 */
package io.hindcast.engine.drift;
