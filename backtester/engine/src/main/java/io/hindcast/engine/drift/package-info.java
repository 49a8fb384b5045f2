/**
 * Whether a model that forecasts live still meets what it was trained on. What its training met flows in with the model, then
 * rows, closes and forecasts of live bars; alarms flow out. They depend on bars and models alone, so a replay gives the same
 * ones.
 */
@NullMarked
package io.hindcast.engine.drift;

import org.jspecify.annotations.NullMarked;
