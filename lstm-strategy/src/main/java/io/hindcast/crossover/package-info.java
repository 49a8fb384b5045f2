/** A plain strategy without a model. Bars flow in, targets flow out when two moving averages have crossed. */
package io.hindcast.crossover;
