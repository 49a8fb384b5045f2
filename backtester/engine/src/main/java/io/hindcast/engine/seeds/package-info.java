/**
 * Models that differ in their seed alone, taken as one: a model's settings and a number of seeds flow in, a model whose forecast
 * is the mean of theirs flows out.
 */
@NullMarked
package io.hindcast.engine.seeds;

import org.jspecify.annotations.NullMarked;
