/** A plain strategy without a model. Bars flow in, targets flow out when two moving averages have crossed. */
@NullMarked
package io.hindcast.crossover;

import org.jspecify.annotations.NullMarked;
