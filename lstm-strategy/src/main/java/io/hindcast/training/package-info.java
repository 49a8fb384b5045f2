/** Training as the reference does it: a training set and settings flow in, weights and scalers flow out. */
@NullMarked
package io.hindcast.training;

import org.jspecify.annotations.NullMarked;
