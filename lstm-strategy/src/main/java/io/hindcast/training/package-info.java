/** Training as the reference does it: a training set and settings flow in, weights and scalers flow out. */
package io.hindcast.training;
