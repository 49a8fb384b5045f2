/**
 * Which bars a model may forecast, whether one that forecasts live still meets what it was trained on, and when another is
 * to be trained. Rows, closes and forecasts of live bars flow in; alarms and due dates flow out. Both depend on bars and
 * models alone, so a replay gives the same ones.
 */
package io.hindcast.upkeep;
